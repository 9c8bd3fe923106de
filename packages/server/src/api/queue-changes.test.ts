import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unread, type Reader } from '@pointsman/core'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'
import { wordReaders } from './word-reader.ts'

/** Does not know that anything was closed: a node that looked at the queues a moment ago reads like this. */
const late: Reader = {
  version: 'late',
  read: (ticket) => {
    const { isMissing: _, ...nothing } = unread(ticket, '')
    const distribution = [
      { label: 'billing', probability: 0.9 },
      { label: 'integrations', probability: 0.1 },
    ]
    const queue = { label: 'billing', distribution, confidence: 0.9, inScope: 0.9, abstained: false, evidence: [] }
    return { ...nothing, notes: [], queue, issues: [{ start: 0, end: 1, queue: 'billing', confidence: 0.9 }] }
  },
  learnOne: () => undefined,
  snapshot: () => new Uint8Array(),
}

describe('a queue that is closed or merged', () => {
  let api: TestApi
  const billing = { name: 'Billing', description: 'invoice' }
  const send = (id: string) => api.send('POST', '/v1/tickets', { id, ...refundTicket })
  const preview = () => api.send('POST', '/v1/route/preview', refundTicket)

  beforeAll(async () => {
    api = await openTestApi({}, { ...wordReaders, dayOne: async () => late })
    await seedTeam(api)
  })
  afterAll(() => api.close())

  it('is in no decision from then on, in no place of it, even where it was read a moment before', async () => {
    expect((await send('before')).body.decision.outcome.queue).toBe('billing')
    await api.send('PUT', '/v1/queues/billing', { ...billing, active: false })
    for (const answer of [await send('after'), await preview()]) {
      const { situation: _, ...decision } = answer.body.decision ?? answer.body
      expect(JSON.stringify(decision)).toContain('integrations')
      expect(JSON.stringify(decision)).not.toContain('billing')
    }
  })

  it('is decided anew for tickets that wait in it: for the queue that took it over', async () => {
    await api.send('PUT', '/v1/queues/billing', billing)
    await api.send('PUT', '/v1/agents/ada/presence', { state: 'offline' })
    const held = await send('waits')
    expect(held.body.decision.outcome).toMatchObject({ kind: 'held', queue: 'billing' })
    const { status } = await api.send('PUT', '/v1/queues/billing', {
      ...billing,
      active: false,
      merged_into: 'integrations',
    })
    expect(status).toBe(200)
    await api.engine.giveOut()
    const { body } = await api.send('GET', '/v1/tickets/waits')
    expect([body.status, body.queue, body.assignee]).toEqual(['assigned', 'integrations', 'bob'])
    const decided = await send('merged')
    expect(decided.body.decision.outcome).toMatchObject({ kind: 'assigned', queue: 'integrations' })
    expect((await api.send('GET', '/v1/queues/billing')).body.merged_into).toBe('integrations')
  })

  it('cannot be named by a person either, and its heir must be there', async () => {
    const said = await api.send('POST', '/v1/tickets/merged/override', { queue: 'billing', reason: 'theirs' })
    expect([said.status, said.body.code]).toEqual([422, 'unknown_name'])
    const wrong = await api.send('PUT', '/v1/queues/billing', { ...billing, active: false, merged_into: 'nowhere' })
    expect([wrong.status, wrong.body.code]).toEqual([422, 'unknown_name'])
  })
})
