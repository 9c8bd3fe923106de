import { calculateRisk, defaultRisk, type RiskCalculation } from '@pointsman/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, refundTicket, seedTeam, testStart, type TestApi } from './test-api.ts'

/** How long a node may go by what it knew before: a second, and a little. */
const withinASecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1050))

/** Thresholds as they would come of 600 tickets of a reader that is right down to this confidence, and no further. */
function calculation(rightFrom: number): RiskCalculation {
  const outcomes = Array.from({ length: 600 }, (_, i) => {
    const confidence = (i % 200) / 200
    return { confidence, inScope: 1, queue: 'billing', right: confidence >= rightFrom, ageDays: 1 }
  })
  return calculateRisk(outcomes, defaultRisk, 'resolved')
}

describe('acting alone', () => {
  let api: TestApi
  let count = 0
  beforeAll(async () => {
    api = await openTestApi()
    await seedTeam(api)
  })
  afterAll(() => api.close())

  async function decide(): Promise<Record<string, unknown> & { readonly rule: Record<string, unknown> }> {
    const { body, status } = await api.send('POST', '/v1/tickets', { ...refundTicket, id: `t-${++count}` })
    expect(status).toBe(201)
    return body.decision
  }

  async function setThresholds(rightFrom: number): Promise<void> {
    await api.store.saveCalculation({
      at: testStart,
      model: api.engine.modelVersion()!.split('+')[0]!,
      proved: await api.store.provedSoFar(),
      calculation: calculation(rightFrom),
    })
    await withinASecond()
  }

  /** As the watch would sound it. */
  async function soundAlarm(queue?: string): Promise<number> {
    await decide()
    await api.store.takeIn(1000, () => ({
      states: [],
      alarms: [
        {
          ...(queue === undefined ? {} : { queue }),
          at: testStart,
          sign: 'strange',
          because: 'of the last 34 tickets 19 look unlike what was learned from',
          model: 'm1',
        },
      ],
    }))
    await withinASecond()
    return (await api.store.alarms(1))[0]!.id
  }

  it('on day one the least confidence of the policy decides, and the decision says so', async () => {
    const { mode, outcome, rule } = await decide()
    expect({ mode, outcome }).toMatchObject({ mode: 'auto', outcome: { kind: 'assigned', agent: 'ada' } })
    expect(rule['threshold']).toBeUndefined()
    expect(rule['because']).toContain('too few tickets are resolved')
  })

  it('a new threshold is obeyed within a second: what is read less surely is shown and waits for a person', async () => {
    await setThresholds(0.5)
    const sure = await decide()
    expect(sure).toMatchObject({
      mode: 'auto',
      rule: { version: 1, because: expect.stringContaining('may act alone') },
    })
    await setThresholds(0.98)
    const unsure = await decide()
    expect(unsure).toMatchObject({ mode: 'suggest', outcome: { kind: 'assigned' }, rule: { version: 2 } })
    expect(unsure.rule['because']).toContain('only suggested')
    const { body } = await api.send('GET', `/v1/tickets/t-${count}`)
    expect(body).toMatchObject({ status: 'waiting' })
    const kept = await api.store.decision(unsure['id'] as string)
    expect(kept?.situation.trust?.rule?.threshold).toBe(unsure.rule['threshold'])
  })

  it('a policy that does not want it is obeyed at once', async () => {
    const put = await api.send('PUT', '/v1/policy', { risk: { enforced: false } })
    expect(put.body.risk).toMatchObject({ enforced: false, tolerated: 0.05, over: 2000 })
    const decision = await decide()
    expect(decision['mode']).toBe('auto')
    expect(decision.rule).toBeUndefined()
    await api.send('PUT', '/v1/policy', {})
    await setThresholds(0.5)
  })

  it('an alarm lowers its queue and says so wherever one looks, until a person puts the queue back', async () => {
    const alarm = await soundAlarm('billing')
    expect(await decide()).toMatchObject({
      mode: 'suggest',
      rule: { alarm, because: expect.stringContaining('19 look unlike what was learned from') },
    })
    expect((await api.send('GET', '/readyz')).body.warnings).toEqual([
      `nothing is decided alone in queue billing since 2026-03-02T10:00:00.000Z: alarm ${alarm}, see /v1/alarms`,
    ])
    expect((await api.send('GET', '/v1/queues/billing')).body).toMatchObject({ mode: 'suggest', alarm })
    expect((await api.send('GET', '/v1/queues/integrations')).body).toMatchObject({ mode: 'auto' })
    expect((await api.send('GET', '/v1/alarms')).body.items[0]).toMatchObject({
      id: alarm,
      sign: 'strange',
      except: [],
    })
    const stream = await firstOf(api, '/v1/stream')
    expect(stream).toContain(`event: alert.drift\ndata: {"alarm":${alarm},"queue":"billing"`)
    // A change of something else is no word on it.
    await api.send('PUT', '/v1/policy', { development_share: 0.2 })
    expect((await decide())['mode']).toBe('suggest')
    const back = { mode: 'auto', reason: 'a new price list; we have looked at it', actor: 'kim' }
    expect((await api.send('POST', '/v1/queues/billing/mode', back)).status).toBe(200)
    expect((await decide())['mode']).toBe('auto')
    const [over] = (await api.send('GET', '/v1/alarms')).body.items
    expect(over.ended_at).toBeDefined()
    expect(over.endings).toMatchObject([{ actor: 'kim', reason: back.reason }])
    expect((await api.send('GET', '/readyz')).body.warnings).toBeUndefined()
  })

  it('an alarm on all queues may be ended for one of them, and then altogether', async () => {
    const alarm = await soundAlarm()
    expect((await decide())['mode']).toBe('suggest')
    const part = await api.send('POST', `/v1/alarms/${alarm}/end`, { queue: 'billing', reason: 'billing is as it was' })
    expect(part.body).toMatchObject({ except: ['billing'] })
    expect((await decide())['mode']).toBe('auto')
    expect((await api.send('GET', '/v1/queues/integrations')).body).toMatchObject({ mode: 'suggest', alarm })
    await api.send('POST', `/v1/alarms/${alarm}/end`, { reason: 'so are the others' })
    expect((await api.send('GET', '/v1/queues/integrations')).body).toMatchObject({ mode: 'auto' })
    expect((await api.send('POST', '/v1/alarms/999/end', { reason: 'x' })).status).toBe(404)
    expect((await api.send('POST', `/v1/alarms/${alarm}/end`, {})).body.detail).toContain('reason')
  })

  it('a policy that changes the mode of a queue is a word on its alarm; so is one that changes that of all', async () => {
    const one = await soundAlarm('billing')
    await api.send('PUT', '/v1/policy', { queue_modes: [{ queue: 'billing', mode: 'shadow' }] })
    expect((await api.store.alarms(1))[0]).toMatchObject({ id: one, endedAt: expect.any(Number) })
    await api.send('PUT', '/v1/policy', {})
    const all = await soundAlarm()
    await api.send('PUT', '/v1/policy', { mode: 'suggest' })
    expect((await api.store.alarms(1))[0]).toMatchObject({ id: all, endedAt: expect.any(Number) })
    await api.send('PUT', '/v1/policy', {})
  })

  it('reports what was decided alone, what came of it, and what other tolerances would buy', async () => {
    await api.send('POST', '/v1/tickets/t-1/events', { kind: 'resolved', agent: 'ada', queue: 'billing' })
    await api.send('POST', '/v1/tickets/t-2/events', { kind: 'resolved', agent: 'bob', queue: 'integrations' })
    await api.engine.watch()
    const { body, status } = await api.send('GET', '/v1/reports/risk?days=7')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      days: 7,
      risk: { tolerated: 0.05, confidence: 0.95 },
      thresholds: { ground: 'resolved' },
      all: { tickets: count, proved: 2, wrong: 1, error: { share: 0.5 } },
      queues: [{ queue: 'billing', mode: 'auto', tickets: count }],
      by_day: [{ day: '2026-03-02', tickets: count }],
      alarms: [],
    })
    expect(body.all.coverage).toBeCloseTo(body.all.acted / count, 12)
    expect(body.all.error.low).toBeLessThan(0.05)
    expect(body.all.error.high).toBeGreaterThan(0.95)
    expect((await api.send('GET', '/v1/reports/risk?days=0')).status).toBe(400)
  })
})

/** What a stream says first, before it is left. */
async function firstOf(api: TestApi, url: string): Promise<string> {
  const secret = await api.keyWith('read')
  const address = await api.app.listen({ host: '127.0.0.1', port: 0 })
  const leave = new AbortController()
  const answer = await fetch(`${address}${url}`, {
    headers: { authorization: `Bearer ${secret}` },
    signal: leave.signal,
  })
  let said = ''
  for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
    said += piece
    if (said.includes('alert.drift')) break
  }
  leave.abort()
  return said
}
