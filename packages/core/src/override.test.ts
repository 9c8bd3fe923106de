import { describe, expect, test } from 'vitest'
import { aReading, aSituation, aTicket, anAgent } from './domain/builders.ts'
import type { Override } from './domain/override.ts'
import { defaultPolicy } from './domain/policy.ts'
import { replay } from './replay.ts'
import { routeWithReading } from './route.ts'
import { noModel, unread } from './understand/unread.ts'

const by = { reason: 'I know better', actor: 'sam' }

function decideUnder(override: Override) {
  return routeWithReading({
    id: 'd2',
    ticket: aTicket(),
    situation: aSituation([anAgent({ id: 'ada' }), anAgent({ id: 'bob', capacity: 0.25 })], { loads: [0, 0.25] }),
    policy: defaultPolicy,
    seed: 1,
    reading: aReading(),
    modelVersion: 'm1',
    supersedes: 'd1',
    override,
  })
}

describe('an override', () => {
  test('gives the ticket to the named agent, though they are full', () => {
    expect(decideUnder({ agent: 'bob', ...by }).outcome).toMatchObject({ kind: 'assigned', agent: 'bob' })
  })

  test('sends the ticket to somebody of the named queue', () => {
    const decision = decideUnder({ queue: 'integrations', ...by })
    expect(decision.outcome).toMatchObject({ kind: 'assigned', agent: 'ada', queue: 'integrations' })
    expect(decision.reading.queue).toMatchObject({ label: 'integrations', confidence: 1 })
  })

  test('of the priority changes the band and leaves the urgency with its reasons', () => {
    const before = decideUnder(by)
    const after = decideUnder({ priority: 'urgent', ...by })
    expect(after.priority).toEqual({ ...before.priority, band: 'urgent' })
  })

  test.each<Override>([
    { agent: 'bob', ...by },
    { queue: 'integrations', ...by },
    { priority: 'low', staysWith: { agent: 'bob', queue: 'integrations' }, ...by },
    { agent: 'bob', queue: 'integrations', priority: 'low', intent: 'complaint', ...by },
  ])('replays bit for bit from its record: %o', (override) => {
    const recorded = decideUnder(override)
    expect(replay(recorded, { ticket: aTicket(), policy: defaultPolicy }).differences).toEqual([])
  })
})

test('a ticket that could not be read is kept for a person, and it is said why', () => {
  const decision = routeWithReading({
    id: 'd1',
    ticket: aTicket(),
    situation: aSituation([anAgent({ id: 'ada' })]),
    policy: defaultPolicy,
    seed: 1,
    reading: unread(aTicket(), 'the reader failed'),
    modelVersion: noModel,
  })
  expect(decision.outcome).toEqual({ kind: 'triage', reason: 'reader_unavailable' })
  expect(decision.reading.notes).toEqual(['the reader failed'])
  expect(replay(decision, { ticket: aTicket(), policy: defaultPolicy }).isIdentical).toBe(true)
})
