import type { Classifier, LabelledText } from '../../packages/core/src/learn/classifier.ts'
import { score } from '../../packages/core/src/learn/evaluate/scored.ts'
import { loadClassifier, trainClassifier } from '../../packages/core/src/learn/train-classifier.ts'
import type { OneByOne } from '../prequential.ts'

/** Tickets at which it is trained anew, to those there were at the last training. */
const growth = 1.25

/** The reader's classifier as it is: a lesson a ticket, and trainings on all there is. Second, the same without lessons. */
export function ours(inTimeOrder: boolean): OneByOne {
  const examples: LabelledText[] = []
  let taught: Classifier | undefined
  let untaught: Classifier | undefined
  let next = 1
  return (example) => {
    const right = [taught, untaught].map((classifier) => classifier !== undefined && reads(classifier, example))
    examples.push(example)
    if (examples.length < next) {
      taught?.learnOne(example)
      return right
    }
    taught = trainClassifier(examples, { seed: 1, inTimeOrder })
    untaught = loadClassifier(taught.snapshot())
    next = Math.max(examples.length + 1, Math.ceil(examples.length * growth))
    return right
  }
}

function reads(classifier: Classifier, example: LabelledText): boolean {
  return score(example.label, classifier.labels, classifier.predictOne(example).probabilities).rank === 1
}
