import type { z } from 'zod'
import { RequestError } from '../contract/problem.ts'
import { whatIsAllowed } from '../contract/what-is-allowed.ts'
import { pathInWords, wrongFields } from '../contract/wrong-fields.ts'

/** What was asked for, checked; or a refusal that names each wrong field, its value and what is allowed. */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.output<Schema> {
  const result = schema.safeParse(value, { error: whatIsAllowed })
  if (result.success) return result.data
  const errors = wrongFields(result.error, { value, placeOf: (path) => pathInWords([place, ...path]) })
  const detail = errors.map(({ at, detail: text }) => `${at}: ${text}`).join('; ')
  throw new RequestError('invalid_request', `${detail}.`, { errors })
}
