import { beginDrift, calculateRisk, defaultRisk, driftBaseline, type Decision } from '@pointsman/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAgent, aQueue } from './store-builders.ts'
import { assigned, StoreFixture } from './store-fixture.ts'
import type { Store, StoredReading, TrustNews } from './store.ts'

/** Readings, proofs, thresholds, what the alarm keeps, and alarms. */
export function trustConformance(open: () => Promise<Store>): void {
  describe('how far the reader is trusted', () => {
    const use = new StoreFixture()
    beforeAll(async () => {
      use.store = await open()
      for (const id of ['agent-00', 'agent-01']) await use.store.putAgent(anAgent(id, { capacity: 1000 }))
    })
    afterAll(async () => {
      await use.store.close()
    })

    const nothing = { states: [], alarms: [] }

    /** All that is new, taken in without an alarm. */
    async function news(limit = 100): Promise<TrustNews> {
      const read: StoredReading[] = []
      const proved: StoredReading[] = []
      for (let found = limit; found >= limit;) {
        found = await use.store.takeIn(limit, (one) => {
          read.push(...one.read)
          proved.push(...one.proved)
          return nothing
        })
      }
      return { read, proved, states: [] }
    }

    /** A new ticket, recorded. */
    async function decided(
      changes: Partial<Decision> = {},
    ): Promise<{ readonly id: string; readonly decision: Decision }> {
      const one = use.entry({}, { modelVersion: 'm9+4', ...changes })
      expect((await use.record(one)).kind).toBe('recorded')
      return { id: one.ticket.id, decision: one.decision }
    }

    it('takes in what was read first of each ticket, once, with whether it was acted on alone', async () => {
      const [alone, shown, left] = [
        await decided(assigned('agent-00')),
        await decided({ mode: 'suggest', ...assigned('agent-00') }),
        await decided({ outcome: { kind: 'triage', reason: 'unsure' } }),
      ]
      const again = use.entry(
        { ticket: (await use.store.ticket(left.id))!.ticket, isNew: false },
        { supersedes: left.decision.id, modelVersion: 'm9+5' },
      )
      await use.record(again)
      const { read } = await news()
      expect(read.map(({ ticketId, acted }) => [ticketId, acted])).toEqual([
        [alone.id, true],
        [shown.id, false],
        [left.id, false],
      ])
      const { queue } = left.decision.reading
      expect(read[2]).toMatchObject({
        model: 'm9',
        queue: queue.label,
        confidence: queue.confidence,
        inScope: queue.inScope,
      })
      expect(await news()).toMatchObject({ read: [], proved: [] })
    })

    it('leaves out what the reader could not be asked about', async () => {
      const { decision } = await decided()
      await news()
      await decided({ reading: { ...decision.reading, isMissing: true } })
      expect((await news()).read).toEqual([])
    })

    it('hears once where a ticket proved to belong, and keeps the latest word', async () => {
      const before = await use.store.provedSoFar()
      const { id } = await decided(assigned('agent-00'))
      await use.store.recordEvent(use.event(id, 'resolved', { data: { agent: 'agent-00', queue: 'queue-1' } }))
      const { read, proved } = await news()
      expect(read.map(({ ticketId }) => ticketId)).toEqual([id])
      expect(proved).toMatchObject([{ ticketId: id, queue: 'queue-1', truth: 'queue-1' }])
      await use.store.recordEvent(use.event(id, 'reopened', { at: 1_795_000_200_000 }))
      const later = { at: 1_795_000_300_000, data: { agent: 'agent-01', queue: 'queue-2' } }
      await use.store.recordEvent(use.event(id, 'resolved', later))
      expect((await news()).proved).toEqual([])
      const kept = await use.store.readings({ since: 0, limit: 10_000, model: 'm9', isProved: true })
      expect(kept.find(({ ticketId }) => ticketId === id)?.truth).toBe('queue-2')
      expect(await use.store.provedSoFar()).toBe(before + 1)
    })

    it('a flag proves a reading wrong, with the right queue or without', async () => {
      const [named, bare] = [await decided(assigned('agent-00')), await decided(assigned('agent-00'))]
      await use.store.recordEvent(use.event(named.id, 'flagged', { data: { queue: 'queue-4' } }))
      await use.store.recordEvent(use.event(bare.id, 'flagged'))
      expect((await news()).proved).toMatchObject([
        { ticketId: named.id, truth: 'queue-4' },
        { ticketId: bare.id, truth: '' },
      ])
    })

    it('queues that were merged are one: neither a ticket moved to the heir nor one finished in the old queue was read wrong', async () => {
      const [old, heir, other] = [use.newId('queue'), use.newId('queue'), use.newId('queue')]
      for (const id of [old, heir, other]) await use.store.putQueue(aQueue(id))
      const { reading } = (await decided()).decision
      const readAs = async (label: string, truth: string): Promise<void> => {
        const { id } = await decided({
          ...assigned('agent-00', 0.1),
          reading: { ...reading, queue: { ...reading.queue, label } },
        })
        await use.store.recordEvent(use.event(id, 'resolved', { data: { agent: 'agent-00', queue: truth } }))
      }
      await use.store.putQueue(aQueue(old, { active: false, mergedInto: heir }))
      await readAs(old, heir)
      await readAs(old, old)
      await readAs(heir, old)
      await readAs(old, other)
      await readAs(other, heir)
      expect((await news()).proved.map(({ queue, truth }) => truth === queue)).toEqual([true, true, true, false, false])
    })

    it('a proof waits for its decision to be taken in, also where there are more than one look takes', async () => {
      const ids: string[] = []
      for (let i = 0; i < 5; i++) {
        const { id } = await decided(assigned('agent-00', 0.1))
        await use.store.recordEvent(use.event(id, 'resolved', { data: { agent: 'agent-00', queue: 'queue-3' } }))
        ids.push(id)
      }
      const { read, proved } = await news(2)
      expect(read.map(({ ticketId }) => ticketId)).toEqual(ids)
      expect(proved.map(({ ticketId }) => ticketId)).toEqual(ids)
    })

    it('two processes that take in at once take everything in once', async () => {
      const ids: string[] = []
      for (let i = 0; i < 6; i++) ids.push((await decided()).id)
      const seen: string[] = []
      const look = (): Promise<number> =>
        use.store.takeIn(100, ({ read }) => {
          seen.push(...read.map(({ ticketId }) => ticketId))
          return nothing
        })
      await Promise.all([look(), look(), look()])
      await look()
      expect(seen.toSorted()).toEqual(ids.toSorted())
    })

    it('what the watch says is stored with what it saw; when it fails, all of it comes again', async () => {
      const { id } = await decided()
      const fail = use.store.takeIn(100, () => {
        throw new Error('the watch fell asleep')
      })
      await expect(fail).rejects.toThrow('fell asleep')
      const outcomes = Array.from({ length: 300 }, (_, i) => ({
        confidence: (i % 100) / 100,
        inScope: 0.5,
        right: i % 9 > 0,
      }))
      const state = beginDrift(driftBaseline(outcomes))
      const alarm = { at: 1_795_000_400_000, sign: 'strange', because: 'nothing looks familiar', model: 'm9' } as const
      await use.store.takeIn(100, ({ read }) => {
        expect(read.map(({ ticketId }) => ticketId)).toEqual([id])
        return {
          states: [
            { model: 'm9', state },
            { queue: 'queue-1', model: 'm9', state },
          ],
          alarms: [alarm],
        }
      })
      const { alarms } = await use.store.trust()
      expect(alarms.at(-1)).toMatchObject({ ...alarm, except: [], endings: [] })
      const told = (await use.store.effectsToDo(100_000)).at(-1)
      expect(told?.ticketId).toBeUndefined()
      expect(told?.effects).toMatchObject([{ kind: 'alert_drift', alarm: alarms.at(-1)!.id, because: alarm.because }])
      await decided()
      await use.store.takeIn(100, ({ states }) => {
        expect(states.find(({ queue }) => queue === undefined)).toEqual({ model: 'm9', state })
        expect(states.find(({ queue }) => queue === 'queue-1')).toEqual({ queue: 'queue-1', model: 'm9', state })
        return nothing
      })
      await use.store.beginWatch([{ queue: 'queue-5', model: 'm10', state }])
      await decided()
      await use.store.takeIn(100, ({ states }) => {
        expect(states).toEqual([{ queue: 'queue-5', model: 'm10', state }])
        return nothing
      })
    })

    it('an alarm is on until a person ends it, queue by queue or altogether', async () => {
      const [alarm] = await use.store.alarms(1)
      const ending = { at: 1_795_000_500_000, actor: 'kim', reason: 'a new product, and we have looked at it' }
      const part = await use.store.endAlarm(alarm!.id, { ...ending, queue: 'queue-2' })
      expect(part).toMatchObject({ except: ['queue-2'], endings: [{ ...ending, queue: 'queue-2' }] })
      expect((await use.store.trust()).alarms.at(-1)).toEqual(part)
      const over = await use.store.endAlarm(alarm!.id, ending)
      expect(over).toMatchObject({ endedAt: ending.at })
      expect((await use.store.trust()).alarms).toEqual([])
      expect(await use.store.endAlarm(alarm!.id, { ...ending, actor: 'somebody later' })).toEqual(over)
      expect((await use.store.alarms(1))[0]).toEqual(over)
      await expect(use.store.endAlarm(999_999, ending)).rejects.toMatchObject({ code: 'not_found' })
    })

    it('thresholds have versions, and the newest is in force on every node', async () => {
      expect((await use.store.trust()).calculation).toBeUndefined()
      const outcomes = Array.from({ length: 600 }, (_, i) => ({
        confidence: 1 - (i % 100) / 130,
        inScope: 1,
        queue: 'queue-1',
        right: i % 100 < 60,
        ageDays: 0,
      }))
      const calculation = calculateRisk(outcomes, defaultRisk, 'resolved')
      const one = { at: 1_795_000_600_000, model: 'm9', proved: 7, calculation }
      const version = await use.store.saveCalculation(one)
      expect((await use.store.trust()).calculation).toEqual({ ...one, version })
      const next = await use.store.saveCalculation({ ...one, model: 'm10' })
      expect(next).toBe(version + 1)
      expect((await use.store.trust()).calculation).toEqual({ ...one, model: 'm10', version: next })
    })

    it('counts a day by the queue read: decided alone, proved, wrong', async () => {
      const day = Date.UTC(2027, 3, 5)
      const at = day + 3_600_000
      const [right, wrong] = [
        await decided({ at, ...assigned('agent-00', 0.1) }),
        await decided({ at, ...assigned('agent-00', 0.1) }),
      ]
      await decided({ at, outcome: { kind: 'triage', reason: 'unsure' } })
      for (const [{ id }, queue] of [
        [right, 'queue-1'],
        [wrong, 'queue-2'],
      ] as const) {
        await use.store.recordEvent(use.event(id, 'resolved', { at: at + 1, data: { agent: 'agent-00', queue } }))
      }
      await news()
      expect(await use.store.riskDays(day)).toEqual([
        { day, queue: 'queue-1', tickets: 3, acted: 2, actedProved: 2, actedWrong: 1, proved: 2, wrong: 1 },
      ])
      expect(await use.store.riskDays(day + 86_400_000)).toEqual([])
    })
  })
}
