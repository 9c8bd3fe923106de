import type { Timestamp } from '@pointsman/core'

/** A date as it was understood. `readAs` says how, when the text alone left a choice. */
export interface ReadDate {
  readonly at: Timestamp
  readonly readAs?: string
}

/** Which of the first two numbers of `31/1/2026` is the day. */
export type DateOrder = 'day-first' | 'month-first'

/** What to say is allowed, in messages. */
export const dateForms = 'a date such as 2026-01-31T10:05:00Z, 2026-01-31 10:05 or 31/1/2026 10:05'

/** The same of a certain value: where it is a date in the other order, what to do about it. */
export function datesAllowed(value: unknown, order: DateOrder): string {
  if (readAny(value, order) !== undefined) return 'a date from 1970 to 2099'
  const isDayFirst = order === 'day-first'
  const forms = isDayFirst ? dateForms : dateForms.replace('31/1/', '1/31/')
  if (!readDate(value, isDayFirst ? 'month-first' : 'day-first')) return forms
  const remedy = isDayFirst ? 'day first; maybe give --month-first' : 'month first; maybe leave out --month-first'
  return `${forms}, ${remedy}`
}

/** Days from the first of January 1970 to 2100, as spreadsheets count them: from 1899-12-30. */
const spreadsheetDays = { first: 25_569, end: 73_051 }

const time = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*([AaPp][Mm])?)?`
const zone = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?`
const yearFirst = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})${time}${zone}$`)
const yearLast = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})${time}${zone}$`)
const mailDate = /^(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC)$/

/**
 * Reads a date in one of the forms that help desks export; undefined when it is none. Without a zone it is UTC.
 * `31/1/2026` is day first unless `order` says otherwise: guessing row by row would swap days and months silently.
 */
export function readDate(value: unknown, order: DateOrder = 'day-first'): ReadDate | undefined {
  const read = readAny(value, order)
  return read && isPlausible(read.at) ? read : undefined
}

/** The same of any year. */
function readAny(value: unknown, order: DateOrder): ReadDate | undefined {
  if (typeof value === 'number') return readDays(value) ?? readEpoch(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (/^\d{10}$|^\d{13}$/.test(text)) return readEpoch(Number(text))
  if (/^\d{5}(\.\d+)?$/.test(text)) return readDays(Number(text))
  if (mailDate.test(text)) return readAt(Date.parse(text))
  const iso = yearFirst.exec(text)
  if (iso) return build(iso[1], iso[2], iso[3], iso.slice(4), [])
  const other = yearLast.exec(text)
  if (!other) return undefined
  const [, first, mark, second, year] = other
  const isMonthFirst = order === 'month-first' && mark === '/'
  const [day, month] = isMonthFirst ? [second, first] : [first, second]
  return build(year, month, day, other.slice(5), [isMonthFirst ? 'month first' : 'day first'])
}

function build(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  rest: readonly (string | undefined)[],
  said: readonly string[],
): ReadDate | undefined {
  const [hour = '0', minute = '0', second = '0', fraction = '0', half, offset] = rest
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour)
  const parts = [Number(year), Number(month), Number(day), hours, Number(minute), Number(second)] as const
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000)
  const local = Date.UTC(parts[0], parts[1] - 1, parts[2], parts[3], parts[4], parts[5], milliseconds)
  const back = new Date(local)
  const isReal =
    back.getUTCMonth() === parts[1] - 1 &&
    back.getUTCDate() === parts[2] &&
    parts[3] < 24 &&
    parts[4] < 60 &&
    parts[5] < 60
  if (!isReal || (half && (Number(hour) < 1 || Number(hour) > 12))) return undefined
  const readAs = [
    ...said,
    ...(offset === undefined && rest[0] !== undefined ? ['UTC, as no time zone is given'] : []),
  ].join(', ')
  return readAt(local - offsetMinutes(offset) * 60_000, readAs)
}

function offsetMinutes(offset: string | undefined): number {
  if (!offset || !/^[+-]/.test(offset)) return 0
  const digits = offset.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0')
  return offset.startsWith('-') ? -minutes : minutes
}

function readDays(value: number): ReadDate | undefined {
  if (!(value >= spreadsheetDays.first && value < spreadsheetDays.end)) return undefined
  // They are exported rounded: a date of whole seconds comes back as one.
  const at = Math.round((value - spreadsheetDays.first) * 86_400) * 1000
  return readAt(at, "a spreadsheet's days since 1899-12-30, UTC, as no time zone is given")
}

function readEpoch(value: number): ReadDate | undefined {
  if (!Number.isFinite(value)) return undefined
  const isMilliseconds = Math.abs(value) >= 1e11
  return readAt(isMilliseconds ? value : value * 1000, `${isMilliseconds ? 'milliseconds' : 'seconds'} since 1970`)
}

/** Help desks have no tickets from before 1970 or after 2099: such a date is a mistake. */
function isPlausible(at: Timestamp): boolean {
  return at >= 0 && at < Date.UTC(2100, 0)
}

function readAt(at: Timestamp, readAs = ''): ReadDate | undefined {
  if (Number.isNaN(at)) return undefined
  return readAs === '' ? { at } : { at, readAs }
}
