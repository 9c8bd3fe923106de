import { z } from 'zod'
import { errorCodes, PointsmanError, type ErrorCode } from '@pointsman/core'

/** RFC 9457 problem details: every answer that is not a success. */
export const problemSchema = z
  .strictObject({
    type: z.string().describe('Where the code is explained'),
    title: z.string(),
    status: z.int(),
    code: z.enum(errorCodes),
    detail: z.string().describe('The value, the place and what is allowed'),
    maybe: z.string().optional().describe('Advice, if any'),
    line: z.int().optional().describe('Bulk requests: the line of the request, from 1'),
    errors: z
      .array(z.strictObject({ at: z.string(), detail: z.string() }))
      .optional()
      .describe('One entry for each field that is wrong'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problemSchema>

/** One wrong field: where it stands and what is wrong with it. */
export interface FieldError {
  readonly at: string
  readonly detail: string
}

/** An error of a request, with the fields that caused it. */
export class RequestError extends PointsmanError {
  readonly status: number
  readonly errors: readonly FieldError[]

  constructor(code: ErrorCode, message: string, more: { status?: number; errors?: readonly FieldError[] } = {}) {
    super(code, message)
    this.status = more.status ?? statusOf(code)
    this.errors = more.errors ?? []
  }
}

const titles: Partial<Record<ErrorCode, readonly [number, string]>> = {
  invalid_request: [400, 'The request is not valid'],
  invalid_ticket: [400, 'The ticket is not valid'],
  invalid_policy: [422, 'The policy is not valid'],
  unknown_name: [422, 'A name is not known'],
  unauthorized: [401, 'Nobody is signed in, and no valid API key was given'],
  forbidden: [403, 'This may not be done'],
  too_many_tries: [429, 'There were too many tries'],
  not_found: [404, 'There is no such thing'],
  already_judged: [409, 'It was judged already'],
  not_ready: [409, 'The queue is not ready'],
  offer_over: [409, 'The offer is over'],
  no_earlier_model: [409, 'There is no earlier model'],
  training_runs: [409, 'A training runs already'],
  report_runs: [409, 'A report is being made already'],
  already_exists: [409, 'It is there already'],
  clock_not_driven: [409, 'The clock cannot be set'],
  version_conflict: [412, 'Somebody else changed it first'],
  too_large: [413, 'The request is too large'],
  unsupported_media_type: [415, 'The content type is not understood'],
  idempotency_mismatch: [422, 'The idempotency key was used for another request'],
  overloaded: [503, 'More is waiting than can be taken in'],
  store_unavailable: [503, 'The database cannot be reached'],
  store_locked: [503, 'The data folder is in use'],
  help_desk_unavailable: [503, 'The help desk cannot be reached'],
  help_desk_refused: [502, 'The help desk refused'],
}

/** The HTTP status of an error code; 500 for those a request cannot cause. */
export function statusOf(code: ErrorCode): number {
  return titles[code]?.[0] ?? 500
}

/** Any error as a problem. What is not ours says nothing of its inside: that is for the log. */
export function toProblem(error: unknown, line?: number): Problem {
  const at = line === undefined ? {} : { line }
  if (!(error instanceof PointsmanError)) {
    return { ...base('internal', 500), detail: 'Something broke in the server; its log says what.', ...at }
  }
  const status = error instanceof RequestError ? error.status : statusOf(error.code)
  const errors = error instanceof RequestError && error.errors.length > 0 ? { errors: [...error.errors] } : {}
  const maybe = error.maybe === undefined ? {} : { maybe: error.maybe }
  return { ...base(error.code, status), detail: error.message, ...maybe, ...at, ...errors }
}

function base(code: ErrorCode, status: number): Pick<Problem, 'type' | 'title' | 'status' | 'code'> {
  const title = titles[code]?.[1] ?? 'Something broke in the server'
  return { type: `docs/reference/errors.md#${code}`, title, status, code }
}
