import { PointsmanError } from '@pointsman/core'
import { describe, expect, it } from 'vitest'
import { assigned, type StoreFixture } from './store-fixture.ts'
import type { DueDelivery, StoredDelivery, StoredHook, StoredWebhook, WebhookMessage, WebhookNews } from './store.ts'

const now = 1_795_000_200_000
const minute = 60_000

/** Webhooks out and in: news is told once to each who wants it, tried until it is taken, and nothing is tried by two at once. */
export function webhooksConformance(use: StoreFixture): void {
  const hook = (events: readonly string[], changes: Partial<StoredWebhook> = {}): StoredWebhook => {
    const id = use.newId('w')
    return { id, url: `https://example.com/${id}`, name: id, events, secret: 'v1.x.y', createdAt: now, ...changes }
  }
  const compose = (news: WebhookNews): WebhookMessage => ({
    id: `msg-${news.effect.id}`,
    type: news.effect.kind,
    ...(news.ticketId === undefined ? {} : { ticketId: news.ticketId }),
    at: news.at,
    payload: JSON.stringify({ decision: news.decision, was: news.wasAssigned }),
  })
  const spread = (): Promise<number> => use.store.spreadNews(100, now, compose)
  const claim = (at = now, mostEach = 4): Promise<readonly DueDelivery[]> =>
    use.store.claimDeliveries({ now: at, until: at + minute, limit: 50, mostEach, except: [] })
  const of = async (webhook: string): Promise<readonly StoredDelivery[]> =>
    (await use.store.deliveries({ webhook, limit: 50 })).items
  const message = (type = 'test'): WebhookMessage => ({ id: use.newId('m'), type, at: now, payload: '{}' })
  const person = async (): Promise<string> => {
    const id = use.newId('p')
    await use.store.putAgent({ ...use.roster.agents[0]!, id, active: true, queues: ['billing'], capacity: 100 })
    await use.store.putPresence(id, { state: 'online' }, now - minute)
    return id
  }

  describe('webhooks', () => {
    it('are told nothing of what happened before they were there', async () => {
      await use.record(use.entry({}, assigned(await person())))
      const one = hook(['set_assignee'])
      await use.store.addWebhook(one)
      await expect(use.store.addWebhook(one)).rejects.toThrow(PointsmanError)
      expect(await spread()).toBe(0)
      expect(await use.store.webhooks()).toContainEqual(one)
      await use.store.removeWebhook(one.id)
      await expect(use.store.removeWebhook(one.id)).rejects.toThrow(`There is no webhook '${one.id}'`)
    })

    it('sign by the secret they had as well, for as long as was said, when they are given another', async () => {
      const one = hook(['test'], { secret: 'v1.a.a' })
      await use.store.addWebhook(one)
      const known = async (): Promise<StoredWebhook | undefined> =>
        (await use.store.webhooks()).find(({ id }) => id === one.id)
      await use.store.changeWebhookSecret(one.id, 'v1.b.b', now + minute)
      const changed = { ...one, secret: 'v1.b.b', former: { secret: 'v1.a.a', until: now + minute } }
      expect(await known()).toEqual(changed)
      await use.store.addDelivery(one.id, message(), now)
      expect((await claim()).map(({ webhook }) => webhook)).toEqual([changed])
      expect(await use.store.resealSecrets((all) => all.map(({ sealed }) => `${sealed}!`))).toBeGreaterThanOrEqual(2)
      expect(await known()).toMatchObject({ secret: 'v1.b.b!', former: { secret: 'v1.a.a!' } })
      await use.store.changeWebhookSecret(one.id, 'v1.c.c', undefined)
      expect(await known()).toEqual({ ...one, secret: 'v1.c.c' })
      await expect(use.store.changeWebhookSecret('nobody', 'x', undefined)).rejects.toMatchObject({ code: 'not_found' })
      await use.store.removeWebhook(one.id)
    })

    it('are told of what they want, once each, with the decision that brought it about', async () => {
      const [one, other] = [hook(['set_assignee']), hook(['held'])]
      for (const each of [one, other]) await use.store.addWebhook(each)
      const entry = use.entry({}, assigned(await person()))
      await use.record(entry)
      expect(await spread()).toBe(1)
      expect(await spread()).toBe(0)
      const [found, ...more] = await of(one.id)
      expect(more).toEqual([])
      expect(found).toMatchObject({ webhook: one.id, state: 'waiting', attempts: 0, nextAt: now, tried: [] })
      expect(found!.message).toMatchObject({ ticketId: entry.ticket.id, type: 'set_assignee' })
      expect(JSON.parse(found!.message.payload)).toEqual({ decision: entry.decision.id, was: false })
      expect(await of(other.id)).toEqual([])
      for (const each of [one, other]) await use.store.removeWebhook(each.id)
    })

    it('are told nothing of decisions that are only recorded', async () => {
      const one = hook(['set_assignee', 'held', 'triage'])
      await use.store.addWebhook(one)
      await use.record(use.entry({}, { ...assigned(await person()), mode: 'shadow' }))
      await use.record(use.entry({}, { ...assigned(await person()), mode: 'suggest' }))
      expect(await spread()).toBe(0)
      await use.store.removeWebhook(one.id)
    })

    it('hear nothing of a transaction that was not kept', async () => {
      const one = hook(['set_assignee'])
      await use.store.addWebhook(one)
      const agent = use.newId('p')
      await use.store.putAgent({ ...use.roster.agents[0]!, id: agent, active: true, queues: ['billing'], capacity: 1 })
      await use.store.putPresence(agent, { state: 'online' }, now - minute)
      const results = [use.entry({}, assigned(agent)), use.entry({}, assigned(agent))]
      const kinds = (await Promise.all(results.map((each) => use.record(each)))).map(({ kind }) => kind)
      expect(kinds.toSorted()).toEqual(['overtaken', 'recorded'])
      expect(await spread()).toBe(1)
      await use.store.removeWebhook(one.id)
    })
  })

  describe('deliveries', () => {
    it('are given to one of those who ask at the same time, and to somebody else when that one died', async () => {
      const one = hook(['test'])
      await use.store.addWebhook(one)
      for (let count = 0; count < 6; count += 1) await use.store.addDelivery(one.id, message(), now)
      const claims = await Promise.all(Array.from({ length: 4 }, () => claim(now, 2)))
      const ids = claims.flat().map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const rest = (await claim(now, 6)).length
      expect(ids.length + rest).toBe(6)
      expect(await claim(now)).toEqual([])
      expect((await claim(now + minute + 1, 10)).length).toBe(6)
      await use.store.removeWebhook(one.id)
    })

    it('are tried again when they say, and what was tried is kept', async () => {
      const one = hook(['test'])
      await use.store.addWebhook(one)
      const delivery = await use.store.addDelivery(one.id, message(), now)
      const [due] = await claim()
      expect(due).toMatchObject({ id: delivery, attempts: 0, webhook: { id: one.id }, message: { payload: '{}' } })
      const tried = { delivery, at: now, milliseconds: 12, status: 503, error: 'answered 503' }
      await use.store.noteAttempt({ ...tried, sequel: { kind: 'again', at: now + 5000 } })
      expect(await claim(now + 4999)).toEqual([])
      expect((await use.store.webhooks()).find(({ id }) => id === one.id)?.failingSince).toBe(now)
      expect((await claim(now + 5000))[0]).toMatchObject({ id: delivery, attempts: 1 })
      await use.store.noteAttempt({
        delivery,
        at: now + 5000,
        milliseconds: 3,
        status: 200,
        sequel: { kind: 'delivered' },
      })
      expect((await use.store.webhooks()).find(({ id }) => id === one.id)?.failingSince).toBeUndefined()
      const [stored] = await of(one.id)
      expect(stored).toMatchObject({ state: 'delivered', attempts: 2 })
      expect(stored!.tried).toEqual([
        { at: now, milliseconds: 12, status: 503, error: 'answered 503' },
        { at: now + 5000, milliseconds: 3, status: 200 },
      ])
      expect(await claim(now + 60 * minute)).toEqual([])
      await use.store.removeWebhook(one.id)
    })

    it('of a disabled webhook have failed, and can be sent again when it is back', async () => {
      const one = hook(['one.kind'])
      await use.store.addWebhook(one)
      const [first, second] = [message('one.kind'), message('one.kind')]
      const delivery = await use.store.addDelivery(one.id, first, now)
      await use.store.addDelivery(one.id, second, now)
      await claim()
      const because = 'nothing was taken for 3 days'
      await use.store.noteAttempt({
        delivery,
        at: now,
        milliseconds: 1,
        error: 'refused',
        sequel: { kind: 'disable', because },
      })
      expect((await use.store.webhooks()).find(({ id }) => id === one.id)?.disabled).toEqual({ at: now, because })
      expect((await of(one.id)).map(({ state }) => state)).toEqual(['failed', 'failed'])
      await use.store.disableWebhook(one.id, undefined)
      expect(await use.store.replayDeliveries(one.id, { since: now + 1 }, now)).toBe(0)
      expect(await use.store.replayDeliveries(one.id, { since: now }, now)).toBe(2)
      expect((await claim()).map(({ message: { id } }) => id).toSorted()).toEqual([first.id, second.id].toSorted())
      await use.store.noteAttempt({ delivery, at: now, milliseconds: 1, status: 200, sequel: { kind: 'delivered' } })
      expect(await use.store.replayDeliveries(one.id, { delivery }, now)).toBe(1)
      expect(await claim()).toMatchObject([{ id: delivery, attempts: 0 }])
      await expect(use.store.replayDeliveries(one.id, { delivery: 0 }, now)).rejects.toThrow('has no delivery 0')
      await use.store.removeWebhook(one.id)
    })

    it('are listed newest first, page by page', async () => {
      const one = hook(['test'])
      await use.store.addWebhook(one)
      const made: number[] = []
      for (let count = 0; count < 5; count += 1) made.push(await use.store.addDelivery(one.id, message(), now))
      const first = await use.store.deliveries({ webhook: one.id, limit: 3 })
      const rest = await use.store.deliveries({ webhook: one.id, limit: 3, cursor: first.next! })
      expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(made.toReversed())
      expect(rest.next).toBeUndefined()
      expect((await use.store.deliveries({ webhook: one.id, state: 'failed', limit: 3 })).items).toEqual([])
      await use.store.removeWebhook(one.id)
    })
  })

  describe('hooks', () => {
    it('remember what came in and with which signature, until they are removed', async () => {
      const one: StoredHook = {
        ...{ id: use.newId('hook'), name: 'shop', scheme: 'standard-webhooks', secret: 'v1.x.y', createdAt: now },
        settings: { map: ['ticket.title=subject'], kindAt: 'type', kinds: { made: 'created' }, header: 'x-secret' },
      }
      await use.store.addHook(one)
      await expect(use.store.addHook(one)).rejects.toThrow('already')
      expect(await use.store.hook(one.id)).toEqual(one)
      expect(await use.store.hooks()).toContainEqual(one)
      expect(await use.store.hookMessage(one.id, 'm1')).toBeUndefined()
      await use.store.noteHookMessage(one.id, 'm1', 's1')
      await use.store.noteHookMessage(one.id, 'm1', 's2')
      expect(await use.store.hookMessage(one.id, 'm1')).toBe('s2')
      await use.store.removeHook(one.id)
      expect(await use.store.hook(one.id)).toBeUndefined()
      expect(await use.store.hookMessage(one.id, 'm1')).toBeUndefined()
      await expect(use.store.removeHook(one.id)).rejects.toThrow('There is no hook')
    })
  })
}
