import { expect, test } from 'vitest'
import type { Lesson } from '../domain/lesson.ts'
import type { HistoricTicket, TicketOutcome } from '../domain/ticket.ts'
import { historyAsTaught, lessonsBeside, lessonsInForce } from './lessons-in-training.ts'

let seq = 0
const lesson = (part: Partial<Lesson> = {}): Lesson => ({
  seq: ++seq,
  at: seq,
  ticketId: 'a',
  text: 'words',
  facet: 'queue',
  answer: 'access',
  actor: 'ada',
  ...part,
})
const row = (id: string, outcome: TicketOutcome): HistoricTicket => ({
  ticket: { id, subject: '', body: 'words', receivedAt: 0 },
  outcome,
})

test('what was taken back, and what takes it back, is out of force', () => {
  const [one, two] = [lesson(), lesson()]
  const back = lesson({ takesBack: one.seq })
  expect(lessonsInForce([one, two, back])).toEqual([two])
})

test('a resolution counts once: as the row it is in training, or as the lesson where there is no row', () => {
  const resolved = lesson({ cause: 'resolved' })
  const elsewhere = lesson({ cause: 'resolved', ticketId: 'b' })
  const word = lesson({ cause: 'overridden' })
  expect(lessonsBeside([row('a', { queue: 'access' })], [resolved, elsewhere, word])).toEqual([elsewhere, word])
})

test("a person's word outlives the row that it corrects, the newest counting; a row that is denied loses its label", () => {
  const history = [
    row('a', { queue: 'billing', priority: 'low' }),
    row('b', { queue: 'billing' }),
    row('c', { queue: 'x' }),
  ]
  const words = [
    lesson({ answer: 'first', cause: 'overridden' }),
    lesson({ answer: 'access', cause: 'verdict' }),
    lesson({ facet: 'impact', answer: 'urgent', cause: 'overridden' }),
    lesson({ ticketId: 'b', answer: 'billing', isNot: true, cause: 'flagged' }),
    lesson({ ticketId: 'c', answer: 'other', cause: 'reassigned' }),
  ]
  expect(historyAsTaught(history, words).map(({ outcome }) => outcome)).toEqual([
    { queue: 'access', priority: 'urgent' },
    {},
    { queue: 'x' },
  ])
  const back = lesson({ takesBack: words[1]!.seq })
  expect(historyAsTaught(history, [...words, back])[0]!.outcome.queue).toBe('first')
})
