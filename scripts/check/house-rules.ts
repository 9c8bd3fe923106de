import { basename } from 'node:path'

import type { Problem, Source } from './sources.ts'

/** Longest file, in lines that hold code. Two public ideas in one file is what longer ones turn out to be. */
const mostLines = 300

/** Names that say nothing about what a file holds. */
const emptyNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'service', 'types', 'interfaces']

/** File names that say something, in kebab-case, and files that one can read in a sitting. */
export function houseProblems(sources: readonly Source[]): Problem[] {
  return sources.flatMap(({ path, text }) => {
    const name = basename(path).replace(/(\.(test|conformance|bench|d))?\.(ts|tsx|mjs)$/, '')
    const problems: Problem[] = []
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) problems.push({ path, message: 'its name is not in kebab-case' })
    if (path.split('/').some((part) => emptyNames.includes(part)) || emptyNames.includes(name)) {
      problems.push({ path, message: 'its name says nothing about what it holds' })
    }
    const lines = codeLines(text)
    if (lines > mostLines && !isGenerated(text))
      problems.push({ path, message: `${lines} lines of code; at most ${mostLines}` })
    return problems
  })
}

/** The core takes the time as an argument: what lint cannot see (`new Date()` without an argument). */
export function clockProblems(sources: readonly Source[]): Problem[] {
  return sources
    .filter(({ path }) => /^packages\/(core|simulator)\/src\//.test(path) && !path.endsWith('.test.ts'))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, i) => {
        const reads = /\bnew Date\(\s*\)|\bDate\(\s*\)/.test(line.replace(/\/\/.*|^\s*\*.*/, ''))
        return reads ? [{ path, line: i + 1, message: 'reads the clock; the time is an argument' }] : []
      }),
    )
}

/** Nobody reads what a program writes. */
function isGenerated(text: string): boolean {
  return /^\/\/ Generated from /m.test(text.slice(0, 300))
}

/** Lines that are neither blank nor comment. */
export function codeLines(text: string): number {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => '\n'.repeat(comment.split('\n').length - 1))
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length
}
