import type { Classifier, FieldText, LabelledText } from '../../packages/core/src/learn/classifier.ts'
import { score } from '../../packages/core/src/learn/evaluate/scored.ts'
import { loadClassifier, trainClassifier } from '../../packages/core/src/learn/train-classifier.ts'
import { repeats } from './child.ts'
import type { Answer, Peer, Trained, Trial } from './trial.ts'

/** The reader's classifier with its defaults: nothing is set for any data set. */
export function ours(): Peer {
  return {
    name: 'Pointsman',
    absent: async () => undefined,
    train,
  }
}

async function train(examples: readonly LabelledText[], order: Trial['order']): Promise<Trained> {
  const started = process.cpuUsage()
  const trained = trainClassifier(examples, { seed: 1, inTimeOrder: order === 'time' })
  const { user, system } = process.cpuUsage(started)
  const snapshot = trained.snapshot()
  // What is measured is what a server would run: the model loaded from its snapshot.
  const classifier = loadClassifier(snapshot)
  return {
    trainSeconds: (user + system) / 1e6,
    modelBytes: snapshot.length,
    answer: async (tickets) => answer(classifier, tickets),
    docsPerSecond: async (tickets) => docsPerSecond(classifier, tickets),
    dispose: () => undefined,
  }
}

function answer(classifier: Classifier, tickets: readonly LabelledText[]): Answer[] {
  return tickets.map((ticket) => {
    const { probabilities, inScope } = classifier.predictOne(ticket)
    return { scored: score(ticket.label, classifier.labels, probabilities), inScope }
  })
}

/** Text in to calibrated distribution out; the best of three after one round to warm up. */
function docsPerSecond(classifier: Classifier, tickets: readonly FieldText[]): number {
  const times = repeats(tickets)
  let best = 0
  let kept = 0
  for (let round = 0; round < 4; round++) {
    const started = process.cpuUsage()
    for (let i = 0; i < times; i++) {
      for (const ticket of tickets) kept += classifier.predictOne(ticket).probabilities[0] ?? 0
    }
    const { user, system } = process.cpuUsage(started)
    if (round > 0) best = Math.max(best, (tickets.length * times) / ((user + system) / 1e6))
  }
  if (!Number.isFinite(kept)) throw new Error('a probability is not a number')
  return best
}
