import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lesson } from '../domain/lesson.ts'
import type { LabelReading, Reading } from '../domain/reading.ts'
import { lessonsOfEvent, type Taught } from './lessons-of-event.ts'

const label = (name: string | undefined, confidence: number): LabelReading => ({
  ...(name === undefined ? {} : { label: name }),
  distribution: [],
  confidence,
  inScope: 1,
  abstained: name === undefined,
  evidence: [],
})
const number = (value: number) => ({ value, confidence: 0.8, abstained: false, evidence: [] })
const reading: Reading = {
  queue: label('billing', 0.9),
  topic: label(undefined, 0),
  intent: label('bug', 0.6),
  complexity: { minutes: 14, low: 5, high: 30, tier: 1, confidence: 0.6, abstained: false, evidence: [] },
  impact: number(0.4),
  distress: number(0),
  language: { confidence: 0 },
  issues: [],
  notes: [],
  text: 'the invoice is wrong',
}

/** What is learned when this happens; of what was said, the essence. */
function learned(kind: string, changes: Partial<Taught> = {}, data: Record<string, unknown> = {}): string[] {
  const event = { id: 'e1', kind, at: 1_000, actor: 'ada', data, ...changes.event }
  const ground = {
    ticketId: 't',
    moves: [],
    isIgnored: false,
    before: {},
    after: {},
    queue: 'billing',
    reading,
    known: [],
  }
  return lessonsOfEvent({ ...ground, ...changes, event }).map(
    ({ facet, answer, isNot, weight, takesBack }) =>
      `${takesBack === undefined ? '' : `takes back ${takesBack}: `}${facet} ${isNot ? 'not ' : ''}${answer} ${weight}`,
  )
}

const kept = (part: Partial<Lesson>): Lesson => ({
  seq: 7,
  at: 500,
  ticketId: 't',
  text: reading.text,
  facet: 'queue',
  answer: 'access',
  actor: 'ada',
  ...part,
})

test('a resolution teaches what was not read, or not surely; what was read surely is not taught again', () => {
  expect(learned('resolved', { after: { queue: 'billing', topic: 'Refunds', intent: 'bug' } })).toEqual([
    'topic Refunds 1',
    'intent bug 1',
  ])
  expect(learned('resolved', { after: { queue: 'access' } })).toEqual(['queue access 1'])
})

test('a resolution that was passed round, or came back before, is believed less', () => {
  expect(learned('resolved', { after: { queue: 'access', reassignments: 3 } })).toEqual(['queue access 0.6'])
  expect(learned('resolved', { before: { reopened: 1 }, after: { queue: 'access', reopened: 1 } })).toEqual([
    'queue access 0.76',
  ])
})

test('what a person said already is not said again by the resolution', () => {
  const known = [kept({ cause: 'overridden' })]
  expect(learned('resolved', { after: { queue: 'access' }, known })).toEqual([])
  const passedOn = [kept({ cause: 'reassigned', weight: 0.56 })]
  expect(learned('resolved', { after: { queue: 'access' }, known: passedOn })).toEqual(['queue access 1'])
})

test('handling time of another class than was read is believed a little; of the same class it is no news', () => {
  expect(learned('resolved', { after: { handleMinutes: 200 } })).toEqual(['complexity 200 0.3'])
  expect(learned('resolved', { after: { handleMinutes: 16 } })).toEqual([])
})

test('an intent that no help desk knows teaches nothing', () => {
  expect(learned('resolved', { after: { intent: 'wibble' } })).toEqual([])
})

test('an escalation says that there was more to it, one step and once', () => {
  expect(learned('escalated')).toEqual(['complexity 45 0.5', 'impact high 0.5'])
  expect(learned('escalated', { known: [kept({ facet: 'impact', cause: 'escalated' })] })).toEqual([])
})

test('a bare "not mine" denies the queue where the ticket is; with the right queue it names that', () => {
  expect(learned('flagged')).toEqual(['queue not billing 1'])
  expect(learned('flagged', {}, { queue: 'access' })).toEqual(['queue access 1'])
})

test('coming back takes the resolution back in part, and nothing that a person said', () => {
  const known = [
    kept({ cause: 'resolved', weight: 1 }),
    kept({ seq: 8, cause: 'overridden', facet: 'intent', answer: 'bug' }),
  ]
  expect(learned('customer_replied', { before: {}, after: { reopened: 1 }, known })).toEqual([
    'takes back 7: queue access 1',
    'queue access 0.76',
  ])
})

test('what is older than what is known of the same facet is not taught, and a ticket without words teaches nothing', () => {
  const known = [kept({ facet: 'impact', at: 2_000, answer: 'urgent' })]
  expect(learned('priority_changed', { after: { priority: 'low' }, known })).toEqual([])
  expect(learned('priority_changed', { after: { priority: 'low' } })).toEqual(['impact low 0.88'])
  expect(learned('priority_changed', { after: { priority: 'low' }, reading: { ...reading, text: ' ' } })).toEqual([])
})

test('whatever happens, lessons are believed by more than nothing and no more than wholly, and name their event', () => {
  const kinds = fc.constantFrom(
    'resolved',
    'escalated',
    'reassigned',
    'priority_changed',
    'flagged',
    'rated',
    'reopened',
    'x',
  )
  const outcome = fc.record(
    {
      queue: fc.constantFrom('billing', 'access'),
      intent: fc.constantFrom('bug', 'wibble'),
      priority: fc.constantFrom('low' as const, 'urgent' as const),
      handleMinutes: fc.double({ min: -1, max: 1e6, noNaN: true }),
      reopened: fc.nat(3),
      reassignments: fc.nat(5),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(kinds, outcome, outcome, fc.boolean(), (kind, before, after, isIgnored) => {
      const event = { id: 'e9', kind, at: 1, actor: 'ada', data: {} }
      const moves = kind === 'reassigned' ? [{ facet: 'queue', answer: 'access', actor: 'ada' } as const] : []
      const known = [kept({ at: 0, cause: 'resolved' })]
      const told = { ticketId: 't', event, moves, isIgnored, before, after, reading, known }
      for (const lesson of lessonsOfEvent(told)) {
        expect(lesson.event).toBe('e9')
        if (lesson.takesBack !== undefined) continue
        expect(lesson.weight).toBeGreaterThan(0)
        expect(lesson.weight).toBeLessThanOrEqual(1)
      }
    }),
  )
})
