import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { mergedQueues, type Queue } from '../domain/queue.ts'
import type { HistoricTicket } from '../domain/ticket.ts'
import { labelsInForce } from '../route.ts'
import type { LabelReading, Reading } from '../domain/reading.ts'
import { mostTrust } from './new-queues.ts'
import { readingInForce } from './reading-in-force.ts'
import { trainReader } from './train-reader.ts'
import type { Reader, Senses } from './reader.ts'

const senses: Senses = {
  language: () => ({ code: 'en', confidence: 1 }),
  distress: () => 0,
  plainText: (html) => html,
}

const subjects: Readonly<Record<string, readonly string[]>> = {
  billing: ['invoice wrong amount', 'charged twice on my card', 'credit note for the invoice', 'vat number on invoice'],
  refunds: [
    'refund not received',
    'please refund my order',
    'refund to another account',
    'when will the refund arrive',
  ],
  access: ['password reset mail missing', 'cannot sign in', 'account locked after sign in', 'two factor code fails'],
}

const history = Object.entries(subjects).flatMap(([queue, texts]) =>
  Array.from({ length: 40 }, (_, i): HistoricTicket => {
    const subject = texts[i % texts.length]!
    const body = `Hello, ${subject}. It is about number ${i}.`
    return { ticket: { id: `${queue}-${i}`, subject, body, receivedAt: i }, outcome: { queue } }
  }),
)

describe('queues that change after training', () => {
  let reader: Reader
  const read = (subject: string, queues: readonly Queue[]): Reading =>
    reader.read({ subject, body: `Hello, ${subject}.` }, labelsInForce({ agents: [], queues, records: [] }))
  const three = ['billing', 'refunds', 'access'].map((id) => aQueue(id))

  beforeAll(() => {
    reader = trainReader({ history, queues: three }, senses, { seed: 1 })
  }, 120_000)

  it('a closed queue is not read any more, neither as a whole nor in a part', () => {
    expect(read('please refund my order', three).queue.label).toBe('refunds')
    const closed = [aQueue('billing'), aQueue('refunds', { active: false }), aQueue('access')]
    const { queue, issues } = read('please refund my order', closed)
    expect(queue.distribution.map(({ label }) => label)).not.toContain('refunds')
    expect(issues.map((issue) => issue.queue)).not.toContain('refunds')
    // Nor does another become sure because this one went.
    expect(queue.confidence).toBeLessThan(0.5)
  })

  it('a merged queue counts for the one that took it over, at once, with its words as the reason', () => {
    const merged = [aQueue('billing'), aQueue('refunds', { active: false, mergedInto: 'billing' }), aQueue('access')]
    const before = read('please refund my order', three).queue
    const after = read('please refund my order', merged).queue
    const share = (label: string): number => before.distribution.find((one) => one.label === label)?.probability ?? 0
    expect(after.label).toBe('billing')
    expect(after.confidence).toBeCloseTo(share('billing') + share('refunds'), 12)
    expect(after.distribution.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12)
    expect(after.evidence).toEqual(before.evidence)
    expect(after.sum).toEqual(before.sum)
  })

  it('a renamed queue is the same queue', () => {
    const renamed = three.map((queue) => ({ ...queue, name: `The ${queue.id} people` }))
    expect(read('charged twice on my card', renamed).queue).toEqual(read('charged twice on my card', three).queue)
  })

  it('a queue opened with a description is suggested before it has history, and never acted on alone', () => {
    const opened = [...three, aQueue('hardware', { description: 'printer, toner, monitor, keyboard, docking station' })]
    const { queue } = read('the printer is out of toner', opened)
    expect(queue.label).toBe('hardware')
    expect(queue.confidence).toBeLessThanOrEqual(mostTrust)
    expect(queue.evidence.flatMap(({ words }) => words)).toContain('printer')
    const total = queue.evidence.reduce((sum, { weight }) => sum + weight, 0) + queue.sum!.otherWords + queue.sum!.base
    expect(total).toBe(queue.sum!.score)
    // Tickets that share no word with it stay as they were, bit for bit.
    for (const subject of ['please refund my order', 'cannot sign in']) {
      expect(read(subject, opened).queue).toEqual(read(subject, three).queue)
    }
  })

  it('a queue opened without a description waits for a lesson', () => {
    const opened = [...three, aQueue('hardware')]
    expect(read('the printer is out of toner', opened).queue.label).not.toBe('hardware')
  })

  it('what was learned under a merged queue is trained as the one that took it over', { timeout: 120_000 }, () => {
    const merged = [aQueue('billing'), aQueue('refunds', { active: false, mergedInto: 'billing' }), aQueue('access')]
    const labels: string[] = []
    const shares: (number | undefined)[] = []
    trainReader({ history, queues: merged }, senses, {
      seed: 1,
      onFacet: (facet, classifier, { commonestShare }) => {
        if (facet === 'queue') labels.push(...classifier.labels)
        shares.push(commonestShare)
      },
    })
    expect(labels).toEqual(['access', 'billing'])
    // Facets that no ticket of the history has a label for have no share.
    const inBilling = history.filter(({ outcome }) => outcome.queue !== 'access').length
    expect(shares).toEqual([inBilling / history.length, undefined, undefined, undefined])
  })
})

describe('mergedQueues', () => {
  it('follows mergers of mergers, and ends where queues were merged in a circle', () => {
    const closed = { active: false }
    const queues = [
      aQueue('a', { ...closed, mergedInto: 'b' }),
      aQueue('b', { ...closed, mergedInto: 'c' }),
      aQueue('c'),
      aQueue('x', { ...closed, mergedInto: 'y' }),
      aQueue('y', { ...closed, mergedInto: 'x' }),
      aQueue('z', { ...closed, mergedInto: 'gone' }),
      aQueue('constructor', { ...closed, mergedInto: 'c' }),
    ]
    expect([...mergedQueues(queues)]).toEqual([
      ['a', 'c'],
      ['b', 'c'],
      ['constructor', 'c'],
    ])
  })
})

describe('a reading made before queues changed', () => {
  const labels = ['a', 'b', 'c', 'd']
  const reading = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }).map(aReading)
  const world = fc.record({
    open: fc.uniqueArray(fc.constantFrom(...labels)),
    into: fc.constantFrom(...labels),
  })

  it('names no closed queue, sums to 1, gains no confidence but by merging, and is settled after once', () => {
    fc.assert(
      fc.property(reading, world, (before, { open, into }) => {
        const merged = new Map(
          open.includes(into) ? labels.filter((one) => !open.includes(one)).map((one) => [one, into]) : [],
        )
        const now = { isOpen: (queue: string) => open.includes(queue), merged }
        const after = readingInForce(before, now)
        const named = [
          after.queue.label,
          ...after.queue.distribution.map(({ label }) => label),
          ...after.issues.map(({ queue }) => queue),
        ]
        expect(named.every((one) => one === undefined || open.includes(one))).toBe(true)
        const sum = after.queue.distribution.reduce((total, { probability }) => total + probability, 0)
        expect(sum === 0 || Math.abs(sum - 1) < 1e-9).toBe(true)
        if (merged.size === 0) expect(after.queue.confidence).toBeLessThanOrEqual(before.queue.confidence + 1e-12)
        expect(readingInForce(after, now)).toBe(after)
        if (labels.every((one) => open.includes(one))) expect(after).toBe(before)
      }),
    )
  })
})

function aReading(weights: readonly number[]): Reading {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const distribution = weights
    .map((weight, i) => ({ label: 'abcd'[i]!, probability: weight / total }))
    .toSorted((one, other) => other.probability - one.probability)
  const [{ label, probability }] = distribution as [LabelReading['distribution'][number]]
  const queue: LabelReading = {
    label,
    distribution,
    confidence: probability,
    inScope: 1,
    abstained: false,
    evidence: [],
  }
  const number = { value: 0, confidence: 0, abstained: true, evidence: [] }
  const nothing: LabelReading = { distribution: [], confidence: 0, inScope: 0, abstained: true, evidence: [] }
  return {
    ...{ queue, topic: nothing, intent: nothing, impact: number, distress: number, notes: [], text: 'x' },
    complexity: { ...number, minutes: 5, low: 1, high: 9, tier: 1 },
    language: { confidence: 0 },
    issues: [{ start: 0, end: 1, queue: label, confidence: 1 }],
  }
}

function aQueue(id: string, changes: Partial<Queue> = {}): Queue {
  return { id, name: id, description: '', active: true, version: 1, requiredSkills: [], ...changes }
}
