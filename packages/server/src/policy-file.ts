import { readFile } from 'node:fs/promises'
import { PointsmanError, type Policy } from '@pointsman/core'
import { parseDocument } from 'yaml'
import { fromPolicyPut, policyPutSchema } from './contract/policy.ts'
import { whatIsAllowed } from './contract/what-is-allowed.ts'
import { pathInWords, wrongFields } from './contract/wrong-fields.ts'

/** Largest policy file read, in bytes: thousands of entries fit; more is another file named by mistake. */
const mostBytes = 1_000_000

/**
 * Reads a policy file: YAML with the names of the HTTP API (`docs/reference/policy.md`). What is left out has its
 * default; a name that is not known is an error, so that a slip of the pen never goes unnoticed.
 */
export async function readPolicyFile(path: string): Promise<Omit<Policy, 'version'>> {
  return parsePolicy(await read(path), path)
}

/** The same from text; `place` names it in errors. */
export function parsePolicy(text: string, place: string): Omit<Policy, 'version'> {
  if (Buffer.byteLength(text) > mostBytes) {
    throw new PointsmanError('invalid_policy', `${place}: larger than ${mostBytes} bytes`)
  }
  const value = parseYaml(text, place)
  const parsed = policyPutSchema.safeParse(value, { error: whatIsAllowed })
  if (parsed.success) return fromPolicyPut(parsed.data)
  const faults = wrongFields(parsed.error, { value, placeOf }).map(({ at, detail }) => `${at}: ${detail}`)
  throw new PointsmanError(
    'invalid_policy',
    `${place}: ${faults.join('; ')}`,
    'docs/reference/policy.md has every field',
  )
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const why = isMissing ? 'no such file' : cause instanceof Error ? cause.message : String(cause)
    throw new PointsmanError('invalid_policy', `${path}: cannot be read: ${why}`)
  }
}

/** An empty file is a policy with every default. Aliases are bounded, so that a small file cannot grow without end. */
function parseYaml(text: string, place: string): unknown {
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true })
  const fault = document.errors[0]
  if (fault !== undefined) throw new PointsmanError('invalid_policy', `${place}: ${firstLine(fault.message)}`)
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {}
  } catch (cause) {
    throw new PointsmanError('invalid_policy', `${place}: ${firstLine(String(cause))}`)
  }
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message
}

/** `targets[2].minutes`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the policy' : pathInWords(path)
}
