import { randomUUIDv7 } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { defaultPolicy } from '@pointsman/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordReaders } from '../api/word-reader.ts'
import type { Connector } from '../connectors/connector.ts'
import { mailConnector } from '../connectors/mail/mail.ts'
import { openFaultyLine } from '../connectors/mail/testing/faulty-imap.ts'
import { mailColleague, type MailColleague } from '../connectors/mail/testing/mail-colleague.ts'
import { openPostBox, type PostBox, type Posted } from '../connectors/mail/testing/post-box.ts'
import { dovecotPassword, hasDovecot, startDovecot, type RealDovecot } from '../connectors/mail/testing/real-dovecot.ts'
import { FaultScript } from '../connectors/testing/faulty-fetch.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import { systemTools } from '../help-desks.ts'
import { createStore } from '../store/open-store.ts'
import type { Store, StoredTicket } from '../store/store.ts'
import { connectDesk } from './connect-desk.ts'
import { deskOf } from './desk.ts'
import { matchNames, matchPriorities } from './match-names.ts'
import { syncDesk } from './sync-desk.ts'

const user = 'support@acme.test'
const agents = ['ada@acme.test', 'bob@acme.test']
const invoice = { subject: 'Question', body: 'My invoice is wrong' }

describe.skipIf(!hasDovecot)('in automatic mode beside a mailbox', { timeout: 300_000 }, () => {
  let folder: string
  let dovecot: RealDovecot
  let person: MailColleague
  let post: PostBox
  let store: Store
  let engine: Engine
  let connector: Connector

  const connect = (port = dovecot.port): Connector =>
    mailConnector(
      {
        ...{ host: '127.0.0.1', port, security: 'none', user, password: dovecotPassword, address: user },
        ...{ intake: 'INBOX', folders: ['Billing', 'General'], agents, assignBy: 'forward', days: 30 },
        smtp: { host: '127.0.0.1', port: post.port, security: 'none' },
      },
      systemTools,
    )
  const round = async (): Promise<void> => {
    const [connection] = await store.deskConnections()
    await syncDesk({ ...deskOf(connection!, connector, store), engine, tell: () => undefined })
    await engine.giveOut()
  }
  /** Rounds until it is so. */
  const until = async <Found>(look: () => Promise<Found | undefined | false>): Promise<Found> => {
    for (let n = 0; n < 120; n++) {
      const found = await look()
      if (found !== undefined && found !== false) return found
      await round()
      if (n > 2) await pause(500)
    }
    throw new Error('waited in vain')
  }
  const sentAbout = (id: string): readonly Posted[] =>
    post.posted.filter(({ raw }) => raw.includes(`In-Reply-To: <${id}>`))
  const routed = async (id: string): Promise<string> =>
    until(async () => {
      const ticket = /X-Pointsman-Ticket: (\S+)/.exec(sentAbout(id)[0]?.raw ?? '')?.[1]
      return ticket !== undefined && (await store.connectionCounts('mail')).writesWaiting === 0 && `mail-${ticket}`
    })
  const lies = async (id: string): Promise<string | undefined> => (await person.find(id))?.folder
  const kindsOf = async (ticket: string): Promise<readonly string[]> =>
    (await store.events(ticket)).map(({ kind }) => kind)
  const happens = (ticket: string, kind: string): Promise<true> =>
    until(async () => (await kindsOf(ticket)).includes(kind) && true)
  const ours = async (ticket: string): Promise<StoredTicket> => (await store.ticket(ticket))!
  const answers = (id: string): { head: string[] } => ({ head: [`References: <${id}>`] })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pointsman-mail-desk-'))
    ;[dovecot, post] = await Promise.all([startDovecot(), openPostBox()])
    person = await mailColleague(dovecot.port, user, ['Billing', 'General'])
    store = await createStore({ dataFolder: folder })
    connector = connect()
    const directory = await connector.directory()
    const matched = {
      agents: matchNames(directory.agents, [], {}, ({ id }) => id.split('@')[0]!),
      queues: matchNames(directory.queues, [], {}, ({ name }) => name),
    }
    const mapping = {
      agents: matched.agents.pairs,
      queues: matched.queues.pairs,
      ...matchPriorities(directory.priorities),
    }
    const createdAt = Date.now() - 5000
    await connectDesk(store, {
      connection: { id: 'mail', vendor: 'mail', settings: {}, secret: 'sealed', mapping: { ...mapping }, createdAt },
      ...{ connector, directory, ...matched, since: 0, now: () => createdAt, onProgress: () => undefined },
    })
    const rethrow = (error: unknown): void => {
      throw error
    }
    engine = await createEngine({
      store,
      clock: { isDriven: false, now: () => Date.now(), set: () => undefined },
      readers: wordReaders,
      observer: { decided: () => undefined, batchDone: () => undefined, readerFailed: rethrow, loopFailed: rethrow },
      identity: { newId: () => randomUUIDv7() },
      ...{ batchLimit: 64, waitingLimit: 1000 },
    })
    const { version: _, ...policy } = (await store.policy()) ?? defaultPolicy
    await engine.putPolicy({ ...policy, mode: 'auto', queueModes: [] })
  }, 120_000)
  afterAll(async () => {
    await engine?.close()
    await connector?.close?.()
    await store?.close()
    await person?.leave()
    await post?.close()
    await dovecot?.remove()
    await rm(folder, { recursive: true, force: true })
  })

  it('a mail becomes a ticket, lies in its queue, and goes to its agent with the reason, once', async () => {
    const id = await person.deliver(invoice)
    const ticket = await routed(id)
    const { assignee, queue } = await ours(ticket)
    expect([await lies(id), queue]).toEqual(['Billing', 'Billing'])
    expect(sentAbout(id).map(({ to }) => to)).toEqual([[`${assignee}@acme.test`]])
    expect(sentAbout(id)[0]!.raw).toMatch(/gave this ticket to \S+ in Billing/)
    for (let n = 0; n < 3; n++) await round()
    expect([sentAbout(id).length, (await kindsOf(ticket)).includes('overridden')]).toEqual([1, false])
  })

  it('an answer joins its ticket and is sent on, once; a machine’s answer is nothing', async () => {
    const id = await person.deliver(invoice)
    const ticket = await routed(id)
    const away = await person.deliver({
      subject: 'Away',
      body: 'x',
      head: [...answers(id).head, 'Auto-Submitted: auto-replied'],
    })
    const answer = await person.deliver({ subject: 'Re: Question', body: 'And now?', ...answers(id) })
    await until(async () => (await lies(answer)) === 'Billing' && sentAbout(id).length === 2)
    for (let n = 0; n < 3; n++) await round()
    expect((await kindsOf(ticket)).filter((kind) => kind === 'customer_replied')).toHaveLength(1)
    expect([sentAbout(id).length, await lies(away)]).toEqual([2, 'INBOX'])
  })

  it('a mail that is moved by hand stays, is an override, and a lesson', async () => {
    const id = await person.deliver(invoice)
    const ticket = await routed(id)
    await person.move(id, 'General')
    await happens(ticket, 'overridden')
    for (let n = 0; n < 3; n++) await round()
    expect([await lies(id), (await ours(ticket)).queue]).toEqual(['General', 'General'])
    const { items } = await store.lessons({ ticket, limit: 10 })
    expect(items.map(({ lesson }) => `${lesson.cause} ${lesson.answer}`)).toContain('overridden General')
  })

  it('filed as done it is resolved where it was; an answer brings it back, to whoever had it', async () => {
    const id = await person.deliver(invoice)
    const ticket = await routed(id)
    const { assignee } = await ours(ticket)
    await person.move(id, 'Archive')
    await happens(ticket, 'resolved')
    const answer = await person.deliver({ subject: 'Re: Question', body: 'Not yet', ...answers(id) })
    await happens(ticket, 'reopened')
    await until(async () => (await lies(answer)) === 'Billing')
    expect(await ours(ticket)).toMatchObject({ assignee, queue: 'Billing', outcome: { queue: 'Billing' } })
    expect(await kindsOf(ticket)).not.toContain('overridden')
  })

  it('what was written when the process died is nobody’s override, and is not written again', async () => {
    const id = await person.deliver(invoice)
    const { writeEnded } = store
    // It dies right after the mail was moved and sent, before that is noted.
    Object.assign(store, { writeEnded: () => Promise.reject(new Error('killed')) })
    await expect(until(async () => undefined)).rejects.toThrow('killed')
    expect(sentAbout(id)).toHaveLength(1)
    Object.assign(store, { writeEnded })
    await connector.close!()
    connector = connect()
    const ticket = await routed(id)
    for (let n = 0; n < 3; n++) await round()
    expect([await lies(id), sentAbout(id).length]).toEqual(['Billing', 1])
    expect(await kindsOf(ticket)).not.toContain('overridden')
  })

  it.each(['killed', 'cut off'])(
    '%s after the mail was moved and before it was sent on: it is sent on all the same',
    async (how) => {
      const script = new FaultScript()
      const line = await openFaultyLine(dovecot.port, script)
      await connector.close!()
      connector = connect(line.port)
      const id = await person.deliver(invoice)
      const { writeEnded } = store
      if (how === 'killed') Object.assign(store, { writeEnded: () => Promise.reject(new Error('killed')) })
      script.add({ method: 'POST', fault: { kind: 'lost_before' } })
      await until(async () => script.happened > 0).catch((error: unknown) =>
        expect(error).toMatchObject({ message: how }),
      )
      expect([await lies(id), sentAbout(id).length]).toEqual(['Billing', 0])
      Object.assign(store, { writeEnded })
      await connector.close!()
      await line.close()
      connector = connect()
      const ticket = await routed(id)
      for (let n = 0; n < 3; n++) await round()
      expect(sentAbout(id).map(({ to }) => to)).toEqual([[`${(await ours(ticket)).assignee}@acme.test`]])
      expect(await kindsOf(ticket)).not.toContain('overridden')
    },
  )

  it('a ticket whose mail is deleted is closed', async () => {
    const id = await person.deliver(invoice)
    const ticket = await routed(id)
    const { folder: place, uid } = (await person.find(id))!
    await person.imap.mailboxOpen(place)
    await person.imap.messageDelete(String(uid), { uid: true })
    await happens(ticket, 'closed')
  })
})
