import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLabelReading, aReading, aSituation, aTicket, anAgent, aQueue } from '../domain/builders.ts'
import { fitNames, type Decision } from '../domain/decision.ts'
import { defaultPolicy } from '../domain/policy.ts'
import { unknownCustomer, type Situation } from '../domain/situation.ts'
import { routeWithReading } from '../route.ts'
import { explainFit } from './explain-fit.ts'
import { fitWeightsOf, scoreFit } from './fit.ts'
import type { Reading } from '../domain/reading.ts'

function routed(situation: Situation, reading: Reading = aReading()): Decision {
  const ticket = aTicket()
  return routeWithReading({ id: 'd1', ticket, situation, policy: defaultPolicy, seed: 1, reading, modelVersion: 'm0' })
}

function signalOf(decision: Decision, agent: string, name: (typeof fitNames)[number]): number {
  const fit = decision.candidates.find((candidate) => candidate.agent === agent)?.fit
  return fit?.signals[fitNames.indexOf(name)] ?? Number.NaN
}

describe('what fit sees', () => {
  test('doubt about the queue is felt in the choice: whoever also covers the second-likeliest queue goes ahead', () => {
    const doubtful = aReading({ queue: aLabelReading({ billing: 0.55, integrations: 0.45 }) })
    const skills = [{ skill: 'billing', level: 0.7 }]
    const both = anAgent({ id: 'both', skills: [...skills, { skill: 'integrations', level: 0.7 }] })
    const one = anAgent({ id: 'one', queues: ['billing'], skills: [{ skill: 'billing', level: 0.8 }] })
    expect(routed(aSituation([one, both]), doubtful).outcome).toMatchObject({ agent: 'both' })
    const certain = aReading({ queue: aLabelReading({ billing: 1 }) })
    expect(routed(aSituation([one, both]), certain).outcome).toMatchObject({ agent: 'one' })
  })

  test('a declared skill in the topic takes the place of skill in the queue as far as the topic is likely', () => {
    const certain = aReading({ topic: aLabelReading({ vat: 1 }), queue: aLabelReading({ billing: 1 }) })
    const even = aReading({ topic: aLabelReading({ vat: 0.5, dunning: 0.5 }), queue: aLabelReading({ billing: 1 }) })
    const none = aReading({ queue: aLabelReading({ billing: 1 }) })
    const skills = [
      { skill: 'billing', level: 0.4 },
      { skill: 'vat', level: 1 },
    ]
    const [whole, half, nothing] = [certain, even, none].map((reading) =>
      signalOf(routed(aSituation([anAgent({ id: 'ada', skills })]), reading), 'ada', 'work'),
    )
    expect(half).toBeGreaterThan(nothing!)
    expect(half).toBeCloseTo((whole! + nothing!) / 2)
  })

  test('a skill may be declared by the name of the queue', () => {
    const agent = anAgent({ id: 'ada', skills: [{ skill: 'Invoices & refunds', level: 0.9 }], queues: ['q7'] })
    const plain = anAgent({ id: 'ben', queues: ['q7'] })
    const situation = aSituation([agent, plain], { queues: [aQueue({ id: 'q7', name: 'Invoices & refunds' })] })
    const decision = routed(situation, aReading({ queue: aLabelReading({ q7: 1 }) }))
    expect(signalOf(decision, 'ada', 'work')).toBeGreaterThan(signalOf(decision, 'ben', 'work'))
  })

  test('specialists are kept free for what needs them, and hard tickets from beginners', () => {
    const agents = ([1, 2, 3] as const).map((tier) => anAgent({ id: `tier${tier}`, tier }))
    const of = (tier: 1 | 3): Reading => aReading({ complexity: { ...aReading().complexity, tier } })
    expect(routed(aSituation(agents), of(1)).outcome).toMatchObject({ agent: 'tier1' })
    expect(routed(aSituation(agents), of(3)).outcome).toMatchObject({ agent: 'tier3' })
  })

  test('one tier too low is worse than one too high', () => {
    const reading = aReading({ complexity: { ...aReading().complexity, tier: 2 } })
    const decision = routed(aSituation([anAgent({ id: 'junior' }), anAgent({ id: 'senior', tier: 3 })]), reading)
    expect(decision.outcome).toMatchObject({ agent: 'senior' })
  })

  test('probability that fell on queues not in force is shared among those that are', () => {
    const agent = anAgent({ id: 'ada', skills: [{ skill: 'billing', level: 0.8 }] })
    const [half, whole] = [{ billing: 0.5, closed: 0.5 }, { billing: 1 }].map((queue) =>
      signalOf(routed(aSituation([agent]), aReading({ queue: aLabelReading(queue) })), 'ada', 'work'),
    )
    expect(half).toBe(whole)
  })

  test('among equals, whoever helped this requester last goes ahead', () => {
    const customer = { ...unknownCustomer, lastAgent: 'ben' }
    const decision = routed(aSituation([anAgent({ id: 'ada' }), anAgent({ id: 'ben' })], { customer }))
    expect(decision.outcome).toMatchObject({ agent: 'ben' })
  })

  test('ties go to who has waited longest for work, then by id', () => {
    const agents = ['cy', 'ada', 'ben'].map((id) => anAgent({ id }))
    expect(routed(aSituation(agents, { lastAssignedAt: [30, 20, 10] })).outcome).toMatchObject({ agent: 'ben' })
    expect(routed(aSituation(agents, { lastAssignedAt: [7, 7, 7] })).outcome).toMatchObject({ agent: 'ada' })
  })
})

describe('laws', () => {
  /** Evenly spread; `fc.double` would draw nearly nothing but tiny numbers. */
  const minutes = fc.integer({ min: -99_730, max: 99_730 }).map((part) => part / 997)
  const signals = fc.tuple(...fitNames.map(() => minutes))
  const weights = fc
    .tuple(...fitNames.map(() => fc.nat(9973).map((part) => (10 * part) / 9973)))
    .map((all) => fitWeightsOf(Object.fromEntries(fitNames.map((name, index) => [name, all[index]])) as never))

  test('a fit explained is the same sum, bit for bit, with a reason for each part', () => {
    fc.assert(
      fc.property(signals, weights, fc.integer({ min: 1, max: 500 }), (saved, fitWeights, teamMinutes) => {
        const fit = scoreFit(saved, fitWeights)
        const { score, contributions } = explainFit(fit, { fitWeights, teamMinutes })
        expect(score).toBe(fit.score)
        expect(contributions.reduce((sum, part) => sum + part.value, 0)).toBe(fit.score)
        expect(contributions.map((part) => part.name)).toEqual([...fitNames])
        expect(contributions.every((part) => part.because.length > 0)).toBe(true)
      }),
    )
  })

  test('a fit never falls when one part saves more', () => {
    fc.assert(
      fc.property(signals, weights, fc.nat(fitNames.length - 1), minutes, (saved, fitWeights, which, other) => {
        const [low, high] = [Math.min(saved[which]!, other), Math.max(saved[which]!, other)]
        const score = (value: number): number => scoreFit(saved.with(which, value), fitWeights).score
        expect(score(high)).toBeGreaterThanOrEqual(score(low))
      }),
    )
  })
})
