import { PointsmanError } from '@pointsman/core'

/** The place of a row in a listing: its time and, among equals, its id. */
export interface Cursor {
  readonly at: number
  readonly id: string
}

/** Opaque to clients: base64url of JSON. */
export function writeCursor({ at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url')
}

/** Throws `invalid_request` for what is no cursor of ours. */
export function readCursor(text: string): Cursor {
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown]
    if (typeof at === 'number' && Number.isFinite(new Date(at).getTime()) && typeof id === 'string') return { at, id }
  } catch {
    // Said below, as for every other cursor that is not ours.
  }
  throw notOurs(text)
}

/** The place of a row in the order of urgency as of `now`, which later pages keep. */
export interface UrgencyCursor extends Cursor {
  readonly now: number
  readonly urgency: number
}

/** Opaque to clients, as `writeCursor`. */
export function writeUrgencyCursor({ now, urgency, at, id }: UrgencyCursor): string {
  return Buffer.from(JSON.stringify([now, urgency, at, id])).toString('base64url')
}

/** Throws `invalid_request` for what is no cursor of ours. */
export function readUrgencyCursor(text: string): UrgencyCursor {
  try {
    const parsed = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[]
    const [now, urgency, at, id] = parsed
    const isTime = (value: unknown): value is number =>
      typeof value === 'number' && Number.isFinite(new Date(value).getTime())
    if (isTime(now) && isTime(at) && typeof urgency === 'number' && typeof id === 'string') {
      return { now, urgency, at, id }
    }
  } catch {
    // Said below, as for every other cursor that is not ours.
  }
  throw notOurs(text)
}

/** The place of a discrepancy in the order of what is at stake. */
export interface CostCursor {
  readonly cost: number
  readonly id: string
}

/** Opaque to clients, as `writeCursor`. */
export function writeCostCursor({ cost, id }: CostCursor): string {
  return Buffer.from(JSON.stringify([cost, id, 'cost'])).toString('base64url')
}

/** Throws `invalid_request` for what is no cursor of ours. */
export function readCostCursor(text: string): CostCursor {
  try {
    const [cost, id, kind] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[]
    if (typeof cost === 'number' && typeof id === 'string' && kind === 'cost') return { cost, id }
  } catch {
    // Said below, as for every other cursor that is not ours.
  }
  throw notOurs(text)
}

function notOurs(text: string): PointsmanError {
  return new PointsmanError(
    'invalid_request',
    `The cursor '${text}' was not given out by a page of this list.`,
    'Maybe start without a cursor.',
  )
}
