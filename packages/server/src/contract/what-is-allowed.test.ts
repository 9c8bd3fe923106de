import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { policyPutSchema } from './policy.ts'
import { whatIsAllowed } from './what-is-allowed.ts'
import { pathInWords, wrongFields } from './wrong-fields.ts'

function told(schema: z.ZodType, value: unknown): string {
  const { error } = schema.safeParse(value, { error: whatIsAllowed })
  const errors = wrongFields(error!, { value, placeOf: (path) => pathInWords(['body', ...path]) })
  return errors.map(({ at, detail }) => `${at}: ${detail}`).join('; ')
}

describe('what is not allowed is told with its place, its value and what is allowed', () => {
  const side = z.strictObject({ queue: z.string(), share: z.number().max(0.5).optional() })
  const shape = z.strictObject({
    who: z.enum(['people', 'pointsman']),
    share: z.number().gt(0).max(0.5),
    count: z.int().multipleOf(5),
    names: z.array(z.string().max(3)).min(1).max(2),
    isDone: z.boolean(),
    either: z.union([z.string(), side]),
    of: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a') }),
      z.strictObject({ kind: z.literal('b') }),
    ]),
    kinds: z.record(z.enum(['x', 'y']), z.string()),
  })
  test.each<[Record<string, unknown>, string]>([
    [{ who: 'me' }, 'body.who: "me" is not allowed: must be one of people, pointsman'],
    [{ share: 0.7 }, 'body.share: 0.7 is not allowed: must be at most 0.5'],
    [{ share: 0 }, 'body.share: 0 is not allowed: must be more than 0'],
    [{ share: 'much' }, 'body.share: "much" is not allowed: must be a number'],
    [{ count: 1.5 }, 'body.count: 1.5 is not allowed: must be a whole number'],
    [{ count: 7 }, 'body.count: 7 is not allowed: must be a multiple of 5'],
    [{ names: [] }, 'body.names: [] is not allowed: must have at least 1 entry'],
    [{ names: ['a', 'long'] }, 'body.names[1]: "long" is not allowed: must have at most 3 characters'],
    [{ isDone: 'yes' }, 'body.isDone: "yes" is not allowed: must be true or false'],
    [{ foo: 1 }, `body.foo: there is no such field; known are ${Object.keys(shape.shape).join(', ')}`],
    [{ either: 7 }, 'body.either: 7 is not allowed: must be a text, or must be an object'],
    [{ either: { queue: 'a', shore: 1 } }, 'body.either.shore: there is no such field; known are queue, share'],
    [{ either: { queue: 'a', share: 2 } }, 'body.either.share: 2 is not allowed: must be at most 0.5'],
    [{ either: { queue: 7 } }, 'body.either: {"queue":7} is not allowed: queue: must be a text'],
    [{ of: { kind: 'c' } }, 'body.of.kind: "c" is not allowed: must be one of a, b'],
  ])('%j', (given, words) => {
    const right = { who: 'people', share: 0.2, count: 5, names: ['a'], isDone: true, either: 'a', of: { kind: 'a' } }
    expect(told(shape, { ...right, kinds: { x: '', y: '' }, ...given })).toBe(words)
  })

  test('what is missing must be given', () => {
    expect(told(side, {})).toBe('body.queue: must be given')
    expect(told(z.strictObject({ who: z.enum(['a', 'b']) }), {})).toBe('body.who: must be one of a, b')
  })

  test('nothing of a policy is refused in the words of the library', () => {
    for (const name of Object.keys(policyPutSchema.shape)) {
      for (const value of [-1, 'x', ['x'], { x: 1 }, null]) {
        const { error } = policyPutSchema.safeParse({ [name]: value }, { error: whatIsAllowed })
        if (error === undefined) continue
        const words = wrongFields(error, { value: { [name]: value }, placeOf: pathInWords })
        for (const { detail } of words)
          expect(detail).not.toMatch(/Invalid|Too (big|small)|expected|Unrecognized|received/)
      }
    }
  })
})
