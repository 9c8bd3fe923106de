/**
 * A reorganisation: on one day some topics go over to other teams, and nobody tells the router but by correcting it, ticket by
 * ticket. How many tickets of such a topic must be corrected until the next ones go right, and what becomes of all the
 * others meanwhile? The labels of a public set, in the order of their names, are seven to a queue; eight of them move. What is read wrong
 * is overridden, what is read right with less than 80 % confidence is confirmed by being resolved.
 *
 *     npm run bench -- moved-topics
 */
import type { Classifier, LabelledText } from '../packages/core/src/learn/classifier.ts'
import { loadClassifier, trainClassifier } from '../packages/core/src/learn/train-classifier.ts'
import { asExample, hasData, readRows, shuffled } from './read/data.ts'

const labelsPerQueue = 7
const labelsThatMove = 8
const repeats = 3
/** Of a label that moved, its first two tickets, the next three, … */
const stages = [0, 2, 5, 10, 16] as const

const runs = [
  { set: 'banking77', trainedOn: 600, coming: 1_500 },
  { set: 'banking77', trainedOn: 3_000, coming: 1_500 },
  { set: 'clinc150', trainedOn: 3_000, coming: 2_000 },
] as const

interface Count {
  wrong: number
  all: number
}

const names = stages.map((from, i) => (i + 1 < stages.length ? `${from + 1}–${stages[i + 1]}` : `${from + 1} on`))
console.log(row(['read wrong', 'trained on', ...names.map((name) => `moved, ${name}`), 'others', 'without lessons']))
console.log(row(Array.from({ length: names.length + 4 }, () => '--')))
for (const run of runs) {
  if (hasData(run.set)) reorganise(run)
  else console.error(`${run.set} is skipped: not in POINTSMAN_DATA`)
}

function reorganise({ set, trainedOn, coming }: (typeof runs)[number]): void {
  const tickets = shuffled(readRows(`${set}/train.jsonl.gz`).map(asExample))
  const labels = [...new Set(tickets.map(({ label }) => label))].toSorted()
  const queueOf = new Map(labels.map((label, i) => [label, `queue ${Math.floor(i / labelsPerQueue)}`]))
  const before = tickets.slice(0, trainedOn).map((one) => ({ ...one, label: queueOf.get(one.label)! }))
  const snapshot = trainClassifier(before, { seed: 1 }).snapshot()
  const counts = { moved: stages.map(none), others: none(), unlearned: none() }
  for (let repeat = 0; repeat < repeats; repeat++) {
    const from = trainedOn + repeat * coming
    const queues = afterMove(labels, queueOf, repeat)
    live(snapshot, tickets.slice(from, from + coming), { before: queueOf, after: queues }, counts)
  }
  const { moved, others, unlearned } = counts
  console.log(row([set, trainedOn.toLocaleString('en'), ...[...moved, others, unlearned].map(share)]))
}

/** Which queue each label is in afterwards: those that move are spread over the alphabet, and go to queues far from theirs. */
function afterMove(
  labels: readonly string[],
  queueOf: ReadonlyMap<string, string>,
  repeat: number,
): Map<string, string> {
  const queues = [...new Set(queueOf.values())]
  const after = new Map(queueOf)
  for (let i = 0; i < labelsThatMove; i++) {
    const label = labels[(13 * (repeat + 1) + 9 * i) % labels.length]!
    after.set(label, queues[(queues.indexOf(queueOf.get(label)!) + 3 + i) % queues.length]!)
  }
  return after
}

interface Queues {
  readonly before: ReadonlyMap<string, string>
  readonly after: ReadonlyMap<string, string>
}

interface Counts {
  readonly moved: readonly Count[]
  readonly others: Count
  readonly unlearned: Count
}

function live(snapshot: Uint8Array, coming: readonly LabelledText[], queues: Queues, counts: Counts): void {
  const [learns, stays] = [loadClassifier(snapshot), loadClassifier(snapshot)]
  const seen = new Map<string, number>()
  for (const ticket of coming) {
    const right = queues.after.get(ticket.label)!
    const read = mostLikely(learns, ticket)
    if (right === queues.before.get(ticket.label)) {
      note(counts.others, read.label !== right)
      note(counts.unlearned, mostLikely(stays, ticket).label !== right)
    } else {
      const nth = seen.get(ticket.label) ?? 0
      seen.set(ticket.label, nth + 1)
      note(counts.moved[stages.findLastIndex((from) => from <= nth)]!, read.label !== right)
    }
    if (read.label !== right || read.probability < 0.8) learns.learnOne({ ...ticket, label: right })
  }
}

function mostLikely(classifier: Classifier, ticket: LabelledText): { label: string; probability: number } {
  const { probabilities } = classifier.predictOne(ticket)
  let best = 0
  for (let k = 1; k < probabilities.length; k++) if (probabilities[k]! > probabilities[best]!) best = k
  return { label: classifier.labels[best]!, probability: probabilities[best]! }
}

function none(): Count {
  return { wrong: 0, all: 0 }
}

function note(count: Count, isWrong: boolean): void {
  count.all++
  if (isWrong) count.wrong++
}

function share({ wrong, all }: Count): string {
  return all === 0 ? '–' : `${((wrong / all) * 100).toFixed(1)} %`
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
