import type { CorrectableClassifier, FieldText } from '../learn/classifier.ts'
import { trainClassifier } from '../learn/train-classifier.ts'
import { queueDescriptions } from './facet-examples.ts'
import type { LabelShare } from './label-shares.ts'
import type { DescribedQueue } from './reader.ts'

/**
 * Most that a description alone may say of a ticket. Larger: a queue that was opened a minute ago is acted on before anybody has
 * confirmed a single ticket of it; smaller: it is hardly ever suggested.
 */
export const mostTrust = 0.5
/** Less than this of a description's say is noise of queues that share no word with the ticket. */
const leastShare = 0.05

/** What descriptions say of queues that were opened since the model was trained. */
export interface NewQueues {
  /** What each of them has of a ticket; the sum is at most `mostTrust`. Empty where nothing of the ticket is in their descriptions. */
  sharesOf(text: FieldText): ReadonlyMap<string, number>
  /** Reads by descriptions alone; explains why a new queue was suggested. */
  readonly reader: CorrectableClassifier
}

/** Any number will do: the same everywhere, so that every node reads the same. */
const seed = 1

/**
 * Looks which open queues training did not know and their operator has described; undefined where there are none. They are told from all
 * open queues by what is said of each. A queue without a description is first suggested after a lesson, or the next training.
 */
export function newQueues(
  trained: readonly string[],
  described: readonly DescribedQueue[] | undefined,
): NewQueues | undefined {
  if (described === undefined || trained.length === 0) return undefined
  const known = new Set(trained)
  const fresh = new Set(
    described.filter(({ id, description }) => !known.has(id) && description !== '').map(({ id }) => id),
  )
  if (fresh.size === 0) return undefined
  const reader = trainClassifier([], { seed, descriptions: queueDescriptions(described) })
  const own = ownWords(described)
  return {
    reader,
    sharesOf: (text) => {
      const words = beginningsOf(`${text.subject} ${text.body}`)
      const { probabilities } = reader.predictOne(text)
      const shares = new Map<string, number>()
      reader.labels.forEach((label, k) => {
        const share = mostTrust * probabilities[k]!
        if (fresh.has(label) && share > leastShare && words.some((word) => own.get(label)!.has(word)))
          shares.set(label, share)
      })
      return shares
    },
  }
}

/** Letters by which words are the same: `printer` and `printers`, `invoice` and `invoicing`. */
const beginning = 6
/** Shorter words are mostly `and`, `the`, `for`: they say nothing of a queue. */
const shortest = 4

/** Words that only one queue is described by: without one of them a ticket is not taken for that queue, whatever letters it shares. */
function ownWords(described: readonly DescribedQueue[]): ReadonlyMap<string, ReadonlySet<string>> {
  const all = described.map(({ id, name, description }) => ({
    id,
    words: new Set(beginningsOf(`${name} ${description}`)),
  }))
  return new Map(
    all.map(({ id, words }) => {
      const others = all.filter((other) => other.id !== id)
      return [id, new Set([...words].filter((word) => !others.some((other) => other.words.has(word))))]
    }),
  )
}

function beginningsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.filter((word) => word.length >= shortest).map((word) => word.slice(0, beginning))
}

/** Makes room for what descriptions say: the others give up their part of it evenly. */
export function withNewQueues(shares: LabelShare[], said: ReadonlyMap<string, number>): LabelShare[] {
  if (said.size === 0) return shares
  const room = 1 - [...said.values()].reduce((sum, share) => sum + share, 0)
  for (const one of shares) {
    one.share *= room
    one.most *= room
  }
  for (const [label, share] of said) {
    const known = shares.find((one) => one.label === label)
    if (known === undefined) shares.push({ label, share, learned: label, most: 0 })
    else known.share += share
  }
  return shares
}
