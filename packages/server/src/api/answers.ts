import type { z } from 'zod'
import { problemSchema } from '../contract/problem.ts'

type Answers = Record<string, z.ZodType>

/** The answers of a route for the OpenAPI document: those given, and a problem for all others. */
export function answers<Given extends Answers>(given: Given): Given & { default: typeof problemSchema } {
  return { ...given, default: problemSchema.describe('Anything else: a problem (RFC 9457)') }
}
