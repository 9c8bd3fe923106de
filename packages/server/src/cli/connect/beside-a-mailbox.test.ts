import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailColleague, type ArrivingMail, type MailColleague } from '../../connectors/mail/testing/mail-colleague.ts'
import { openPostBox, type PostBox, type Posted } from '../../connectors/mail/testing/post-box.ts'
import {
  dovecotPassword,
  hasDovecot,
  startDovecot,
  type RealDovecot,
} from '../../connectors/mail/testing/real-dovecot.ts'
import { wordsOf } from '../../connectors/request-tracker/testing/past-tickets.ts'
import { filesWith } from './testing/files-with.ts'
import { ownPointsman, type OwnPointsman, type OwnServer } from './testing/own-process.ts'
import { until } from './testing/until.ts'

/** What waits does so for conditions; a busy machine only takes longer. */
const patience = 600_000
const pastMails = 160
const user = 'support@acme.test'
const queues = ['Billing', 'Network'] as const
type Queue = (typeof queues)[number]

describe.skipIf(!hasDovecot)(
  'beside a mailbox on a real Dovecot (apt-get install dovecot-imapd)',
  { timeout: patience },
  () => {
    let folder: string
    let dovecot: RealDovecot
    let person: MailColleague
    let post: PostBox
    let pointsman: OwnPointsman
    let server: OwnServer
    let written = 0

    const comes = async (queue: Queue, mail: Partial<ArrivingMail> = {}): Promise<string> => {
      // As somebody wrote before, and plainly: how well it reads is tested elsewhere.
      const words = wordsOf(queue, [2, 6, 8][written % 3]! + 10 * (written++ % 15) + queues.indexOf(queue))
      return person.deliver({ ...words, from: `new${written}@example.test`, ...mail })
    }
    const answerTo = (id: string): Partial<ArrivingMail> => ({ head: [`In-Reply-To: <${id}>`, `References: <${id}>`] })
    const sentAbout = (id: string): readonly Posted[] =>
      post.posted.filter(({ raw }) => raw.includes(`In-Reply-To: <${id}>`))
    /** Our id of the ticket that a mail began, once it was sent on. */
    const routed = (id: string): Promise<string> =>
      until(async () => {
        const [sent] = sentAbout(id)
        const ticket = /X-Pointsman-Ticket: (\S+)/.exec(sent?.raw ?? '')?.[1]
        const lies = await person.find(id)
        return ticket !== undefined && lies?.folder !== 'INBOX' ? `mail-${ticket}` : undefined
      }, `mail ${id} to be sent on`)
    const lies = async (id: string): Promise<string | undefined> => (await person.find(id))?.folder
    const kindsOf = async (ticket: string): Promise<readonly string[]> => {
      const { items } = (await server.get(`/v1/tickets/${ticket}/events`)) as {
        readonly items: readonly { kind: string }[]
      }
      return items.map(({ kind }) => kind)
    }
    const happens = (ticket: string, kind: string): Promise<true> =>
      until(async () => ((await kindsOf(ticket)).includes(kind) ? true : undefined), `${kind} of ${ticket}`)
    /** All tickets, those of the past too. */
    const ticketsNow = async (): Promise<number> => {
      let count = 0
      for (let cursor = ''; ;) {
        const page = (await server.get(`/v1/tickets?limit=100${cursor}`)) as TicketPage
        count += page.items.length
        if (page.next === undefined) return count
        cursor = `&cursor=${encodeURIComponent(page.next)}`
      }
    }

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'pointsman-mail-'))
      ;[dovecot, post] = await Promise.all([startDovecot(), openPostBox()])
      person = await mailColleague(dovecot.port, user, [...queues, ...queues.map((queue) => `Archive/${queue}`)])
      for (let n = 0; n < pastMails; n++) {
        const queue = queues[n % 2]!
        const arrivedAt = new Date(Date.now() - (pastMails - n) * 3_600_000)
        await person.deliver({
          ...wordsOf(queue, n),
          from: `c${n % 50}@example.test`,
          folder: `Archive/${queue}`,
          arrivedAt,
        })
      }
      await writeFile(join(folder, 'password'), `${dovecotPassword}\n`, { mode: 0o600 })
      pointsman = ownPointsman(folder, {})
    }, patience)
    afterAll(async () => {
      await server?.stop('SIGKILL')
      await person?.leave()
      await post?.close()
      await dovecot?.remove()
      await rm(folder, { recursive: true, force: true })
    })

    test('connecting reads what was filed, and leaves the mailbox as it is', async () => {
      const before = await person.all()
      const connected = await pointsman.command(
        ...[
          'connect',
          'mail',
          '--host',
          '127.0.0.1',
          '--port',
          `${dovecot.port}`,
          '--security',
          'none',
          '--user',
          user,
        ],
        ...['--password-file', join(folder, 'password'), '--folder', 'Billing', '--folder', 'Network'],
        ...[
          '--assign-by',
          'forward',
          '--smtp-host',
          '127.0.0.1',
          '--smtp-port',
          `${post.port}`,
          '--smtp-security',
          'none',
        ],
        ...['--agent', 'ada@acme.test=ada', '--agent', 'bob@acme.test=bob', '--days', '60'],
      )
      expect(connected).toMatchObject({ connection: 'mail', history: pastMails, open: 0, mode: 'shadow' })
      expect(connected).toMatchObject({
        new_queues: [...queues],
        new_agents: ['ada@acme.test', 'bob@acme.test'].map((one) => one.split('@')[0]),
      })
      expect(await person.all()).toEqual(before)
      await pointsman.command('train')
      server = await pointsman.serve()
      const { items } = (await server.get('/v1/agents')) as { readonly items: readonly Record<string, unknown>[] }
      // A promise of how little goes wrong needs more of a past than a test has time for.
      const { version: _, ...policy } = (await server.get('/v1/policy')) as Policy
      await server.send('PUT', '/v1/policy', {
        ...policy,
        act_confidence: 0.01,
        risk: { ...policy.risk, enforced: false },
      })
      for (const { id, name, queues: where } of items)
        await server.send('PUT', `/v1/agents/${String(id)}`, { name, queues: where, active: true, capacity: 500 })
    })

    test('in shadow a mail is decided and stays where it came in', async () => {
      const before = await ticketsNow()
      const id = await comes('Billing')
      await until(async () => ((await ticketsNow()) > before ? true : undefined), 'the ticket')
      expect([await lies(id), post.posted.length]).toEqual(['INBOX', 0])
      for (const queue of queues)
        await server.send('POST', `/v1/queues/${queue}/mode`, { mode: 'auto', reason: 'it agrees' })
    })

    test('a mail becomes a ticket, lies in its queue, and goes to its agent with the reason, within seconds', async () => {
      const waits: number[] = []
      for (const queue of [...queues, ...queues]) {
        const at = performance.now()
        const id = await comes(queue)
        const ticket = await routed(id)
        waits.push((performance.now() - at) / 1000)
        expect(await lies(id)).toBe(queue)
        const { assignee } = (await server.get(`/v1/tickets/${ticket}`)) as { readonly assignee: string }
        const [{ to, raw }] = sentAbout(id) as [Posted]
        expect(to).toEqual([`${assignee}@acme.test`])
        expect(raw).toMatch(/gave this ticket to \S+ in (Billing|Network)/)
        expect(raw).toMatch(/Auto-Submitted: auto-generated/)
      }
      console.log(`sent on after ${waits.map((wait) => wait.toFixed(1)).join(', ')} s`)
    })

    test('an answer joins its ticket, wherever that lies, and is sent on; machines begin nothing and are counted', async () => {
      const id = await comes('Network', { from: 'grace@example.test' })
      const ticket = await routed(id)
      const before = await ticketsNow()
      const vacation = await comes('Network', { head: [...answerTo(id).head!, 'Auto-Submitted: auto-replied'] })
      const bounce = await comes('Network', {
        head: [
          'Return-Path: <>',
          'Auto-Submitted: auto-replied',
          'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
        ],
      })
      const answer = await person.deliver({
        subject: 'Re: it',
        body: 'It is still so.',
        from: 'grace@example.test',
        ...answerTo(id),
      })
      await happens(ticket, 'customer_replied')
      await until(async () => ((await lies(answer)) === 'Network' ? true : undefined), 'the answer to be brought')
      await until(async () => (sentAbout(id).length === 2 ? true : undefined), 'the answer to be sent on')
      expect(sentAbout(id)[1]!.raw).toContain('It is still so.')
      expect([await ticketsNow(), await lies(vacation), await lies(bounce)]).toEqual([before, 'INBOX', 'INBOX'])
    })

    test('filed as done it is resolved where it was; an answer brings it back to whoever had it', async () => {
      const id = await comes('Billing', { from: 'heidi@example.test' })
      const ticket = await routed(id)
      const { assignee } = (await server.get(`/v1/tickets/${ticket}`)) as { readonly assignee: string }
      await person.move(id, 'Archive')
      await happens(ticket, 'resolved')
      const answer = await person.deliver({
        subject: 'Re: it',
        body: 'Not yet.',
        from: 'heidi@example.test',
        ...answerTo(id),
      })
      await happens(ticket, 'reopened')
      await until(async () => ((await lies(answer)) === 'Billing' ? true : undefined), 'the answer to be brought')
      expect(await server.get(`/v1/tickets/${ticket}`)).toMatchObject({ queue: 'Billing', assignee })
      expect(await kindsOf(ticket)).not.toContain('overridden')
    })

    test('a ticket whose mail is deleted is closed', async () => {
      const id = await comes('Billing')
      const ticket = await routed(id)
      const { folder: place, uid } = (await person.find(id))!
      await person.imap.mailboxOpen(place)
      await person.imap.messageDelete(String(uid), { uid: true })
      await happens(ticket, 'closed')
    })

    test('stopped, killed, and the mail server gone in between: nothing is lost, and nothing twice', async () => {
      const ids: string[] = []
      for (const signal of ['SIGTERM', 'SIGKILL', 'SIGKILL'] as const) {
        for (const queue of queues) ids.push(await comes(queue))
        // In the middle of it: whatever was handed in then is not yet noted.
        const before = post.posted.length
        await until(
          async () => (post.posted.length > before || signal === 'SIGTERM' ? true : undefined),
          'something sent on',
        )
        await server.stop(signal)
        ids.push(await comes('Network'))
        server = await pointsman.serve()
      }
      await person.leave()
      await dovecot.stop()
      await pause(3000)
      await dovecot.start()
      person = await mailColleague(dovecot.port, user, [])
      ids.push(await comes('Billing'))
      for (const id of ids) {
        const ticket = await routed(id)
        const kinds = await kindsOf(ticket)
        expect([id, kinds.filter((kind) => kind === 'received').length]).toEqual([id, 1])
        expect([id, kinds.includes('overridden')]).toEqual([id, false])
      }
      // Twice handed in is the same mail, known by its id.
      for (const id of ids)
        expect([id, new Set(sentAbout(id).map(({ raw }) => messageIdOf(raw))).size]).toEqual([id, 1])
      const marks = (await person.all()).flatMap(({ source }) => /X-Pointsman-Mark: ([^\r]+)/.exec(source)?.[1] ?? [])
      expect(new Set(marks).size).toBe(marks.length)
      const doubled = ids.filter((id) => sentAbout(id).length > 1).length
      console.log(`of ${ids.length} mails ${doubled} were handed in twice under one id`)
    })

    test('a mail that is moved by hand stays, and is a lesson', async () => {
      const id = await comes('Billing')
      const ticket = await routed(id)
      await person.move(id, 'Network')
      const { items } = await until(async () => {
        const page = (await server.get(`/v1/lessons?ticket=${ticket}`)) as {
          readonly items: { cause: string; answer: string }[]
        }
        return page.items.some(({ cause }) => cause === 'overridden') ? page : undefined
      }, 'the lesson')
      expect(items).toContainEqual(expect.objectContaining({ cause: 'overridden', answer: 'Network' }))
      await routed(await comes('Network'))
      expect(await lies(id)).toBe('Network')
      expect(await server.get(`/v1/tickets/${ticket}`)).toMatchObject({ queue: 'Network' })
    })

    test('disconnecting changes nothing there; the password is nowhere to be read', async () => {
      await server.stop('SIGTERM')
      const before = await person.all()
      const listed = await pointsman.command('connections')
      expect(listed).toMatchObject([{ id: 'mail', to_write: 0, passed_over: { auto_replies: 1, bounces: 1 } }])
      await rm(join(folder, 'password'))
      expect(await filesWith(folder, dovecotPassword)).toEqual([])
      expect(await pointsman.command('disconnect', 'mail')).toMatchObject({ connected: false })
      expect(await person.all()).toEqual(before)
      expect(JSON.stringify(listed) + pointsman.said()).not.toContain(dovecotPassword)
    })
  },
)

interface Policy {
  readonly version: number
  readonly risk: Readonly<Record<string, unknown>>
}

interface TicketPage {
  readonly items: readonly unknown[]
  readonly next?: string
}

function messageIdOf(raw: string): string | undefined {
  return /^Message-ID: (\S+)/im.exec(raw)?.[1]
}
