import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the repository: its path from the root with `/`, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** What a check found: where, and what is wrong there, in one line. */
export interface Problem {
  readonly path: string
  readonly line?: number
  readonly message: string
}

const left = ['node_modules', 'dist', '.cache', 'results', '.git', 'screenshots']

/** Files that match, in alphabetical order, without what is installed or generated. */
export function readSources(root: string, pattern: string): Source[] {
  return globSync(pattern, { cwd: root, exclude: (path) => left.some((name) => path.split('/').includes(name)) })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Line of a character, from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
