import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aLabelReading, aReading, aSituation, aTicket, anAgent } from '../domain/builders.ts'
import { dispatch } from '../dispatch.ts'
import { defaultPolicy, modes, type Policy } from '../domain/policy.ts'
import { explainDecision } from '../explain-decision.ts'
import { replay } from '../replay.ts'
import { routeWithReading } from '../route.ts'
import { actScore } from './act-score.ts'
import { trustInWords } from './trust-in-words.ts'
import { ruleFor, trustOf } from './trust-of.ts'
import type { Decision } from '../domain/decision.ts'
import type { Override } from '../domain/override.ts'
import type { ActRule, LoweredMode, TicketTrust } from '../domain/trust.ts'

const rule: ActRule = {
  version: 7,
  threshold: 0.71,
  tolerated: 0.05,
  confidence: 0.95,
  ground: 'resolved',
  tickets: 1204,
  acted: 960,
  wrong: 31,
}
const alarm: LoweredMode = {
  alarm: 3,
  since: Date.UTC(2026, 2, 2, 9),
  because: 'of the last 34 tickets 19 look strange',
}
const ada = anAgent({ id: 'ada', name: 'Ada' })

interface Routed {
  readonly trust?: TicketTrust
  readonly sure?: number
  readonly policy?: Policy
  readonly override?: Override
}

function routed({ trust, sure = 0.9, policy = defaultPolicy, override }: Routed): Decision {
  const rest = Math.round((1 - sure) * 1000) / 1000
  const queue = aLabelReading(
    sure >= rest ? { billing: sure, integrations: rest } : { integrations: rest, billing: sure },
    1,
  )
  return routeWithReading({
    id: 'd1',
    ticket: aTicket(),
    situation: aSituation([ada], trust === undefined ? {} : { trust }),
    policy,
    seed: 1,
    reading: aReading({ queue }),
    modelVersion: 'm0',
    ...(override === undefined ? {} : { override }),
  })
}

describe('what is done alone', () => {
  it('what is read surely enough is acted on, what is less sure is shown, and what is not understood goes to triage', () => {
    expect(routed({ trust: { rule }, sure: 0.72 })).toMatchObject({ mode: 'auto', outcome: { kind: 'assigned' } })
    expect(routed({ trust: { rule }, sure: 0.7 })).toMatchObject({ mode: 'suggest', outcome: { kind: 'assigned' } })
    const policy = { ...defaultPolicy, actConfidence: 0.6 }
    expect(routed({ trust: { rule }, sure: 0.55, policy })).toMatchObject({
      mode: 'auto',
      outcome: { kind: 'triage', reason: 'unsure' },
    })
  })

  it('a threshold that was shown to be safe counts, also where the policy would want more confidence', () => {
    const policy = { ...defaultPolicy, actConfidence: 0.95 }
    const lax = { ...rule, threshold: 0.6 }
    expect(routed({ trust: { rule: lax }, sure: 0.7, policy })).toMatchObject({
      mode: 'auto',
      outcome: { kind: 'assigned' },
    })
  })

  it('without a threshold the least confidence of the policy decides, as on day one', () => {
    expect(routed({ trust: {}, sure: 0.51 }).mode).toBe('auto')
    expect(routed({ sure: 0.51 }).outcome).toEqual(routed({ trust: {}, sure: 0.51 }).outcome)
  })

  it('an alarm makes suggestions of what would be done, in its queue and in no other', () => {
    const lowered = [{ ...alarm, queue: 'billing' }]
    expect(routed({ trust: { rule, lowered } }).mode).toBe('suggest')
    expect(routed({ trust: { rule, lowered: [{ ...alarm, queue: 'integrations' }] } }).mode).toBe('auto')
    expect(routed({ trust: { rule, lowered: [alarm] } }).mode).toBe('suggest')
    expect(routed({ trust: { rule, lowered: [{ ...alarm, except: ['billing'] }] } }).mode).toBe('auto')
  })

  it('neither a threshold nor an alarm ever makes more of a mode than the policy says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...modes),
        fc.double({ min: 0, max: 1.01, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.boolean(),
        (mode, threshold, sure, isOn) => {
          const trust = { rule: { ...rule, threshold }, ...(isOn ? { lowered: [alarm] } : {}) }
          const found = routed({ trust, sure, policy: { ...defaultPolicy, mode } })
          expect(modes.indexOf(found.mode)).toBeLessThanOrEqual(modes.indexOf(mode))
          if (mode === 'auto' && found.mode === 'auto' && found.outcome.kind !== 'triage') {
            expect(actScore(found.reading.queue)).toBeGreaterThanOrEqual(threshold)
          }
        },
      ),
    )
  })

  it("a person's word needs no sureness", () => {
    const override = { queue: 'billing', reason: 'it is theirs', actor: 'kim' }
    const never = { ...rule, threshold: 1.01 }
    expect(routed({ trust: { rule: never }, override })).toMatchObject({ mode: 'auto', outcome: { kind: 'assigned' } })
  })

  it('is decided again from the record alone, bit for bit, and the same in a batch', () => {
    const trustNow = { rules: [{ ...rule, queue: 'billing', threshold: 0.8 }, rule], lowered: [] }
    const situation = aSituation([ada])
    const waiting = [0.72, 0.9].map((sure, i) => ({
      id: `d${i}`,
      ticket: aTicket({ id: `t${i}` }),
      seed: 1,
      reading: aReading({ queue: aLabelReading({ billing: sure, integrations: 1 - sure }, 1) }),
      modelVersion: 'm0',
      customer: situation.customer,
    }))
    const decisions = dispatch({ ...situation, policy: defaultPolicy, waiting, trustNow })
    expect(decisions.map(({ mode }) => mode)).toEqual(['suggest', 'auto'])
    for (const [i, decision] of decisions.entries()) {
      const recorded = JSON.parse(JSON.stringify(decision)) as Decision
      expect(recorded.situation.trust?.rule).toEqual(trustNow.rules[0])
      const again = replay(recorded, { ticket: waiting[i]!.ticket, policy: defaultPolicy })
      expect(again.differences).toEqual([])
    }
  })
})

describe('which rule', () => {
  it('is that of the queue, else that of all others', () => {
    const rules = [{ ...rule, queue: 'billing', threshold: 0.8 }, rule]
    expect(ruleFor(rules, 'billing')?.threshold).toBe(0.8)
    expect(ruleFor(rules, 'outages')?.threshold).toBe(0.71)
    expect(ruleFor(rules.slice(0, 1), 'outages')).toBeUndefined()
    expect(trustOf({ rules, lowered: [] }, undefined)).toEqual({})
  })
})

describe('in words', () => {
  it('every decision says by which rule it acted, suggested or left it to a person', () => {
    const said = (input: Routed): string => trustInWords(routed(input)) ?? 'nothing'
    expect(said({ trust: { rule }, sure: 0.9 })).toBe(
      'may act alone at 0.90, from 0.71 up: at most 5 % wrong with 95 % confidence, from 1,204 resolved tickets',
    )
    expect(said({ trust: { rule }, sure: 0.6 })).toBe(
      'is only suggested at 0.60, below 0.71: from there up at most 5 % wrong with 95 % confidence, from 1,204 resolved tickets',
    )
    expect(said({ trust: { rule: { ...rule, queue: 'billing', ground: 'held_out' } } })).toContain(
      '1,204 tickets held out in training read as billing',
    )
    expect(said({ trust: { rule: { ...rule, threshold: 1.01 } } })).toContain('do not show with 95 % confidence')
    expect(said({ trust: { rule, lowered: [alarm] } })).toBe(
      'only suggested since 2026-03-02 09:00 UTC: of the last 34 tickets 19 look strange',
    )
    expect(said({ trust: {} })).toContain('too few tickets are resolved')
    expect(said({})).toBe('nothing')
    const lines = explainDecision(routed({ trust: { rule } }), aTicket()).join('\n')
    expect(lines).toContain('may act alone at 0.90')
  })
})
