import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../learn/training/shuffle.ts'
import { driftBaseline, type WordedOutcome } from './drift-baseline.ts'
import { beginDrift, driftStep, type DriftObservation, type DriftState } from './drift-step.ts'

const queues = ['billing', 'billing', 'billing', 'access', 'access', 'hardware'] as const

/** Tickets as usual: known by their words, read with doubt, right as often as they are sure. */
function usual(random: () => number): WordedOutcome & { readonly queue: string; readonly unknownWords: number } {
  const draw = random()
  const confidence = 1 - draw * draw * 0.5
  return {
    confidence,
    inScope: random(),
    queue: queues[Math.floor(random() * queues.length)]!,
    right: random() < confidence,
    unknownWords: random() < 0.7 ? 0 : random() * 0.3,
  }
}

/** Of a kind that nothing was learned of. */
function another(random: () => number): ReturnType<typeof usual> {
  const inScope = random() * random() * random() * 0.3
  return { ...usual(random), confidence: random(), inScope, right: false, unknownWords: 0.2 + random() * 0.6 }
}

function begun(random: () => number, ticketsPerFalseAlarm?: number): DriftState {
  const outcomes = Array.from({ length: 800 }, () => usual(random))
  return beginDrift(driftBaseline(outcomes, ticketsPerFalseAlarm ? { ticketsPerFalseAlarm } : {}))
}

const asRead = ({ queue, ...rest }: ReturnType<typeof usual>): DriftObservation => ({
  ...rest,
  kind: 'read',
  label: queue,
})
const asResolved = (ticket: WordedOutcome): DriftObservation => ({ ...ticket, kind: 'resolved' })

/** Tickets until the alarm, or `most` without. */
function until(
  state: DriftState,
  most: number,
  observe: () => readonly DriftObservation[],
): { at: number; state: DriftState } {
  let now = state
  for (let at = 1; at <= most; at++) {
    for (const observation of observe()) now = driftStep(now, observation)
    if (now.alarm) return { at, state: now }
  }
  return { at: most, state: now }
}

describe('the alarm on drift', () => {
  it('stays silent for a hundred thousand tickets as usual, read and resolved, from ten beginnings', () => {
    for (let seed = 0; seed < 10; seed++) {
      const random = seededRandom(seed)
      const { state } = until(begun(random), 10_000, () => {
        const ticket = usual(random)
        return [asRead(ticket), asResolved(ticket)]
      })
      expect(state.alarm).toBeUndefined()
    }
  })

  it('sounds no oftener than it was set to, however often that is', () => {
    let tickets = 0
    let alarms = 0
    for (let seed = 100; seed < 200; seed++) {
      const random = seededRandom(seed)
      const { at, state } = until(begun(random, 500), 2_000, () => [asRead(usual(random))])
      tickets += at
      if (state.alarm) alarms++
    }
    expect(alarms).toBeLessThanOrEqual(tickets / 500)
  })

  it('notices within 200 tickets that half of them are of another kind, before one is resolved', () => {
    for (let seed = 0; seed < 50; seed++) {
      const random = seededRandom(seed)
      const { at, state } = until(begun(random), 200, () => [asRead(random() < 0.5 ? another(random) : usual(random))])
      expect(state.alarm, `after ${at} tickets of stream ${seed}`).toBeDefined()
    }
  })

  it('notices within 200 resolved tickets that half of them belong elsewhere now, though they read as ever', () => {
    for (let seed = 0; seed < 50; seed++) {
      const random = seededRandom(seed)
      const { state } = until(begun(random), 200, () => {
        const ticket = usual(random)
        return [asRead(ticket), asResolved({ ...ticket, right: ticket.right && random() < 0.5 })]
      })
      expect(state.alarm?.sign).toBe('wrong')
      expect(state.alarm?.because).toMatch(
        /^of the last \d+ resolved tickets \d+ were read wrong, where at most [\d.]+ were to be expected$/,
      )
    }
  })

  it('notices a rush into one queue, and names it', () => {
    const random = seededRandom(5)
    const { state } = until(begun(random), 200, () => [
      asRead({ ...usual(random), ...(random() < 0.7 ? { queue: 'hardware' } : {}) }),
    ])
    expect(state.alarm?.sign).toBe('labels')
    expect(state.alarm?.because).toContain('are read as hardware')
  })

  it('goes on sounding until it is set anew', () => {
    const random = seededRandom(6)
    const { state } = until(begun(random), 200, () => [asRead(another(random))])
    expect(driftStep(state, asRead(usual(random)))).toBe(state)
  })

  it('is the same state on every machine that saw the same, also put away and loaded in between', () => {
    const ticket = fc.record({
      a: fc.nat(1000),
      b: fc.nat(1000),
      c: fc.nat(1000),
      right: fc.boolean(),
      read: fc.boolean(),
    })
    const baseline = begun(seededRandom(7))
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 60 }), fc.nat(60), (all, cut) => {
        const observations = all.map(({ a, b, c, right, read }): DriftObservation => {
          const sure = { confidence: a / 1000, inScope: b / 1000 }
          return read
            ? { ...sure, kind: 'read', unknownWords: c / 1000, label: 'access' }
            : { ...sure, kind: 'resolved', right }
        })
        const straight = observations.reduce(driftStep, baseline)
        const half = observations.slice(0, cut).reduce(driftStep, baseline)
        const loaded = JSON.parse(JSON.stringify(half)) as DriftState
        expect(observations.slice(cut).reduce(driftStep, loaded)).toEqual(straight)
      }),
      { numRuns: 50 },
    )
  })

  it('refuses to say what is usual from a handful of tickets', () => {
    const random = seededRandom(8)
    const few = Array.from({ length: 30 }, () => usual(random))
    expect(() => driftBaseline(few)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
    const enough = Array.from({ length: 200 }, () => usual(random))
    expect(() => driftBaseline(enough, { ticketsPerFalseAlarm: 1 })).toThrow('ticketsPerFalseAlarm is 1')
  })
})

describe('what is usual', () => {
  it('is taken from all that was read, because what is resolved first may be the easier part', () => {
    const random = seededRandom(3)
    const all = Array.from({ length: 4000 }, () => usual(random))
    const easy = all.filter(({ confidence }) => confidence > 0.8)
    const silent = beginDrift(driftBaseline(easy, { readings: all }))
    expect(until(silent, 5000, () => [asRead(usual(random))]).state.alarm).toBeUndefined()
    const misled = beginDrift(driftBaseline(easy))
    expect(until(misled, 5000, () => [asRead(usual(random))]).state.alarm).toBeDefined()
  })

  it('where nobody knows the labels, no conclusion is drawn from them', () => {
    const random = seededRandom(4)
    const unlabelled = Array.from({ length: 800 }, () => usual(random)).map(({ queue: _queue, ...rest }) => rest)
    const baseline = driftBaseline(unlabelled)
    expect(baseline.labels).toEqual([])
    const { state } = until(beginDrift(baseline), 5000, () => [asRead(usual(random))])
    expect(state.alarm).toBeUndefined()
  })
})
