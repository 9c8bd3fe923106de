import { describe, expect, it } from 'vitest'
import { aReading, aSituation, aTicket, anAgent, mondayMorning } from '../domain/builders.ts'
import { defaultPolicy, type Policy } from '../domain/policy.ts'
import { routeWithReading } from '../route.ts'
import { decideOtherwise, type Otherwise } from './decide-otherwise.ts'
import { WhatIfTally } from './what-if.ts'
import type { Decision } from '../domain/decision.ts'
import type { WhatIfCase } from './what-if.ts'

const people = [anAgent({ id: 'ada', tier: 1 }), anAgent({ id: 'bob', tier: 2, queues: ['billing'] })]
const ticket = aTicket()

function decided(part: { readonly policy?: Policy; readonly loads?: readonly number[] } = {}): Decision {
  const { policy = defaultPolicy, loads = [0, 0] } = part
  const situation = aSituation(people, { loads })
  return routeWithReading({ id: 'd1', ticket, situation, policy, seed: 7, reading: aReading(), modelVersion: 'm' })
}

function whatIf(...policies: readonly Policy[]): ReturnType<WhatIfTally['outcome']> {
  const tally = new WhatIfTally()
  for (const [index, policy] of policies.entries()) tally.add(caseOf(index, policy))
  return tally.outcome()
}

function caseOf(index: number, policy: Policy): WhatIfCase {
  const recorded = { ...decided(), id: `d${index}` }
  const outcome = { firstResponseAt: mondayMorning + 300 * 60_000 }
  return { recorded, otherwise: decideOtherwise(recorded, { ticket, policy }), ticket, outcome, policy }
}

describe('what would have been decided otherwise', () => {
  it('is nothing at all with the policy that was in force', () => {
    const found = whatIf(defaultPolicy, defaultPolicy, defaultPolicy)
    expect(found).toMatchObject({ decisions: 3, changed: 0, dearest: [] })
    expect(found.minutesSaved?.value).toBe(0)
    expect(found.agents.every(({ before, after }) => before === after)).toBe(true)
  })

  it('names what changes: a queue that is only suggested, a ticket left to a person', () => {
    const suggest: Policy = { ...defaultPolicy, queueModes: [{ queue: 'billing', mode: 'suggest' }] }
    const timid: Policy = { ...defaultPolicy, actConfidence: 0.95 }
    const found = whatIf(suggest, timid, defaultPolicy)
    expect(found).toMatchObject({ decisions: 3, changed: 2 })
    expect(found.kinds).toEqual({ mode: 1, outcome: 1, queue: 0, agent: 0, priority: 0, intent: 0 })
    const [loads] = found.agents
    expect(loads).toMatchObject({ before: 3, after: 2 })
    expect(found.queues).toMatchObject([{ id: 'billing', before: 3, after: 2 }])
  })

  it('goes by other thresholds where they are given, and by none where the policy wants none', () => {
    const rule = { version: 0, tolerated: 0.01, confidence: 0.95, ground: 'resolved', tickets: 400 } as const
    const never = [{ ...rule, threshold: 1.01, acted: 0, wrong: 0 }]
    const always = [{ ...rule, threshold: 0, acted: 400, wrong: 0 }]
    const modeBy = (recorded: Decision, thresholds: Otherwise['thresholds']): string =>
      decideOtherwise(recorded, { ticket, policy: defaultPolicy, ...(thresholds && { thresholds }) }).mode
    const free = decided()
    expect([free.mode, modeBy(free, never), modeBy(free, always), modeBy(free, 'none')]).toEqual([
      'auto',
      'suggest',
      'auto',
      'auto',
    ])
    const bound = decideOtherwise(free, { ticket, policy: defaultPolicy, thresholds: never })
    expect([bound.mode, modeBy(bound, undefined), modeBy(bound, 'none')]).toEqual(['suggest', 'suggest', 'auto'])
  })

  it('counts responses that would have been late by the other targets', () => {
    const strict: Policy = {
      ...defaultPolicy,
      targets: [
        { priority: 'normal', minutes: 60 },
        { priority: 'low', minutes: 60 },
        { priority: 'high', minutes: 60 },
        { priority: 'urgent', minutes: 60 },
      ],
    }
    const { breaches } = whatIf(strict, defaultPolicy)
    expect(breaches).toMatchObject({ known: 2, before: 0, after: 1 })
    expect(breaches.fewer?.value).toBe(-0.5)
  })

  it('names what becomes of another thing before what only goes another way as far', () => {
    const suggest: Policy = { ...defaultPolicy, queueModes: [{ queue: 'billing', mode: 'suggest' }] }
    const timid: Policy = { ...defaultPolicy, actConfidence: 0.95 }
    const { dearest } = whatIf(suggest, suggest, timid)
    expect(dearest.map(({ cost }) => cost)).toEqual([0, 0, 0])
    expect(dearest.map(({ kinds }) => kinds)).toEqual([['outcome'], ['mode'], ['mode']])
  })

  it('names last what is left to people either way, only in another mode', () => {
    const timid: Policy = { ...defaultPolicy, actConfidence: 0.95 }
    const loud: Policy = { ...timid, mode: 'suggest' }
    const suggest: Policy = { ...defaultPolicy, mode: 'suggest' }
    const tally = new WhatIfTally()
    const left = { ...decided({ policy: timid }), id: 'd0' }
    const otherwise = decideOtherwise(left, { ticket, policy: loud })
    tally.add({ recorded: left, otherwise, ticket, outcome: {}, policy: loud })
    tally.add(caseOf(1, suggest))
    const { dearest } = tally.outcome()
    expect(dearest.map(({ decision, cost }) => [decision, cost])).toEqual([
      ['d1', 0],
      ['d0', 0],
    ])
    expect(dearest[1]!.before.outcome.kind).toBe('triage')
  })

  it('names the dearest only, however many there are', () => {
    const tally = new WhatIfTally(2)
    const timid: Policy = { ...defaultPolicy, actConfidence: 0.95 }
    for (let index = 0; index < 30; index++) tally.add(caseOf(index, timid))
    expect(tally.outcome().dearest.map(({ decision }) => decision)).toHaveLength(2)
    expect(tally.outcome().changed).toBe(30)
  })
})
