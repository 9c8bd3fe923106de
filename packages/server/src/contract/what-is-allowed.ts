import { z } from 'zod'

/**
 * What is allowed where something was not, in the words of this product: an error map for `safeParse`. A schema that words its own
 * refusal goes before it.
 */
export function whatIsAllowed(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return mustBeOneOf(issue.values)
    case 'too_big':
      return bounded({ ...issue, bound: issue.maximum, words: issue.inclusive === false ? 'less than' : 'at most' })
    case 'too_small':
      return bounded({ ...issue, bound: issue.minimum, words: issue.inclusive === false ? 'more than' : 'at least' })
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`
    case 'invalid_format':
      return issue.format === 'regex' ? `must match ${issue.pattern}` : `must be a valid ${issue.format}`
    case 'unrecognized_keys':
      return `there is no such field${knownIn(issue.inst)}`
    case 'invalid_key':
      return `is no name that is allowed: ${issue.issues[0]?.message ?? 'must be another'}`
    case 'invalid_element':
      return issue.issues[0]?.message
    case 'invalid_union':
      return oneOfSeveral(issue)
    default:
      return undefined
  }
}

/** What the library calls kinds of values. */
const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  null: 'null',
}

/** What a length is counted in; numbers have none. */
const units: Readonly<Record<string, readonly [string, string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
  set: ['entry', 'entries'],
}

interface Bound {
  readonly origin: string
  readonly bound: number | bigint
  readonly words: string
  readonly exact?: boolean
}

function bounded({ origin, bound, words, exact }: Bound): string {
  const unit = units[origin]
  const limit = `${exact ? 'exactly' : words} ${bound}`
  return unit === undefined ? `must be ${limit}` : `must have ${limit} ${unit[Number(bound) === 1 ? 0 : 1]}`
}

function mustBeOneOf(values: readonly unknown[]): string {
  const [first, ...more] = values.map(String)
  return more.length === 0 ? `must be ${first}` : `must be one of ${[first, ...more].join(', ')}`
}

/** Names of the fields there are, where the schema is of an object. */
function knownIn(schema: unknown): string {
  return schema instanceof z.ZodObject ? `; known are ${Object.keys(schema.shape).join(', ')}` : ''
}

type UnionIssue = Extract<z.core.$ZodRawIssue, { readonly code?: 'invalid_union' }>

/**
 * Where one of several forms was meant, what is wrong with that one; else each of them. A form is meant when it is the only one of
 * the kind of the value given.
 */
function oneOfSeveral({ errors, options, discriminator }: UnionIssue): string | undefined {
  if (discriminator !== undefined && Array.isArray(options)) return mustBeOneOf(options)
  const forms = errors.flatMap((form) => form.slice(0, 1))
  const meant = forms.filter(({ code, path }) => code !== 'invalid_type' || path.length > 0)
  const [only] = meant
  if (only !== undefined && meant.length === 1) return withPlace(only)
  return [...new Set(forms.map(({ message }) => message))].join(', or ')
}

function withPlace(issue: z.core.$ZodIssue): string {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
  return path.length === 0 ? issue.message : `${path.join('.')}: ${issue.message}`
}
