/**
 * Whether the risk bound keeps its promise, and what it leaves to act on: each data set is read once by models that did not
 * see it (two halves), and the readings are cut by chance, 200 times, into recent tickets that set the threshold and
 * later ones that it is used on. The promise holds when the share of cuts in which too many of the later ones go wrong is
 * no larger than the doubt stated. Beside it: drift, injected and not (see `risk/drift-trial.ts`).
 *
 *     npm run bench -- risk [--only banking77,clinc150,it8]
 *
 * Prints its tables and keeps them in `bench/results/risk.md`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { driftTable } from './risk/drift-trial.ts'
import { hasRead, readOnce, sets } from './risk/readings.ts'
import { boundTable } from './risk/splits.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const started = process.cpuUsage()
const parts: string[] = []
for (const set of sets) {
  if (values.only && !values.only.split(',').includes(set)) continue
  if (!hasRead(set)) {
    console.error(`${set} is skipped: not in POINTSMAN_DATA`)
    continue
  }
  const readings = readOnce(set)
  for (const part of [boundTable(readings), driftTable(readings)]) {
    parts.push(part)
    console.log(`${part}\n`)
  }
}
const { user, system } = process.cpuUsage(started)
parts.push(`${((user + system) / 1e6).toFixed(0)} processor seconds in all. Node ${process.version}.`)
const folder = join(import.meta.dirname, 'results')
mkdirSync(folder, { recursive: true })
writeFileSync(
  join(folder, `risk${values.only ? `-${values.only.replaceAll(',', '+')}` : ''}.md`),
  `${parts.join('\n\n')}\n`,
)
