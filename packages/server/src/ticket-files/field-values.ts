import { priorities, type Priority, type Timestamp } from '@pointsman/core'
import { datesAllowed, readDate, type DateOrder } from './dates.ts'
import { shown } from './raw-row.ts'

/** What other programs call the four bands. Numbers as in "2 - High" and "P2" are read by their number. */
const priorityWords: Readonly<Record<string, Priority>> = {
  critical: 'urgent',
  blocker: 'urgent',
  highest: 'urgent',
  emergency: 'urgent',
  major: 'high',
  medium: 'normal',
  moderate: 'normal',
  standard: 'normal',
  minor: 'low',
  trivial: 'low',
  lowest: 'low',
  planning: 'low',
}

/** Thrown inside this folder only: the reason why a row is skipped. */
export class BadValue extends Error {}

/** Values under our names. */
interface ValueRow {
  readonly values: ReadonlyMap<string, unknown>
}

/** Reads the values of one row. Each throws `BadValue`, naming value, place and what is allowed. */
export class FieldValues {
  readonly #row: ValueRow
  readonly #note: (text: string) => void
  readonly #dates: DateOrder

  constructor(row: ValueRow, note: (text: string) => void, dates: DateOrder) {
    this.#row = row
    this.#note = note
    this.#dates = dates
  }

  text(column: string): string | undefined {
    const value = this.#row.values.get(column)
    if (value === undefined) return undefined
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    throw bad(column, value, 'a text')
  }

  /** A text that names something: spaces around it do not count, and only spaces are nothing. */
  name(column: string): string | undefined {
    const value = this.text(column)?.trim()
    // The limits of the HTTP API: a name that comes in by file must be usable there.
    if (value !== undefined && (value.length > 200 || /\p{Cc}/u.test(value))) {
      throw bad(column, value, 'a name of at most 200 characters, none of them a control character')
    }
    return value === '' ? undefined : value
  }

  number(column: string, min: number, max = Number.MAX_SAFE_INTEGER): number | undefined {
    const value = this.#row.values.get(column)
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) return undefined
    const number = typeof value === 'string' ? Number(value) : value
    if (typeof number === 'number' && number >= min && number <= max) return number
    throw bad(
      column,
      value,
      max === Number.MAX_SAFE_INTEGER ? `a number from ${min}` : `a number from ${min} to ${max}`,
    )
  }

  /** How often something happened; yes and no count as once and never. */
  times(column: string): number | undefined {
    const value = this.#row.values.get(column)
    if (value === true || value === 'true' || value === 'yes') return 1
    if (value === false || value === 'false' || value === 'no') return 0
    const number = this.number(column, 0)
    if (number === undefined || Number.isInteger(number)) return number
    throw bad(column, value, 'a whole number from 0')
  }

  date(column: string): Timestamp | undefined {
    const value = this.#row.values.get(column)
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) return undefined
    const read = readDate(value, this.#dates)
    if (!read) throw bad(column, value, datesAllowed(value, this.#dates))
    if (read.readAs) this.#note(`${column}: dates read as ${read.readAs}`)
    return read.at
  }

  priority(column: string): Priority | undefined {
    const value = this.name(column)
    if (value === undefined) return undefined
    const word = value.toLowerCase()
    const known = priorities.find((each) => each === word)
    if (known) return known
    const place = /^p?([1-5])\b/.exec(word)?.[1]
    const plain = word.replace(/^p?[1-5]\s*[-–:]?\s*/, '')
    const exact = priorities.find((each) => each === plain)
    const read = exact ?? priorityWords[plain] ?? (place ? priorities[Math.min(Number(place), 4) - 1] : undefined)
    if (!read) throw bad(column, value, priorities.join(', '))
    this.#note(`${column} ${JSON.stringify(value)} read as ${read}`)
    return read
  }

  language(column: string): string | undefined {
    const value = this.name(column)
    if (value === undefined) return undefined
    const code = /^([a-z]{2})(?:[-_][a-z0-9_-]+)?$/i.exec(value)?.[1]
    if (!code) throw bad(column, value, 'an ISO 639-1 code such as en or pt-BR')
    return code.toLowerCase()
  }
}

function bad(column: string, value: unknown, allowed: string): BadValue {
  return new BadValue(`${column}: ${shown(value)} is not ${allowed.startsWith('a') ? allowed : `one of ${allowed}`}`)
}
