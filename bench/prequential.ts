/**
 * Predict, then learn, one ticket after the other, once, from nothing (Dawid 1984): what an organisation sees that starts
 * without history. Ours takes every ticket as a lesson and trains anew whenever there is a quarter more than at the last
 * training (a nightly one would be oftener, from some weeks on); beside it the same without lessons, and a passive-
 * aggressive learner with hashed features, which takes every ticket at once and needs no training.
 *
 *     npm run bench -- prequential [--only banking77,clinc150,it8] [--most 10000]
 *
 * Prints a table and keeps it in `bench/results/prequential.md` (with `--only` or `--most` under a name of its own).
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import type { LabelledText } from '../packages/core/src/learn/classifier.ts'
import { ours } from './prequential/ours.ts'
import { passiveAggressive } from './prequential/passive-aggressive.ts'
import { asExample, hasData, readRows, shuffled } from './read/data.ts'

/** Predicts and then learns; says what was right: one answer for each of its columns. */
export type OneByOne = (example: LabelledText) => readonly boolean[]

const sets = {
  banking77: { folder: 'banking77', inTimeOrder: false },
  clinc150: { folder: 'clinc150', inTimeOrder: false },
  it8: { folder: 'it8_service_tickets', inTimeOrder: true },
} as const

const { values } = parseArgs({ options: { only: { type: 'string' }, most: { type: 'string' } } })
const lines = [row(['data', 'learner', '1,000', '2,000', '5,000', '10,000', 'all', 'tickets', 'processor s'])]
lines.push(row(Array.from({ length: 9 }, () => '--')))
for (const [name, { folder, inTimeOrder }] of Object.entries(sets)) {
  if (values.only && !values.only.split(',').includes(name)) continue
  if (!hasData(folder)) {
    console.error(`${name} is skipped: not in POINTSMAN_DATA`)
    continue
  }
  const rows = readRows(`${folder}/train.jsonl.gz`)
  const sorted = inTimeOrder ? rows.toSorted((a, b) => Number(a['order']) - Number(b['order'])) : shuffled(rows)
  const examples = sorted.map(asExample).slice(0, Number(values.most ?? Infinity))
  const learners: readonly [readonly string[], () => OneByOne][] = [
    [['Pointsman', 'the same without lessons'], () => ours(inTimeOrder)],
    [['passive-aggressive, C 1'], () => passiveAggressive(1)],
    [['passive-aggressive, C 0.1'], () => passiveAggressive(0.1)],
  ]
  for (const [names, begin] of learners) {
    const found = curves(name, names, begin(), examples)
    lines.push(...found)
    console.error(found.join('\n'))
  }
}
const report = `${lines.join('\n')}\n\nShare right of all tickets so far, each predicted before it was learned from. Node ${process.version}.`
console.log(report)
const results = join(import.meta.dirname, 'results')
mkdirSync(results, { recursive: true })
const suffix = [values.only?.replaceAll(',', '+'), values.most].filter(Boolean).map((part) => `-${part}`)
writeFileSync(join(results, `prequential${suffix.join('')}.md`), `${report}\n`)

function curves(name: string, names: readonly string[], step: OneByOne, examples: readonly LabelledText[]): string[] {
  const marks = [1_000, 2_000, 5_000, 10_000]
  const right = names.map(() => 0)
  const seen = names.map((): string[] => [])
  const started = process.cpuUsage()
  examples.forEach((example, i) => {
    step(example).forEach((isRight, k) => (right[k]! += isRight ? 1 : 0))
    if (marks.includes(i + 1)) right.forEach((count, k) => seen[k]!.push((count / (i + 1)).toFixed(3)))
  })
  const { user, system } = process.cpuUsage(started)
  const seconds = ((user + system) / 1e6).toFixed(0)
  return names.map((learner, k) => {
    const points = marks.map((_, m) => seen[k]![m] ?? '–')
    return row([name, learner, ...points, (right[k]! / examples.length).toFixed(4), `${examples.length}`, seconds])
  })
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
