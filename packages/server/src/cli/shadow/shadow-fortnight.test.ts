import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultPolicy, defaultRisk, seededRandom, type Policy } from '@pointsman/core'
import { readConfig } from '../../config.ts'
import { discrepancyListSchema, routedSchema, whatIfSchema, type DiscrepancyOnWire } from '../../contract.ts'
import { shadowReportSchema } from '../../contract/shadow-report.ts'
import { toSentTicket } from '../../contract/sent-ticket.ts'
import { toInstant } from '../../contract/wire.ts'
import { createKey } from '../../keys.ts'
import { startServer, type RunningServer } from '../../main.ts'
import { agenda } from '../../rehearsal/agenda.ts'
import { furnish, sender } from '../../rehearsal/over-http.ts'
import type { Rehearsal } from '../../rehearsal/rehearse.ts'
import type { TrueTicket } from '../../rehearsal/scenario.ts'
import { queuesReadyToGoLive } from '../../shadow/ready-queues.ts'
import { reportShadow } from '../../shadow/report-shadow.ts'
import { createStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { sampleRehearsal } from '../rehearse/sample-rehearsal.ts'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'

/** A Monday. */
const start = Date.UTC(2026, 2, 2)
const end = start + 14 * 86_400_000
const minute = 60_000

describe('a shadow fortnight: the real server, a driven clock, and people who do as people do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pointsman-shadow-'))
  let rehearsal: Rehearsal
  let store: Store
  let server: RunningServer
  let send: ReturnType<typeof sender>

  beforeAll(async () => {
    rehearsal = await sampleRehearsal({ seed: 11, start, end, ticketsPerDay: 10 })
    const { queues, policy, snapshot, version, scenario } = rehearsal
    store = await createStore({})
    const trained = { version, trainedAt: start, lessonSeq: 0, snapshot, facts: {} }
    await store.saveModel(trained, { at: start, actor: 'test', reason: 'the fortnight is read with it' })
    const { secret: key } = await createKey(store, { name: 'test', scopes: ['admin'] }, start)
    const config = readConfig({}, { port: 0, clock: 'driven', logLevel: 'error', backupEveryHours: 0 })
    server = await startServer({ ...config, store, clockStart: start })
    const address = { url: server.address, key }
    send = sender(address)
    const agents = scenario.agents.map(({ hours: _always, ...agent }) => ({ ...agent, capacity: 1000 }))
    await furnish(address, { agents, queues, policy: { ...policy, mode: 'shadow', queueModes: [] } })
    for (const { id } of agents) await send('PUT', `/v1/agents/${id}/presence`, { state: 'online' })
    await liveThrough()
  }, 600_000)
  afterAll(async () => {
    await server.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** People put each ticket somewhere, one in eight of them wrong at first, one in twenty for good, and resolve it. */
  async function liveThrough(): Promise<void> {
    const { scenario } = rehearsal
    const random = seededRandom(5)
    const dates = agenda()
    for (const one of scenario.tickets) dates.add(one.ticket.receivedAt, () => comes(one))
    for (let next = dates.upTo(end); next !== undefined; next = dates.upTo(end)) {
      await send('POST', '/v1/clock', { now: toInstant(next.at) })
      await next.act()
    }
    await send('POST', '/v1/clock', { now: toInstant(end) })

    async function comes({ ticket, queue, priority }: TrueTicket): Promise<void> {
      const routed = routedSchema.parse(await send('POST', '/v1/tickets', toSentTicket(ticket)))
      expect(routed.decision?.mode).toBe('shadow')
      const { queues } = rehearsal
      const other = queues[Math.floor(random() * queues.length)]!.id
      const [slip, isForGood] = [random(), random() < 0.4]
      const first = slip < 0.125 ? other : queue
      const last = slip < 0.125 && isForGood ? other : queue
      const able = scenario.agents.filter((agent) => agent.queues.includes(last))
      const agent = able[Math.floor(random() * able.length)]!.id
      const routedAt = ticket.receivedAt + Math.ceil((20 + 60 * random()) * minute)
      const placedAt = first === last ? routedAt : routedAt + Math.ceil((60 + 120 * random()) * minute)
      const tell = (event: object): Promise<unknown> =>
        send('POST', `/v1/tickets/${ticket.id}/events`, { actor: 'lea', ...event })
      dates.add(
        routedAt,
        async () => void (await tell({ kind: 'reassigned', queue: first, ...(first === last ? { agent } : {}) })),
      )
      if (first !== last)
        dates.add(
          placedAt,
          async () => void (await tell({ kind: 'reassigned', queue: last, agent, reason: 'belongs there' })),
        )
      dates.add(placedAt + Math.ceil(90 * random()) * minute, async () => {
        await tell({ kind: 'replied', agent })
        if (random() < 0.3) await tell({ kind: 'priority_changed', priority })
        await tell({ kind: 'resolved', agent, queue: last, handle_minutes: 12 })
      })
    }
  }

  async function pointsman(...words: string[]): Promise<{ code: number; out: string; err: string }> {
    const openStore = (): Promise<Store> => Promise.resolve({ ...store, close: () => Promise.resolve() })
    const { shell, out, err } = testShell(openStore)
    const code = await run(words, { ...shell, now: () => end })
    return { code, out: out(), err: err() }
  }

  const open = async (query = ''): Promise<readonly DiscrepancyOnWire[]> =>
    discrepancyListSchema.parse(await send('GET', `/v1/discrepancies?state=open&limit=500&${query}`)).items

  test('every decision was only recorded, and met what people did', async () => {
    const report = shadowReportSchema.parse(await send('GET', '/v1/reports/shadow'))
    expect(report.tickets).toBeGreaterThan(100)
    expect(report.agreed.value).toBeGreaterThan(0.4)
    expect(report.weeks.map(({ agreed }) => agreed.n).reduce((sum, n) => sum + n, 0)).toBe(report.agreed.n)
    expect(report.live.minutes_sooner?.n).toBeGreaterThan(100)
    expect(report.live.detour_measured).toBe(true)
  })

  test('discrepancies come dearest first, each with both reasons; a dear one was told outside', async () => {
    const found = await open()
    expect(found.length).toBeGreaterThan(10)
    expect(found.every(({ because }) => because.pointsman.length > 0 && because.people.length > 0)).toBe(true)
    const told = (await store.effectsToDo(100_000)).flatMap(({ effects }) => effects.map(({ kind }) => kind))
    expect(told).toContain('discrepancy')
  })

  test('the verdict of a person is a lesson: the next similar ticket goes right', async () => {
    const truths = new Map(rehearsal.scenario.tickets.map((one) => [one.ticket.id, one]))
    const ours = (await open('kind=queue')).filter((one) => truths.get(one.ticket_id)?.queue === one.pointsman.queue)
    expect(ours.length).toBeGreaterThan(0)
    const isRight: boolean[] = []
    for (const { id, ticket_id: ticket } of ours.slice(0, 5)) {
      await send('POST', `/v1/discrepancies/${id}/verdict`, { who: 'pointsman', actor: 'lea' })
      const truth = truths.get(ticket)!
      const { subject, body } = truth.ticket
      const again = { subject: `Once more: ${subject}`, body: `${body}\nThank you for looking into it.` }
      const { decision } = (await send('POST', '/v1/route/preview', again)) as {
        decision: { reading: { queue: { label?: string } } }
      }
      isRight.push(decision.reading.queue.label === truth.queue)
    }
    expect(isRight).toEqual(isRight.map(() => true))
  })

  test('status, report and page say which queues are ready', async () => {
    const status = await pointsman('shadow', 'status')
    expect(status.code).toBe(0)
    expect(status.out).toMatch(/^queue +mode +compared +agreed +wrong +state/)
    const page = join(folder, 'shadow.html')
    const report = await pointsman('report', 'shadow', '--html', page)
    expect(report.out).toMatch(/^Pointsman and people agreed on \d+ % of \d+ tickets/)
    expect(readFileSync(page, 'utf8')).toContain('The dearest that are open')
    if (process.env['POINTSMAN_KEEP_PAGES'] !== undefined) {
      await pointsman('report', 'shadow', '--html', join(process.env['POINTSMAN_KEEP_PAGES'], 'shadow.html'))
    }
  })

  test('only queues that are ready and not live yet are proposed for it', async () => {
    const ground = { store, now: () => end }
    const generous: Policy = { ...defaultPolicy, mode: 'shadow', risk: { ...defaultRisk, tolerated: 0.5 } }
    const { queues } = await reportShadow(ground, generous)
    const ready = queues.flatMap(({ queue, readiness }) => (readiness.state === 'ready' ? queue : []))
    expect(ready.length).toBeGreaterThan(0)
    expect(await queuesReadyToGoLive(ground, generous)).toEqual(new Set(ready))
    const strict = { ...generous, risk: { ...defaultRisk, tolerated: 0.001 } }
    expect(await queuesReadyToGoLive(ground, strict)).toEqual(new Set())
    const live: Policy = { ...generous, queueModes: [{ queue: ready[0]!, mode: 'auto' }] }
    expect(await queuesReadyToGoLive(ground, live)).toEqual(new Set(ready.slice(1)))
  })

  test('a queue goes step by step; live only when it is ready, or anyway; and back', async () => {
    const report = shadowReportSchema.parse(await send('GET', '/v1/reports/shadow'))
    const { queue } = report.queues.find(({ readiness }) => readiness.state !== 'ready')!
    expect(await pointsman('shadow', 'suggest', queue)).toMatchObject({ code: 0 })
    const refused = await pointsman('shadow', 'auto', queue, '--json')
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'not_ready' } })
    const forced = await pointsman('shadow', 'auto', queue, '--anyway', '--json')
    expect(JSON.parse(forced.out)).toMatchObject({ queue, before: 'suggest', now: 'auto' })
    const back = await pointsman('shadow', 'back', queue, '--json')
    expect(JSON.parse(back.out)).toMatchObject({ queue, before: 'auto', now: 'suggest' })
    expect((await pointsman('shadow', 'on', 'nowhere')).err).toContain('There is no open queue "nowhere"')
  })

  test('replaying it reproduces every decision; another policy or model is told in differences', async () => {
    const same = await pointsman('replay', '--json')
    const { decisions, identical } = JSON.parse(same.out) as { decisions: number; identical: number }
    expect([same.code, identical]).toEqual([0, decisions])
    const policy = join(folder, 'new.yaml')
    writeFileSync(policy, 'mode: auto\nact_confidence: 0.9\nbands: { urgent: 0.3, high: 0.2, normal: 0.1 }\n')
    const page = join(process.env['POINTSMAN_KEEP_PAGES'] ?? folder, 'what-if.html')
    const other = await pointsman('replay', '--policy', policy, '--json', '--html', page)
    const { notes: _notes, ...found } = JSON.parse(other.out) as Record<string, unknown>
    const whatIf = whatIfSchema.parse(found)
    expect(whatIf.decisions).toBe(decisions)
    expect(whatIf.kinds.mode).toBe(decisions)
    expect(whatIf.kinds.outcome).toBeGreaterThan(0)
    expect(readFileSync(page, 'utf8')).toContain('Would have changed')
    const model = await pointsman('replay', '--model', rehearsal.version)
    expect(model.out).toMatch(/^Would have changed \d+ of \d+ decisions/)
    expect((await pointsman('replay', '--model', 'none')).err).toContain('There is no model "none"')
    expect((await pointsman('replay', '--since', '2026-01-01')).code).toBe(2)
    // Every decision three times, on a machine that may have other things to do.
  }, 300_000)
})
