import type { z } from 'zod'
import type { FieldError } from './problem.ts'

/** What was checked: the value as it was given, and how places in it are called. */
export interface Checked {
  readonly value: unknown
  readonly placeOf: (path: readonly PropertyKey[]) => string
}

/** Most that are named: more are no help. */
const mostNamed = 20

/** Each field that is wrong: its place, its value and what is allowed. Checked with `whatIsAllowed`, else it is in other words. */
export function wrongFields({ issues }: z.core.$ZodError, checked: Checked): readonly FieldError[] {
  return issues.slice(0, mostNamed).flatMap((issue) => fieldErrors(issue, checked))
}

/** `queue_modes[2].mode`. */
export function pathInWords(path: readonly PropertyKey[]): string {
  return path.reduce<string>((words, step) => {
    if (typeof step === 'number') return `${words}[${step}]`
    return `${words}${words === '' ? '' : '.'}${shown(String(step))}`
  }, '')
}

function fieldErrors(issue: z.core.$ZodIssue, { value, placeOf }: Checked): readonly FieldError[] {
  const { path, message } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ at: placeOf([...path, key]), detail: message }))
  }
  const at = placeOf(path)
  const given = valueAt(value, path)
  if (given === undefined) {
    const isMissing = issue.code === 'invalid_type' && path.length > 0
    return [{ at, detail: isMissing ? 'must be given' : message }]
  }
  const isToldAlready = issue.code === 'custom' && namesValue(message, given)
  return [{ at, detail: isToldAlready ? message : `${excerpt(given)} is not allowed: ${message}` }]
}

/** A rule of its own about an object or a list says what is wrong in it; others may begin with the value. */
function namesValue(message: string, given: unknown): boolean {
  return (typeof given === 'object' && given !== null) || message.startsWith(`\`${String(given)}\``)
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
