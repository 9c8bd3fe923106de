import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'

import type { LabelledText } from '../../packages/core/src/learn/classifier.ts'

/** Public evaluation data lies outside the repository; see CONTRIBUTING.md. */
const folder = resolve(process.env['POINTSMAN_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data'))

export type Row = Readonly<Record<string, unknown>>

export function hasData(set: string): boolean {
  return existsSync(join(folder, set))
}

export function readRows(path: string): Row[] {
  const text = gunzipSync(readFileSync(join(folder, path))).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
}

/** A row with one text and its label. */
export function asExample(row: Row): LabelledText {
  return { subject: '', body: string(row, 'text'), label: string(row, 'label') }
}

export function string(row: Row, field: string): string {
  const value = row[field]
  return typeof value === 'string' ? value : ''
}

/** Fisher–Yates with a 32-bit xorshift (Marsaglia 2003): the same order on every machine. */
export function shuffled<Item>(items: readonly Item[], seed = 20_261_101): Item[] {
  const copy = [...items]
  let state = seed | 0
  for (let i = copy.length - 1; i > 0; i--) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const j = (state >>> 0) % (i + 1)
    const other = copy[j] as Item
    copy[j] = copy[i] as Item
    copy[i] = other
  }
  return copy
}
