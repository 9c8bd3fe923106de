/**
 * How well tickets are read: Pointsman's classifier beside its peers, in one run on the same cuts of the same data.
 *
 *     npm run bench -- read [--only banking77,clinc150] [--peers pointsman,fasttext]
 *
 * Prints one table and keeps it in `bench/results/read.md`. Peers and data that are absent are skipped with a line.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg, setPriority } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { fasttext } from './read/fasttext.ts'
import { liblinear } from './read/liblinear.ts'
import { nlpjs } from './read/nlpjs.ts'
import { ours } from './read/ours.ts'
import { score } from './read/score.ts'
import { table, type Line } from './read/table.ts'
import type { Peer } from './read/trial.ts'
import { dataOf, isThere, trials } from './read/trials.ts'

const everyPeer: readonly Peer[] = [
  ours(),
  fasttext(),
  liblinear({ name: 'LIBLINEAR logistic', solver: '7', features: 'words+characters' }),
  liblinear({ name: 'LIBLINEAR SVM', solver: '1', features: 'words+characters' }),
  liblinear({ name: 'TF-IDF + LinearSVC', solver: '1', features: 'words' }),
  nlpjs(),
]

const { values } = parseArgs({ options: { only: { type: 'string' }, peers: { type: 'string' } } })
setPriority(5)

const peers: Peer[] = []
for (const peer of everyPeer.filter(({ name }) => isNamed(values.peers, name))) {
  const why = await peer.absent()
  if (why) console.error(`${peer.name} is absent: ${why}`)
  else peers.push(peer)
}

const loads = [load()]
const lines: Line[] = []
const notes: string[] = []
for (const [name, read] of Object.entries(trials)) {
  if (values.only && !values.only.split(',').includes(name)) continue
  if (!isThere(name)) {
    console.error(`${name} is skipped: no ${dataOf(name)} in POINTSMAN_DATA`)
    continue
  }
  const trial = read()
  for (const peer of peers) {
    try {
      lines.push({ trial: name, peer: peer.name, figures: await score(peer, trial) })
      console.error(table(lines.slice(-1)).split('\n').at(-1))
    } catch (error) {
      notes.push(`${peer.name} on ${name}: ${error instanceof Error ? error.message : String(error)}`)
      console.error(notes.at(-1))
    }
  }
  loads.push(load())
}

const report = [
  table(lines),
  '',
  `Seconds are processor seconds of one thread. Load average during the run: ${loads.join(', ')}. Node ${process.version}.`,
  ...notes,
].join('\n')
console.log(`\n${report}`)
const folder = join(import.meta.dirname, 'results')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, `read${values.only ? `-${values.only.replaceAll(',', '+')}` : ''}.md`), `${report}\n`)

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1)
}

function isNamed(list: string | undefined, name: string): boolean {
  if (!list) return true
  return list.split(',').some((part) => name.toLowerCase().includes(part.trim().toLowerCase()))
}
