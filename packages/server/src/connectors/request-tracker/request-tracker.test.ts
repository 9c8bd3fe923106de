import { expect, it } from 'vitest'
import { describeConnector, impatientTools } from '../connector.conformance.ts'
import { FaultScript, faultyFetch } from '../testing/faulty-fetch.ts'
import { requestTracker } from './request-tracker.ts'
import type { RtApi } from './rt-api.ts'
import { toFact } from './rt-facts.ts'
import { namesMissingRights } from './testing/missing-rights.ts'
import { FakeRequestTracker } from './testing/fake-request-tracker.ts'

describeConnector('Request Tracker, its fake', async () => {
  const fake = new FakeRequestTracker(() => Date.now())
  const faults = new FaultScript()
  return {
    faults,
    connect: () =>
      requestTracker({ url: fake.url, token: fake.token }, impatientTools(faultyFetch(fake.fetch, faults))),
    agents: ['alice', 'bob'],
    queues: ['1', '3'],
    priorities: ['0', '100'],
    secret: fake.token,
    addTicket: async (words) => fake.add(words),
    assign: async (ticket, owner) => fake.change(ticket, 'carol', { owner }),
    stands: async (ticket) => {
      const { owner, queue, priority, notes } = fake.tickets.get(Number(ticket))!
      const assignee = owner === 'Nobody' ? undefined : owner
      return { assignee, queue: String(queue), priority: String(priority), notes }
    },
    takeRightAway: async () => {
      fake.mayModify = false
    },
  }
})

it('says into which queues tickets cannot be moved, before the first write', async () => {
  const fake = new FakeRequestTracker(() => Date.now())
  fake.mayMoveToBilling = false
  const findings = await requestTracker({ url: fake.url, token: fake.token }, impatientTools(fake.fetch)).check()
  expect(findings.filter(({ level }) => level !== 'fine')).toEqual([
    { level: 'warning', text: expect.stringContaining('moved into Billing: grant CreateTicket') },
    { level: 'warning', text: expect.stringContaining('no ticket can be seen') },
  ])
})

it('names the rights that a check cannot see, and the one that is missing once it is', async () => {
  const fake = new FakeRequestTracker(() => Date.now())
  fake.mayReassign = false
  fake.mayModifyCustomFields = false
  const ticket = fake.add({ subject: 'Refund', body: 'please' })
  fake.change(ticket, 'alice', { owner: 'alice' })
  await namesMissingRights(requestTracker({ url: fake.url, token: fake.token }, impatientTools(fake.fetch)), ticket)
})

it('hears of a priority that a person sets, also within what counts as one', async () => {
  const said = { Type: 'Set', Field: 'Priority', OldValue: '0', NewValue: '7', Data: '' }
  const transaction = { ...said, id: '9', Created: '2026-11-01T09:00:00Z', ObjectId: '1', Creator: { id: 'alice' } }
  const fact = await toFact(transaction, {} as RtApi, 'pointsman')
  expect(fact?.what).toEqual({
    kind: 'change',
    actor: { kind: 'person', id: 'alice' },
    field: 'priority',
    from: '0',
    to: '0',
  })
})
