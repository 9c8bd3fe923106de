import { describe, expect, it } from 'vitest'
import { anAgent } from './store-builders.ts'
import { assigned, type StoreFixture } from './store-fixture.ts'
import type { StoredSession, StoredUser } from './user-verbs.ts'

const start = 1_795_000_000_000
const hour = 3_600_000

/** People who sign in, their sessions, links that work once, and whose work a ticket is. */
export function usersConformance(use: StoreFixture): void {
  const aUser = (changes: Partial<StoredUser> = {}): StoredUser => {
    const id = use.newId('user')
    return { id, login: `${id}@acme.example`, name: 'Kim', role: 'supervisor', createdAt: start, ...changes }
  }
  const aSession = (userId: string, changes: Partial<StoredSession> = {}): StoredSession => {
    const id = use.newId('session')
    const times = { createdAt: start, lastSeenAt: start, expiresAt: start + 10 * hour }
    return { id, hash: `hash of ${id}`, userId, ...times, device: 'Firefox', ...changes }
  }
  const added = async (changes: Partial<StoredUser> = {}): Promise<StoredUser> => {
    const user = aUser(changes)
    await use.store.addUser(user)
    return user
  }

  describe('users', () => {
    it('makes the first of all only once, whoever comes at the same moment', async () => {
      const tries = await Promise.allSettled([1, 2, 3].map(() => use.store.addFirstUser(aUser())))
      expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
      await expect(use.store.addFirstUser(aUser())).rejects.toMatchObject({ code: 'already_exists' })
    })

    it('keeps them, by id, by login and in a list, and refuses a login twice', async () => {
      const user = await added({ passwordHash: '$argon2id$…' })
      expect(await use.store.user(user.id)).toEqual(user)
      expect(await use.store.userByLogin(user.login)).toEqual(user)
      expect(await use.store.users()).toContainEqual(user)
      await expect(added({ login: user.login })).rejects.toMatchObject({ code: 'already_exists' })
      expect(await use.store.user('nobody')).toBeUndefined()
    })

    it('ties the role of an agent to an agent that there is', async () => {
      const agent = use.newId('agent')
      await expect(added({ role: 'agent', agent })).rejects.toMatchObject({ code: 'not_found' })
      await use.store.putAgent(anAgent(agent))
      const user = await added({ role: 'agent', agent })
      expect(await use.store.changeUser(user.id, { role: 'read_only', agent: null, name: 'Kim Ono' })).toEqual({
        ...{ id: user.id, login: user.login, createdAt: start, name: 'Kim Ono', role: 'read_only' },
      })
      await expect(use.store.changeUser('nobody', { name: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    })

    it('disables somebody and lets them in again', async () => {
      const user = await added()
      expect(await use.store.changeUser(user.id, { disabledAt: start + 1 })).toEqual({ ...user, disabledAt: start + 1 })
      expect(await use.store.changeUser(user.id, { disabledAt: null })).toEqual(user)
    })

    it('knows the account of an OpenID provider, each of its own', async () => {
      const [one, other] = [await added(), await added()]
      await use.store.addIdentity({ issuer: 'https://id.example', subject: 's1', userId: one.id, at: start })
      await use.store.addIdentity({ issuer: 'https://other.example', subject: 's1', userId: other.id, at: start })
      expect(await use.store.userByIdentity('https://id.example', 's1')).toEqual(one)
      expect(await use.store.userByIdentity('https://other.example', 's1')).toEqual(other)
      expect(await use.store.userByIdentity('https://id.example', 's2')).toBeUndefined()
    })
  })

  describe('sessions', () => {
    it('are found by their hash with whose they are, and remember when they were used', async () => {
      const user = await added()
      const session = aSession(user.id)
      await use.store.addSession(session)
      await use.store.touchSession(session.hash, start + hour)
      await use.store.touchSession(session.hash, start + 5)
      expect(await use.store.sessionByHash(session.hash)).toEqual({
        session: { ...session, lastSeenAt: start + hour },
        user,
      })
      expect(await use.store.sessionByHash('another')).toBeUndefined()
    })

    it('end one by one, or all but the one in use, and never those of somebody else', async () => {
      const [user, other] = [await added(), await added()]
      const [a, b, c, theirs] = [aSession(user.id), aSession(user.id), aSession(user.id), aSession(other.id)]
      for (const session of [a, b, c, theirs]) await use.store.addSession(session)
      expect(await use.store.endSessions(user.id, { id: theirs.id })).toBe(0)
      expect(await use.store.endSessions(user.id, { id: a.id })).toBe(1)
      expect(await use.store.endSessions(user.id, { but: c.hash })).toBe(1)
      expect((await use.store.sessionsOf(user.id)).map(({ id }) => id)).toEqual([c.id])
      expect(await use.store.endSessions(user.id, {})).toBe(1)
      expect(await use.store.sessionsOf(other.id)).toHaveLength(1)
    })

    it('that ended are forgotten when the next begins', async () => {
      const user = await added()
      await use.store.addSession(aSession(user.id, { expiresAt: start + 1 }))
      const later = { createdAt: start + hour, lastSeenAt: start + hour, expiresAt: start + 2 * hour }
      await use.store.addSession(aSession(user.id, later))
      expect(await use.store.sessionsOf(user.id)).toHaveLength(1)
    })
  })

  describe('links that sign in', () => {
    it('work once, whoever comes at the same moment, and not when they are over', async () => {
      const user = await added()
      const link = { hash: use.newId('link'), userId: user.id, createdAt: start, expiresAt: start + hour }
      await use.store.addLink(link)
      expect(await use.store.link(link.hash, start)).toEqual(link)
      expect(await use.store.takeLink(link.hash, start + hour)).toBeUndefined()
      const takes = await Promise.all([1, 2, 3].map(() => use.store.takeLink(link.hash, start + 1)))
      expect(takes.filter((taken) => taken !== undefined)).toEqual([link])
    })

    it('take the place of the one before', async () => {
      const [first, second] = [use.newId('link'), use.newId('link')]
      for (const hash of [first, second]) {
        await use.store.addLink({ hash, createdAt: start, expiresAt: start + hour })
      }
      expect(await use.store.link(first, start)).toBeUndefined()
      expect(await use.store.link(second, start)).toMatchObject({ hash: second })
    })
  })

  it('a ticket is the work of whoever has it or had it, and of nobody else', async () => {
    const [agent, other] = [use.newId('agent'), use.newId('agent')]
    for (const id of [agent, other]) {
      await use.store.putAgent(anAgent(id, { queues: ['billing'] }))
      await use.store.putPresence(id, { state: 'online' }, start)
    }
    const entry = use.entry({}, assigned(agent))
    await use.record(entry)
    const is = (who: string): Promise<boolean> => use.store.isWorkOf(who, entry.ticket.id)
    expect([await is(agent), await is(other)]).toEqual([true, false])
    await use.store.recordEvent(use.event(entry.ticket.id, 'reassigned', { data: { agent: other } }))
    expect([await is(agent), await is(other)]).toEqual([true, true])
  })
}
