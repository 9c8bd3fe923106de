import { expect, test } from 'vitest'
import { sampleCompany } from './company/company.ts'
import { generateHistory, type SimulatedTicket } from './generate.ts'
import { keywordRule } from './keyword-rule.ts'

const seed = 1
const tickets = [...generateHistory({ seed, from: Date.UTC(2026, 0, 1), months: 4, ticketsPerDay: 36 })]
const accuracy = (some: readonly SimulatedTicket[], read: (one: SimulatedTicket) => string): number =>
  some.filter((one) => read(one) === one.truth.queue).length / some.length

test('a keyword rule sends about half of 1,000 tickets to the wrong queue', () => {
  const rule = keywordRule(sampleCompany({ seed }).queues)
  const share = accuracy(tickets.slice(0, 1000), ({ ticket }) => rule(ticket))
  expect(share).toBeGreaterThan(0.45)
  expect(share).toBeLessThan(0.65)
})

test('the queue is in the text all the same: even naive Bayes, trained on 3,000 tickets, finds it in most of the next', () => {
  const read = naiveBayes(tickets.slice(0, 3000))
  expect(accuracy(tickets.slice(3000, 4000), read)).toBeGreaterThan(0.72)
})

/** Multinomial, with Laplace's smoothing, on the set of words. The core's reader does better; this one takes milliseconds. */
function naiveBayes(examples: readonly SimulatedTicket[]): (one: SimulatedTicket) => string {
  const byQueue = Map.groupBy(examples, (one) => one.truth.queue)
  const vocabulary = new Set(examples.flatMap(wordsOf))
  const models = [...byQueue].map(([queue, theirs]) => {
    const counts = new Map<string, number>()
    for (const word of theirs.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1)
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const score = (word: string): number => Math.log(((counts.get(word) ?? 0) + 0.1) / (total + 0.1 * vocabulary.size))
    return { queue, score, prior: Math.log(theirs.length / examples.length) }
  })
  return (one) => {
    const words = wordsOf(one).filter((word) => vocabulary.has(word))
    const scored = models.map(({ queue, score, prior }) => ({
      queue,
      sum: words.reduce((sum, word) => sum + score(word), prior),
    }))
    return scored.reduce((best, next) => (next.sum > best.sum ? next : best)).queue
  }
}

function wordsOf({ ticket }: SimulatedTicket): readonly string[] {
  const own = `${ticket.subject}\n${ticket.body}`.replace(/^>.*$/gm, ' ').toLowerCase()
  return [...new Set(own.match(/\p{L}{2,}/gu))]
}
