/**
 * Every way a promise can be broken, with its stable code. `docs/reference/errors.md` has a paragraph on each;
 * a test compares the two.
 */
export const errorCodes = [
  'invalid_ticket',
  'invalid_policy',
  'lesson_out_of_order',
  'model_unreadable',
  'nothing_to_learn',
  'not_found',
  'already_exists',
  'version_conflict',
  'invalid_request',
  'unauthorized',
  'forbidden',
  'too_many_tries',
  'too_large',
  'store_locked',
  'store_unavailable',
  'migration_changed',
  'usage',
  'unsupported_media_type',
  'idempotency_mismatch',
  'clock_not_driven',
  'overloaded',
  'unknown_name',
  'already_judged',
  'not_ready',
  'offer_over',
  'no_earlier_model',
  'training_runs',
  'report_runs',
  'help_desk_unavailable',
  'help_desk_refused',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** An error whose message names the value, the place and what is allowed; `maybe` is advice, if any. */
export class PointsmanError extends Error {
  override readonly name = 'PointsmanError'
  readonly code: ErrorCode
  readonly maybe: string | undefined

  constructor(code: ErrorCode, message: string, maybe?: string) {
    super(message)
    this.code = code
    this.maybe = maybe
  }
}
