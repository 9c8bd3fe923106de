/*
 * How many wrong labels the data-quality report finds. A share of the labels of a public training set is replaced by another
 * label at random (fixed seed), then the report's own suspects are compared with what was replaced: precision is the share of
 * suspects that were, recall the share of those that are suspected. Beside them the peer: every ticket on which the model
 * disagrees with the label. The public labels are not all right themselves, which is counted against us.
 * Then what wrong labels cost: accuracy on tickets kept aside, learned from the clean labels, from the wrong ones, and
 * from the wrong ones without the suspects.
 * Usage: npm run bench -- label-errors [--noise 0.1] [--only clinc150] [--no-cost]
 */
import type { LabelledText } from '../packages/core/src/learn/classifier.ts'
import { trainClassifier } from '../packages/core/src/learn/train-classifier.ts'
import { seededRandom } from '../packages/core/src/learn/training/shuffle.ts'
import { judgeOutOfSample } from '../packages/core/src/quality/out-of-sample.ts'
import { suspectLabels } from '../packages/core/src/quality/wrong-labels.ts'
import { asExample, hasData, readRows, shuffled } from './read/data.ts'

const noise = Number(option('--noise') ?? 0.1)
const only = option('--only')
const withCost = !process.argv.includes('--no-cost')

console.log(
  row([
    'set',
    'tickets',
    'labels',
    'wrong',
    'suspects',
    'precision',
    'recall',
    'disagree: precision',
    'recall',
    'cpu s',
  ]),
)
for (const set of ['clinc150', 'banking77', 'it8_service_tickets']) {
  if (!hasData(set)) console.log(`${set}: not here, see CONTRIBUTING.md`)
  else if (only === undefined || only === set) measure(set)
}

function measure(set: string): void {
  // Ten thousand of the long tickets say as much as all of them.
  const all = shuffled(readRows(`${set}/train.jsonl.gz`).map(asExample)).slice(0, 15_000)
  const aside = withCost ? all.splice(0, Math.floor(all.length / 10)) : []
  const { noisy, wrong } = mislabel(all)
  const started = process.cpuUsage().user
  const found = judgeOutOfSample(noisy, { seed: 1, explained: 20 })
  const suspects = suspectLabels(found)
  const seconds = (process.cpuUsage().user - started) / 1e6
  const disagreements = [...noisy.keys()].filter((i) => found.predicted[i] !== found.given[i])
  const ours = quality(
    suspects.map(({ ticket }) => ticket),
    wrong,
  )
  const peer = quality(disagreements, wrong)
  const sizes = [noisy.length, found.labels.length, wrong.size, suspects.length].map(String)
  const shares = [ours.precision, ours.recall, peer.precision, peer.recall].map((share) => share.toFixed(3))
  console.log(row([set, ...sizes, ...shares, seconds.toFixed(1)]))
  if (!withCost) return
  const named = new Set(suspects.map(({ ticket }) => ticket))
  const clean = accuracy(all, aside)
  const mixed = accuracy(noisy, aside)
  const pruned = accuracy(
    noisy.filter((_, i) => !named.has(i)),
    aside,
  )
  const each = (pruned - mixed) / (suspects.length / noisy.length)
  console.log(
    `  accuracy on ${aside.length} others: clean labels ${clean.toFixed(3)}, wrong ones ${mixed.toFixed(3)}, ` +
      `without the suspects ${pruned.toFixed(3)}: ${each.toFixed(2)} tickets for each suspect`,
  )
}

function mislabel(examples: readonly LabelledText[]): {
  readonly noisy: readonly LabelledText[]
  readonly wrong: ReadonlySet<number>
} {
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted()
  const random = seededRandom(7)
  const wrong = new Set<number>()
  const noisy = examples.map((example, i) => {
    if (random() >= noise) return example
    wrong.add(i)
    const others = labels.filter((label) => label !== example.label)
    return { ...example, label: others[Math.floor(random() * others.length)]! }
  })
  return { noisy, wrong }
}

function quality(suspects: readonly number[], wrong: ReadonlySet<number>): { precision: number; recall: number } {
  const hits = suspects.filter((ticket) => wrong.has(ticket)).length
  return { precision: hits / Math.max(1, suspects.length), recall: hits / Math.max(1, wrong.size) }
}

function accuracy(train: readonly LabelledText[], test: readonly LabelledText[]): number {
  const classifier = trainClassifier(train, { seed: 1 })
  const right = test.filter((ticket) => {
    const { probabilities } = classifier.predictOne(ticket)
    return classifier.labels[probabilities.indexOf(Math.max(...probabilities))] === ticket.label
  })
  return right.length / test.length
}

function row(cells: readonly string[]): string {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(20) : cell.padStart(Math.max(9, cell.length)))).join('  ')
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
