import { texts } from '../texts.ts'
import type { components } from './api-types.ts'

type Problem = components['schemas']['Problem']

/** What the server, or the way to it, had against a request, in words for people. */
export class Failure extends Error {
  /** HTTP status; 0 where no answer came, −1 where it broke on this side. */
  readonly status: number
  /** What could be done about it. */
  readonly maybe: string | undefined

  constructor(status: number, message: string, maybe?: string) {
    super(message)
    this.status = status
    this.maybe = maybe
  }
}

/** The answer's own words, or ours where it has none. */
export function failureOf(status: number, problem: Partial<Problem> | undefined): Failure {
  if (problem?.detail === undefined) return new Failure(status, texts.failures.status(status))
  const fields = problem.errors?.map(({ at, detail }) => `${at}: ${detail}`) ?? []
  return new Failure(status, [problem.detail, ...fields].join('\n'), problem.maybe)
}

/** Anything thrown, as a failure. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  // What `fetch` throws where nobody answers; each browser has its own words.
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return new Failure(0, texts.failures.unreachable)
  }
  return new Failure(-1, error instanceof Error ? error.message : String(error))
}
