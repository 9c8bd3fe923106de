import { expect, test } from 'vitest'
import { peoplesWay } from './peoples-way.ts'
import type { StoredTicket, TicketEvent } from '../store/store.ts'

const at = (minutes: number): number => 1_795_000_000_000 + minutes * 60_000

function ticket(outcome: StoredTicket['outcome']): StoredTicket {
  const own = { id: 't1', subject: 'Help', body: '', receivedAt: at(0) }
  return { ticket: own, status: 'resolved', outcome, updatedAt: at(90), version: 3, queue: 'billing' }
}

let made = 0
const event = (minutes: number, kind: TicketEvent['kind'], data: TicketEvent['data'], actor = 'lea'): TicketEvent => ({
  ...{ id: `e${++made}`, ticketId: 't1', kind, at: at(minutes), actor, data },
})

test('a ticket that nobody resolved says nothing', () => {
  expect(peoplesWay(ticket({ status: 'spam' }), [event(5, 'marked_spam', {})])).toBeUndefined()
})

test('the queue that a ticket waited in is nobody’s word', () => {
  const way = peoplesWay(ticket({ resolvedAt: at(90), assignee: 'ada', queue: 'billing' }), [
    event(10, 'reassigned', { agent: 'ada' }),
    event(90, 'resolved', { agent: 'ada' }),
  ])
  expect(way?.final).toEqual({ agent: 'ada' })
  expect(way?.first).toEqual({ agent: 'ada', at: at(10) })
})

test('moves count from where people first put it, and who resolved it counts', () => {
  const way = peoplesWay(ticket({ resolvedAt: at(90), assignee: 'bob', priority: 'high', intent: 'bug' }), [
    event(0, 'received', {}),
    event(0, 'decided', { queue: 'billing' }, 'pointsman'),
    event(10, 'reassigned', { agent: 'ada', queue: 'billing' }),
    event(40, 'reassigned', { queue: 'api', reason: 'an API thing' }, 'ada'),
    event(45, 'reassigned', { agent: 'bob' }),
    event(90, 'resolved', { agent: 'bob', queue: 'api' }),
  ])
  expect(way).toEqual({
    first: { agent: 'ada', queue: 'billing', at: at(10) },
    final: { queue: 'api', agent: 'bob', priority: 'high', intent: 'bug' },
    placedAt: at(40),
    moves: 1,
    resolvedAt: at(90),
    reasons: ['ada: an API thing'],
  })
})

test('a resolution may be the only thing that names a queue', () => {
  const way = peoplesWay(ticket({ resolvedAt: at(90), assignee: 'bob' }), [
    event(90, 'resolved', { agent: 'bob', queue: 'api' }),
  ])
  expect(way).toMatchObject({ final: { queue: 'api', agent: 'bob' }, placedAt: at(90), moves: 0 })
  expect(way?.first).toBeUndefined()
})
