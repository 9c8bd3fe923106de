import { z } from 'zod'
import { RequestError, type FieldError } from '../contract/problem.ts'

/** What was asked for, checked; or a refusal that names each wrong field, its value and what is allowed. */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw refusal(result.error, { schema, value, place })
}

interface Checked {
  readonly schema: z.ZodType
  readonly value: unknown
  readonly place: string
}

function refusal(error: z.ZodError, checked: Checked): RequestError {
  const errors = error.issues.slice(0, 20).flatMap((issue) => toFieldErrors(issue, checked))
  const detail = errors.map(({ at, detail: text }) => `${at}: ${text}`).join('; ')
  return new RequestError('invalid_request', `${detail}.`, { errors })
}

function toFieldErrors(issue: z.core.$ZodIssue, { schema, value, place }: Checked): FieldError[] {
  const at = issue.path.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : `${path}.${String(key)}`),
    place,
  )
  if (issue.code === 'unrecognized_keys') {
    const allowed = fieldsAt(schema, issue.path)
    const known = allowed === undefined ? '' : `; known are ${allowed.join(', ')}`
    return issue.keys.map((key) => ({ at: `${at}.${shown(key)}`, detail: `there is no such field${known}` }))
  }
  const given = valueAt(value, issue.path)
  if (given === undefined && issue.code === 'invalid_type' && issue.path.length > 0)
    return [{ at, detail: 'must be given' }]
  const said = given === undefined ? '' : `${excerpt(given)} `
  return [{ at, detail: `${said}${said === '' ? issue.message : `is not allowed: ${issue.message}`}` }]
}

/** Names of the fields of the object at a path, where the schema is one of plain objects. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] | undefined {
  let here: unknown = unwrapped(schema)
  for (const key of path) {
    if (here instanceof z.ZodObject) here = unwrapped(here.shape[String(key)])
    else if (here instanceof z.ZodArray) here = unwrapped(here.element)
    else return undefined
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : undefined
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrapped(schema.unwrap()) : schema
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined
    here = (here as Record<PropertyKey, unknown>)[key]
  }
  return here
}

function excerpt(value: unknown): string {
  return shown(JSON.stringify(value) ?? typeof value)
}

/** Short enough for a message; never half a character. */
function shown(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57).toWellFormed()}…`
}
