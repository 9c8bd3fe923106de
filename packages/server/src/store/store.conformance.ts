import { deepStrictEqual } from 'node:assert'
import type { Decision, HistoricTicket, Outcome, Roster, Ticket } from '@pointsman/core'
import { defaultPolicy } from '@pointsman/core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDecision, aQueue, aRoster, aTicket, anAgent, seeded } from './store-builders.ts'
import type { DecidedTicket, RecordResult, Store, TicketEvent } from './store.ts'
import { storeModel } from './store-model.conformance.ts'

/** What every store must do, whatever it stands on. `open` answers a fresh, empty store. */
export function storeConformance(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store
    let made = 0
    const random = seeded(11)
    const roster = aRoster(5, random)
    const newId = (kind: string): string => `${kind}-${String(++made).padStart(6, '0')}`

    beforeAll(async () => {
      store = await open()
    })
    afterAll(async () => {
      await store.close()
    })

    const entry = (changes: Partial<DecidedTicket> = {}, decided: Partial<Decision> = {}): DecidedTicket => {
      const ticket = changes.ticket ?? aTicket(newId('t'))
      const decision = aDecision({ id: newId('d'), ticket, roster, random, changes: decided })
      return { ticket, decision, actor: 'key-1', isNew: true, isManual: false, ...changes }
    }
    const assigned = (agent: string, effort = 1, queue = 'billing'): { outcome: Outcome } => ({
      outcome: { kind: 'assigned', agent, queue, effort },
    })
    const record = async (one: DecidedTicket): Promise<RecordResult> => (await store.recordDecisions([one]))[0]!
    const event = (ticketId: string, kind: TicketEvent['kind'], changes: Partial<TicketEvent> = {}): TicketEvent => ({
      id: newId('e'),
      ticketId,
      kind,
      at: 1_795_000_100_000,
      actor: 'help-desk',
      data: {},
      ...changes,
    })
    const loadOf = async (agent: string): Promise<number> => {
      const { agents, loads } = await store.look()
      return loads[agents.findIndex(({ id }) => id === agent)]!
    }

    describe('the organisation', () => {
      it('raises the version of an agent at every change and answers the agent as put', async () => {
        const id = newId('agent')
        const hours = { timeZone: 'Europe/Berlin', shifts: [{ day: 1, from: 480, to: 1020 }] } as const
        expect(await store.putAgent(anAgent(id))).toEqual({ ...anAgent(id), version: 1 })
        expect(await store.putAgent(anAgent(id, { hours }))).toEqual({ ...anAgent(id, { hours }), version: 2 })
        expect((await store.agents()).find((agent) => agent.id === id)).toEqual({
          ...anAgent(id, { hours }),
          version: 2,
        })
      })

      it('refuses a change that was made to an older version', async () => {
        const id = newId('queue')
        await store.putQueue(aQueue(id), 0)
        await store.putQueue(aQueue(id), 1)
        await expect(store.putQueue(aQueue(id), 1)).rejects.toMatchObject({ code: 'version_conflict' })
        await expect(store.putQueue(aQueue(newId('queue')), 3)).rejects.toMatchObject({ code: 'version_conflict' })
      })

      it('lets only one of several who change the same version win', async () => {
        const id = newId('agent')
        const tries = await Promise.allSettled(Array.from({ length: 6 }, () => store.putAgent(anAgent(id), 0)))
        expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
        expect((await store.agents()).find((agent) => agent.id === id)?.version).toBe(1)
      })

      it('keeps every version of the policy and answers the newest', async () => {
        const { version: _, ...rules } = defaultPolicy
        const first = await store.putPolicy(rules)
        const second = await store.putPolicy({ ...rules, actConfidence: 0.7 }, first.version)
        expect(second.version).toBe(first.version + 1)
        expect(await store.policy()).toEqual(second)
        expect(await store.policy(first.version)).toEqual(first)
        expect(await store.policy(999)).toBeUndefined()
        await expect(store.putPolicy(rules, first.version)).rejects.toMatchObject({ code: 'version_conflict' })
      })

      it('shows who is there', async () => {
        const id = newId('agent')
        await store.putAgent(anAgent(id))
        await store.putPresence(id, { state: 'away', until: 1_795_000_000_123 }, 1_795_000_000_000)
        const { agents, presence } = await store.look()
        expect(presence[agents.findIndex((agent) => agent.id === id)]).toEqual({
          state: 'away',
          until: 1_795_000_000_123,
        })
        await expect(store.putPresence('nobody', { state: 'online' }, 1)).rejects.toMatchObject({ code: 'not_found' })
      })
    })

    describe('decisions', () => {
      it('reads back exactly what was written, number for number', async () => {
        await fc.assert(
          fc.asyncProperty(anyDecisionParts, async (parts) => {
            const one = entry(
              {},
              { ...parts.decision, situation: { ...aSituation(roster, random), ...parts.situation } },
            )
            expect((await record(one)).kind).toBe('recorded')
            deepStrictEqual(await store.decision(one.decision.id), one.decision)
          }),
          { numRuns: 40 },
        )
      })

      it('stores a new ticket as its decision leaves it', async () => {
        const agent = newId('agent')
        await store.putAgent(anAgent(agent))
        const given = entry({}, assigned(agent))
        const held = entry({}, { outcome: { kind: 'held', reason: 'all_full', queue: 'billing' } })
        const triage = entry()
        const shadow = entry({}, { ...assigned(agent), mode: 'shadow' })
        await store.recordDecisions([given, held, triage, shadow])
        expect(await store.ticket(given.ticket.id)).toEqual({
          ticket: given.ticket,
          status: 'assigned',
          outcome: {},
          assignee: agent,
          queue: 'billing',
          urgency: given.decision.priority.urgency.score,
          decisionId: given.decision.id,
          updatedAt: given.decision.at,
          version: 1,
        })
        expect(await store.ticket(held.ticket.id)).toMatchObject({ status: 'waiting', queue: 'billing' })
        expect(await store.ticket(triage.ticket.id)).toMatchObject({ status: 'triage' })
        expect(await store.ticket(shadow.ticket.id)).toMatchObject({ status: 'waiting', queue: 'billing' })
        expect((await store.events(given.ticket.id)).map(({ kind }) => kind)).toEqual(['received', 'decided'])
        expect(await loadOf(agent)).toBe(1)
      })

      it('leaves a ticket alone that is there already, also twice in one call', async () => {
        const one = entry()
        const again = entry({ ticket: { ...one.ticket, subject: 'Changed' } })
        expect(await store.recordDecisions([one, again])).toEqual([
          { kind: 'recorded', position: expect.any(Number) },
          { kind: 'duplicate', decision: one.decision },
        ])
        expect(await record(again)).toEqual({ kind: 'duplicate', decision: one.decision })
        expect((await store.ticket(one.ticket.id))?.ticket).toEqual(one.ticket)
        expect(await store.decisions(one.ticket.id)).toEqual([one.decision])
      })

      it('decides a ticket once when it arrives several times in the same instant', async () => {
        const ticket = aTicket(newId('t'))
        const other = aTicket(newId('t'))
        const calls = Array.from({ length: 6 }, (_, index) => {
          const pair = [entry({ ticket }), entry({ ticket: other })]
          return store.recordDecisions(index % 2 === 0 ? pair : pair.toReversed())
        })
        const results = (await Promise.all(calls)).flat()
        expect(results.filter(({ kind }) => kind === 'recorded')).toHaveLength(2)
        expect(await store.decisions(ticket.id)).toHaveLength(1)
        expect(await store.decisions(other.id)).toHaveLength(1)
      })

      it('answers overtaken, and writes nothing, when an agent has no room', async () => {
        const agent = newId('agent')
        await store.putAgent(anAgent(agent, { capacity: 2 }))
        const entries = [entry({}, assigned(agent)), entry({}, assigned(agent)), entry({}, assigned(agent))]
        const results = await store.recordDecisions(entries)
        expect(results.map(({ kind }) => kind)).toEqual(['recorded', 'recorded', 'overtaken'])
        expect(await store.ticket(entries[2]!.ticket.id)).toBeUndefined()
        expect(await store.decision(entries[2]!.decision.id)).toBeUndefined()
        expect(await loadOf(agent)).toBe(2)
        expect((await record(entry({}, assigned('nobody-known')))).kind).toBe('overtaken')
      })

      it('lets an override go above the capacity', async () => {
        const agent = newId('agent')
        await store.putAgent(anAgent(agent, { capacity: 1 }))
        await record(entry({}, assigned(agent)))
        expect((await record(entry({ isManual: true }, assigned(agent)))).kind).toBe('recorded')
        expect(await loadOf(agent)).toBe(2)
      })

      it('never exceeds the capacity of an agent or a queue, however many claim at once', async () => {
        const [one, two, queue] = [newId('agent'), newId('agent'), newId('queue')]
        await store.putAgent(anAgent(one, { capacity: 3 }))
        await store.putAgent(anAgent(two, { capacity: 30 }))
        await store.putQueue(aQueue(queue, { capacity: 5 }))
        const claims = Array.from({ length: 24 }, (_, index) =>
          store.recordDecisions([
            entry({}, assigned(index % 2 === 0 ? one : two, 1, 'billing')),
            entry({}, assigned(index % 2 === 0 ? two : one, 0.5, queue)),
          ]),
        )
        const kinds = (await Promise.all(claims)).flat().map(({ kind }) => kind)
        const { queues, queueLoads } = await store.look()
        expect(await loadOf(one)).toBeLessThanOrEqual(3)
        expect(await loadOf(one)).toBeGreaterThan(2.4)
        expect(queueLoads[queues.findIndex(({ id }) => id === queue)]).toBeLessThanOrEqual(5)
        expect(kinds).toContain('overtaken')
      })

      it('does not drift when efforts that no binary number holds come and go', async () => {
        const agent = newId('agent')
        await store.putAgent(anAgent(agent, { capacity: 100 }))
        const entries = [0.1, 0.2, 0.7, 1.1].map((effort) => entry({}, assigned(agent, effort)))
        await store.recordDecisions(entries)
        for (const { ticket } of entries) await store.recordEvent(event(ticket.id, 'resolved'))
        expect(await loadOf(agent)).toBe(0)
      })

      it('moves a ticket that is decided again, and its effort with it', async () => {
        const [one, two] = [newId('agent'), newId('agent')]
        await store.putAgent(anAgent(one))
        await store.putAgent(anAgent(two))
        const before = entry({}, assigned(one, 2))
        await record(before)
        const supersedes = before.decision.id
        const after = entry({ ticket: before.ticket, isNew: false }, { ...assigned(two, 3), supersedes })
        expect((await record(after)).kind).toBe('recorded')
        expect([await loadOf(one), await loadOf(two)]).toEqual([0, 3])
        expect(await store.ticket(before.ticket.id)).toMatchObject({
          assignee: two,
          decisionId: after.decision.id,
          version: 2,
        })
        expect(await store.decisions(before.ticket.id)).toEqual([before.decision, after.decision])
        const late = entry({ ticket: before.ticket, isNew: false }, { ...assigned(one), supersedes })
        expect(await record(late)).toEqual({ kind: 'duplicate', decision: after.decision })
        const queued = { outcome: { kind: 'queued', queue: 'billing' } } as const
        await record(entry({ ticket: before.ticket, isNew: false, isManual: true }, queued))
        expect(await loadOf(two)).toBe(0)
      })

      it('does not wake a resolved ticket, except for a person', async () => {
        const agent = newId('agent')
        await store.putAgent(anAgent(agent))
        const one = entry({}, assigned(agent))
        await record(one)
        await store.recordEvent(event(one.ticket.id, 'resolved'))
        const again = entry({ ticket: one.ticket, isNew: false }, assigned(agent))
        expect(await record(again)).toEqual({ kind: 'duplicate', decision: one.decision })
        expect((await record({ ...again, isManual: true })).kind).toBe('recorded')
      })

      it('refuses to decide an unknown ticket again, and then writes nothing of the whole call', async () => {
        const fine = entry()
        const unknown = entry({ isNew: false })
        await expect(store.recordDecisions([fine, unknown])).rejects.toMatchObject({ code: 'not_found' })
        expect(await store.ticket(fine.ticket.id)).toBeUndefined()
      })

      it('gives decisions in the order of recording, without a gap, while others record', async () => {
        const { position } = (await record(entry())) as { position: number }
        let isDone = false
        const writing = Promise.all(
          Array.from({ length: 8 }, async () => {
            for (let round = 0; round < 5; round++) await store.recordDecisions([entry(), entry()])
          }),
        ).finally(() => (isDone = true))
        const seen: string[] = []
        for (let after = position; ;) {
          const wasDone = isDone
          const next = await store.decisionsAfter(after, 7)
          seen.push(...next.map(({ decision }) => decision.id))
          after = next.at(-1)?.position ?? after
          if (wasDone && next.length === 0) break
        }
        await writing
        expect(seen).toHaveLength(80)
        expect(new Set(seen).size).toBe(80)
      })

      it('tells listeners of what was recorded, until they stop', async () => {
        const heard: number[] = []
        const stop = store.onRecorded((position) => heard.push(position))
        const { position } = (await record(entry())) as { position: number }
        expect(heard).toContain(position)
        stop()
        await record(entry())
        expect(Math.max(...heard)).toBe(position)
      })

      it('keeps text that PostgreSQL cannot hold, with the mark � in the ticket and unchanged in the decision', async () => {
        const broken = 'NUL \u0000 and a lone \ud83d surrogate'
        const ticket = aTicket(newId('t'), {
          subject: broken,
          body: broken,
          requester: 'a\u0000b',
          claimed: { category: broken },
        })
        const one = entry({ ticket, actor: broken }, { flip: broken })
        await record(one)
        const kept = 'NUL \ufffd and a lone \ufffd surrogate'
        const stored = await store.ticket(ticket.id)
        expect(stored?.ticket).toMatchObject({
          subject: kept,
          body: kept,
          requester: 'a\ufffdb',
          claimed: { category: kept },
        })
        expect((await store.decision(one.decision.id))?.flip).toBe(broken)
        await store.recordEvent(event(ticket.id, 'rated', { data: { csat: 4, comment: broken } }))
        expect((await store.events(ticket.id)).at(-1)?.data).toEqual({ csat: 4, comment: kept })
        const lesson = await store.appendLesson({ ...aLesson(ticket.id), text: broken })
        expect(lesson.text).toBe(kept)
        expect((await store.lessonsAfter(lesson.seq - 1))[0]).toEqual(lesson)
      })
    })

    describe('events', () => {
      it('frees the agent when a ticket is resolved, closed or handed on', async () => {
        const [one, two] = [newId('agent'), newId('agent')]
        await store.putAgent(anAgent(one))
        await store.putAgent(anAgent(two))
        const first = entry({}, assigned(one, 1.5))
        const second = entry({}, assigned(one, 2))
        await store.recordDecisions([first, second])
        await store.recordEvent(event(first.ticket.id, 'reassigned', { data: { agent: two } }))
        expect([await loadOf(one), await loadOf(two)]).toEqual([2, 1.5])
        expect(await store.recordEvent(event(first.ticket.id, 'resolved'))).toMatchObject({
          status: 'resolved',
          outcome: { assignee: two, reassignments: 1, queue: 'billing' },
        })
        await store.recordEvent(event(second.ticket.id, 'closed'))
        expect([await loadOf(one), await loadOf(two)]).toEqual([0, 0])
      })

      it('counts an event once however often it arrives', async () => {
        const one = entry()
        await record(one)
        const reassigned = event(one.ticket.id, 'reassigned', { data: { agent: 'somebody' } })
        const answers = await Promise.all([1, 2, 3].map(() => store.recordEvent(reassigned)))
        expect(answers.map(({ outcome }) => outcome.reassignments)).toEqual([1, 1, 1])
        expect((await store.events(one.ticket.id)).filter(({ kind }) => kind === 'reassigned')).toHaveLength(1)
      })

      it('lets an earlier event that arrives late change nothing but the record of what happened', async () => {
        const one = entry()
        await record(one)
        const { id } = one.ticket
        await store.recordEvent(event(id, 'resolved', { at: 1_795_000_200_000 }))
        await store.recordEvent(event(id, 'reopened', { at: 1_795_000_300_000 }))
        const after = await store.recordEvent(event(id, 'closed', { at: 1_795_000_250_000 }))
        expect(after.status).toBe('waiting')
        await store.recordEvent(event(id, 'replied', { at: 1_795_000_050_000 }))
        const replied = await store.recordEvent(event(id, 'replied', { at: 1_795_000_060_000 }))
        expect(replied.outcome.firstResponseAt).toBe(1_795_000_050_000)
        const kinds = (await store.events(id)).map(({ kind }) => kind)
        expect(kinds).toEqual(['received', 'decided', 'replied', 'replied', 'resolved', 'closed', 'reopened'])
      })

      it('refuses an event of an unknown ticket', async () => {
        await expect(store.recordEvent(event('no-such-ticket', 'closed'))).rejects.toMatchObject({ code: 'not_found' })
      })

      it('keeps a record of what agents finished, gave up, and had to take back', async () => {
        const [one, two] = [newId('agent'), newId('agent')]
        await store.putAgent(anAgent(one))
        const mine = async (agent: string): Promise<unknown> =>
          (await store.look()).records.find((record) => record.agent === agent)
        const first = entry({}, assigned(one))
        await record(first)
        await store.recordEvent(event(first.ticket.id, 'resolved', { data: { handleMinutes: 10 } }))
        const solved = {
          agent: one,
          queue: 'billing',
          handled: 1,
          succeeded: 1,
          meanLogMinutes: Math.log(10),
          timed: 1,
        }
        expect(await mine(one)).toEqual(solved)
        await store.recordEvent(event(first.ticket.id, 'reopened'))
        expect(await mine(one)).toEqual({ ...solved, succeeded: 0 })
        await store.recordEvent(event(first.ticket.id, 'reassigned', { data: { agent: one } }))
        await store.recordEvent(event(first.ticket.id, 'escalated', { data: { agent: two } }))
        expect(await mine(one)).toEqual({ ...solved, handled: 2, succeeded: 0 })
      })
    })

    describe('history', () => {
      it('imports silently and only once, the later row counting', async () => {
        const agent = newId('agent')
        const row = {
          ticket: aTicket(newId('h')),
          outcome: { assignee: agent, queue: 'outages', handleMinutes: 5, resolvedAt: 1_795_000_000_500 },
        }
        const other = { ticket: aTicket(newId('h')), outcome: { assignee: agent, queue: 'outages', reassignments: 2 } }
        expect(await store.importHistory([row, other, { ...other }])).toBe(2)
        expect(await store.importHistory([{ ...row, outcome: { ...row.outcome, csat: 3 } }])).toBe(0)
        expect(await store.ticket(row.ticket.id)).toMatchObject({
          ticket: row.ticket,
          status: 'resolved',
          outcome: { csat: 3 },
        })
        const record = (await store.look()).records.find((one) => one.agent === agent)
        expect(record).toEqual({
          agent,
          queue: 'outages',
          handled: 2,
          succeeded: 1,
          meanLogMinutes: Math.log(5),
          timed: 1,
        })
        expect(await record_(row.ticket)).toEqual({ kind: 'duplicate' })
      })
      const record_ = (ticket: Ticket): Promise<RecordResult> => record(entry({ ticket }))

      it('gives everything that was resolved, oldest first', async () => {
        const since = 1_800_000_000_000
        const rows = Array.from({ length: 1203 }, (_, index) => ({
          ticket: aTicket(newId('h'), { receivedAt: since + ((index * 7919) % 400) }),
          outcome: { queue: 'billing' },
        }))
        await store.importHistory(rows)
        const live = entry({ ticket: aTicket(newId('t'), { receivedAt: since + 5000 }) })
        const open = entry({ ticket: aTicket(newId('t'), { receivedAt: since + 6000 }) })
        await store.recordDecisions([live, open])
        await store.recordEvent(event(live.ticket.id, 'resolved', { at: since + 7000 }))
        const read: (readonly HistoricTicket[])[] = []
        for await (const page of store.history(since)) read.push(page)
        const times = read.flat().map(({ ticket }) => ticket.receivedAt)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        expect(new Set(read.flat().map(({ ticket }) => ticket.id)).size).toBe(1204)
        expect(read.flat().at(-1)?.ticket).toEqual(live.ticket)
      })

      it('says what the past of a customer says', async () => {
        const now = 1_790_000_000_000
        const day = 86_400_000
        const past = (daysAgo: number, outcome: object, changes: Partial<Ticket> = {}): void => {
          rows.push({
            ticket: aTicket(newId('h'), {
              requester: 'sam',
              account: 'sams',
              receivedAt: now - daysAgo * day,
              ...changes,
            }),
            outcome,
          })
        }
        const rows: { ticket: Ticket; outcome: object }[] = []
        past(30, { assignee: 'kim', priority: 'low' }, { plan: 'free' })
        past(3, { assignee: 'lee', priority: 'urgent' })
        past(2, {})
        await store.importHistory(rows)
        const asking = aTicket('asking', { requester: 'sam', account: 'sams', receivedAt: now })
        const nobody = aTicket('nobody', { requester: 'unheard-of', account: 'unheard-of' })
        const { requester: _, account: __, ...nameless } = aTicket('nameless')
        expect(await store.customers([asking, nobody, nameless, asking], now)).toEqual([
          { contactsThisWeek: 2, claimsMade: 2, claimsBorneOut: 1, lastAgent: 'lee' },
          { contactsThisWeek: 0, claimsMade: 0, claimsBorneOut: 0 },
          { contactsThisWeek: 0, claimsMade: 0, claimsBorneOut: 0 },
          { contactsThisWeek: 2, claimsMade: 2, claimsBorneOut: 1, lastAgent: 'lee' },
        ])
        await record(entry({ ticket: { ...asking, plan: 'enterprise' } }))
        expect((await store.customers([aTicket('next', { account: 'sams' })], now + 1))[0]?.planChangedAt).toBe(now)
      })
    })

    describe('pages', () => {
      it('neither repeat nor miss a ticket while others arrive', async () => {
        const queue = newId('queue')
        const at = (index: number): Ticket =>
          aTicket(newId('t'), { receivedAt: 1_795_500_000_000 + Math.floor(index / 4) })
        const held = { outcome: { kind: 'held', reason: 'all_full', queue } } as const
        const entries = Array.from({ length: 23 }, (_, index) => entry({ ticket: at(index) }, held))
        await store.recordDecisions(entries)
        const seen: string[] = []
        for (let cursor: string | undefined; ;) {
          const page = await store.tickets({
            queue,
            status: 'waiting',
            limit: 5,
            ...(cursor === undefined ? {} : { cursor }),
          })
          seen.push(...page.items.map(({ ticket }) => ticket.id))
          if (page.next === undefined) break
          cursor = page.next
          await record(entry({ ticket: at(1000 + seen.length) }, held))
        }
        expect(seen).toEqual(entries.map(({ ticket }) => ticket.id).toReversed())
        await expect(store.tickets({ limit: 5, cursor: 'made-up' })).rejects.toMatchObject({ code: 'invalid_request' })
      })
    })

    describe('lessons, models, keys and answers', () => {
      it('gives lessons one order without gaps, also when they come at once', async () => {
        const [last] = (await store.lessonsAfter(0)).slice(-1)
        const lessons = await Promise.all(Array.from({ length: 12 }, () => store.appendLesson(aLesson(newId('t')))))
        const seqs = lessons.map(({ seq }) => seq).toSorted((a, b) => a - b)
        expect(seqs).toEqual(Array.from({ length: 12 }, (_, index) => (last?.seq ?? 0) + 1 + index))
        expect((await store.lessonsAfter(seqs[0]!)).map(({ seq }) => seq)).toEqual(seqs.slice(1))
      })

      it('keeps models whole, the last saved being the champion', async () => {
        const snapshot = new Uint8Array(9_000_000).map((_, index) => (index * 31) % 251)
        const model = { version: 'm1', trainedAt: 1_795_000_000_000, lessonSeq: 4, snapshot, facts: { tickets: 10 } }
        await store.saveModel(model)
        await store.saveModel({ ...model, version: 'm2', snapshot: new Uint8Array() })
        const loaded = await store.model('m1')
        expect(loaded?.snapshot.length).toBe(snapshot.length)
        expect(Buffer.compare(loaded!.snapshot, snapshot)).toBe(0)
        expect(await store.model()).toEqual({ ...model, version: 'm2', snapshot: new Uint8Array() })
        await store.saveModel(model)
        expect((await store.model())?.version).toBe('m1')
        expect(await store.model('m3')).toBeUndefined()
      })

      it('finds keys by hash and revokes them once', async () => {
        const key = {
          id: newId('k'),
          name: 'help desk',
          hash: newId('hash'),
          scopes: ['read', 'write'],
          createdAt: 1_795_000_000_000,
        } as const
        await store.addKey(key)
        expect(await store.keyByHash(key.hash)).toEqual(key)
        await expect(store.addKey(key)).rejects.toMatchObject({ code: 'already_exists' })
        await store.revokeKey(key.id, 1_795_000_000_001)
        await store.revokeKey(key.id, 1_795_000_000_002)
        expect(await store.keyByHash(key.hash)).toEqual({ ...key, revokedAt: 1_795_000_000_001 })
        expect(await store.keyByHash('unknown')).toBeUndefined()
        await expect(store.revokeKey('unknown', 1)).rejects.toMatchObject({ code: 'not_found' })
      })

      it('repeats the first answer given to an idempotency key', async () => {
        const key = newId('i')
        expect(await store.idempotent(key)).toBeUndefined()
        await store.saveIdempotent(key, 'hash', 201, '{"id":1}', 1_795_000_000_000)
        await store.saveIdempotent(key, 'other', 500, 'late', 1_795_000_000_001)
        expect(await store.idempotent(key)).toEqual({ requestHash: 'hash', status: 201, body: '{"id":1}' })
      })

      it('counts what it keeps', async () => {
        const before = await store.counts()
        await store.recordDecisions([entry(), entry({}, { outcome: { kind: 'held', reason: 'all_full', queue: 'q' } })])
        const after = await store.counts()
        expect([
          after.tickets - before.tickets,
          after.waiting - before.waiting,
          after.decisions - before.decisions,
        ]).toEqual([2, 2, 2])
        const health = await store.health()
        expect(health.migrations).toBeGreaterThan(0)
        expect(health.bytes).toBeGreaterThan(100_000)
      })
    })

    storeModel(open)
  })
}

const plainObjects = { noNullPrototype: true }

const anyDecisionParts = fc.record(
  {
    decision: fc.record(
      {
        at: fc.integer({ min: 0, max: 4e12 }),
        seed: fc.nat(),
        margin: fc.double({ noNaN: true }),
        flip: fc.string({ unit: 'binary' }),
        fitWeights: fc.array(fc.double({ noNaN: true })),
        runnerUp: fc.string(),
        candidates: fc.array(
          fc.record(
            {
              agent: fc.string(),
              fit: fc.record(
                { score: fc.double({ noNaN: true }), signals: fc.array(fc.double({ noNaN: true })) },
                plainObjects,
              ),
            },
            plainObjects,
          ),
          { maxLength: 5 },
        ),
      },
      plainObjects,
    ),
    situation: fc.record({ loads: fc.array(fc.double({ noNaN: true })), now: fc.integer() }, plainObjects),
  },
  plainObjects,
)

function aSituation(roster: Roster, random: () => number): Decision['situation'] {
  return aDecision({ id: 'x', ticket: aTicket('x'), roster, random }).situation
}

function aLesson(ticketId: string): Parameters<Store['appendLesson']>[0] {
  return { at: 1_795_000_000_000, ticketId, text: 'export fails', facet: 'queue', answer: 'billing', actor: 'ada' }
}
