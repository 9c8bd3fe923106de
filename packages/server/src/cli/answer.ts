import { PointsmanError } from '@pointsman/core'
import type { Shell } from './shell.ts'

/** `--json`, as every command that answers something has it. */
export interface AnswerOptions {
  readonly json?: boolean
}

/** What a command found: a document for programs, text for people. */
export interface Answer {
  readonly json: unknown
  readonly text: string
}

/** Prints what a command found: one JSON document with `--json`, text for people otherwise. */
export function answer(shell: Shell, options: AnswerOptions, found: Answer): void {
  const text = options.json ? JSON.stringify(found.json, null, 2) : found.text
  shell.out.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** A line beside the answer: progress, warnings, what to do next. */
export function say(shell: Shell, line: string): void {
  shell.err.write(`${line}\n`)
}

/** Exit codes: 0 done, 1 failed, 2 used wrongly. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return error instanceof PointsmanError && error.code === 'usage' ? 2 : 1
}

/** Tells of a failure: on standard error for people, and with `--json` as the one document on standard output. */
export function tellFailure(shell: Shell, error: unknown, wantsJson: 'text' | 'json'): void {
  const known = error instanceof PointsmanError
  const message = error instanceof Error ? error.message : String(error)
  const maybe = known ? error.maybe : undefined
  shell.err.write(`pointsman: ${message}\n${maybe ? `Maybe ${maybe.replace(/^maybe:? /i, '')}\n` : ''}`)
  // An error of ours names what to do; any other is a defect, and its trace is what a report of it needs.
  if (!known && error instanceof Error && error.stack)
    shell.err.write(`${error.stack.split('\n').slice(1).join('\n')}\n`)
  if (wantsJson === 'json') {
    shell.out.write(
      `${JSON.stringify({ error: { code: known ? error.code : 'internal', message, ...(maybe && { maybe }) } })}\n`,
    )
  }
}
