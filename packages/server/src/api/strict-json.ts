import { RequestError } from '../contract/problem.ts'

/** Deepest nesting of arrays and objects that is read. Nothing we accept needs more than six. */
const deepest = 32

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * JSON from a request, or a refusal that says where and why: not UTF-8 (nothing is replaced silently), not JSON, nested
 * too deep, or holding characters that cannot be kept. `place` names what was read: `body`, `line 7`.
 */
export function parseStrictJson(bytes: Uint8Array, place: string): unknown {
  const text = decode(bytes, place)
  if (text.trim() === '') throw refused(`${place} is empty; a JSON document is expected.`)
  checkDepth(text, place)
  const value = parse(text, place)
  checkCharacters(value, place)
  return value
}

function decode(bytes: Uint8Array, place: string): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw refused(`${place} is not valid UTF-8; JSON is UTF-8.`)
  }
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw refused(`${place} is not valid JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

/** Counted on the text, before anything is built from it. */
function checkDepth(text: string, place: string): void {
  let depth = 0
  let isInString = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (isInString) {
      if (code === backslash) index++
      else if (code === quote) isInString = false
    } else if (code === quote) isInString = true
    else if (code === openBracket || code === openBrace) {
      if (++depth > deepest) throw refused(`${place} is nested deeper than ${deepest} levels, at character ${index}.`)
    } else if (code === closeBracket || code === closeBrace) depth--
  }
}

const quote = 0x22
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/** The words of a ticket may hold anything a broken mail holds; they are mended, with a note, further on. */
const mended: ReadonlySet<string> = new Set(['subject', 'body'])

function checkCharacters(value: unknown, place: string): void {
  if (typeof value === 'string') return checkText(value, place)
  if (typeof value !== 'object' || value === null) return
  for (const [key, item] of Object.entries(value)) {
    checkText(key, place)
    if (key === '__proto__') throw refused(`${place} has a field "__proto__", which is not allowed.`)
    if (typeof item === 'string' && mended.has(key)) continue
    checkCharacters(item, Array.isArray(value) ? `${place}[${key}]` : `${place}.${key}`)
  }
}

function checkText(text: string, place: string): void {
  if (text.includes('\0')) throw refused(`${place} holds the character NUL (U+0000), which cannot be kept.`)
  if (!text.isWellFormed()) throw refused(`${place} holds half a surrogate pair, which is no character.`)
}

function refused(message: string): RequestError {
  return new RequestError('invalid_request', message)
}
