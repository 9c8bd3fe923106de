import { PointsmanError } from '../errors.ts'
import { decodeUtf8 } from './utf8.ts'

/** The JSON object at the front of a snapshot. Throws `model_unreadable` when it is none, or `isWhole` denies it. */
export function parseHead<Head extends object>(bytes: Uint8Array, isWhole: (head: Partial<Head>) => boolean): Head {
  const head = parsed(bytes)
  if (typeof head !== 'object' || head === null || !isWhole(head)) {
    throw new PointsmanError('model_unreadable', `a head of ${bytes.length} bytes that is damaged`)
  }
  return head as Head
}

/** Undefined for bytes that are no JSON: what damaged them is not known, so there is no more to say. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes))
  } catch {
    return undefined
  }
}
