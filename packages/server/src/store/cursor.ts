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

export function readCursor(text: string): Cursor {
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown]
    if (typeof at === 'number' && Number.isFinite(new Date(at).getTime()) && typeof id === 'string') return { at, id }
  } catch {
    // Said below, as for every other cursor that is not ours.
  }
  throw new PointsmanError(
    'invalid_request',
    `The cursor '${text}' was not given out by a page.`,
    'Maybe start without a cursor.',
  )
}
