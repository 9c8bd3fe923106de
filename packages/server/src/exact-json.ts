import { PointsmanError } from '@pointsman/core'

/** JSON that parses to the same numbers, bit for bit: `JSON.stringify` alone writes −0 as 0 and the infinities as null. */
export function exactJson(value: unknown): string {
  return hasOddNumber(value) ? JSON.stringify(value, writeOddNumbers) : JSON.stringify(value)
}

function hasOddNumber(value: unknown): boolean {
  if (typeof value === 'number') return value === 0 ? Object.is(value, -0) : !Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) {
    // By index: every decision is looked through, and an iterator makes an object an item.
    for (let index = 0; index < value.length; index++) if (hasOddNumber(value[index])) return true
    return false
  }
  for (const key in value) if (hasOddNumber((value as Record<string, unknown>)[key])) return true
  return false
}

/** Of ES2025 and in Node since 21; TypeScript's ES2024 library does not know it yet. */
const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): unknown }

function writeOddNumbers(key: string, value: unknown): unknown {
  if (typeof value !== 'number') return value
  if (Object.is(value, -0)) return rawJSON('-0')
  if (value === Number.POSITIVE_INFINITY) return rawJSON('1e999')
  if (value === Number.NEGATIVE_INFINITY) return rawJSON('-1e999')
  if (Number.isNaN(value))
    throw new PointsmanError('invalid_request', `'${key}' is not a number (NaN); it cannot be kept.`)
  return value
}
