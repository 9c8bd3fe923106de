import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { describeConnector, impatientTools, type DeskFixture } from '../connector.conformance.ts'
import type { Connector } from '../connector.ts'
import { FaultScript } from '../testing/faulty-fetch.ts'
import { mailConnector } from './mail.ts'
import type { AssignWay } from './mail-settings.ts'
import { openFaultyLine } from './testing/faulty-imap.ts'
import { mailColleague, type MailColleague } from './testing/mail-colleague.ts'
import { openPostBox } from './testing/post-box.ts'
import { dovecotPassword, hasDovecot, startDovecot, type RealDovecot } from './testing/real-dovecot.ts'

if (!hasDovecot) process.stderr.write('skipped: the mail connector against a real Dovecot (Debian: dovecot-imapd)\n')

let users = 0

const agents: Readonly<Record<AssignWay, readonly [string, string]>> = {
  folder: ['Ada', 'Bob'],
  flag: ['ada@acme.test', 'bob@acme.test'],
  forward: ['ada@acme.test', 'bob@acme.test'],
}

describe.skipIf(!hasDovecot)('a mailbox on a real Dovecot', () => {
  let dovecot: RealDovecot
  const ends: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    dovecot = await startDovecot()
  }, 60_000)
  afterAll(() => dovecot.remove())
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end()
  })

  for (const assignBy of ['folder', 'flag', 'forward'] as const)
    describeConnector(`assigned by ${assignBy}`, async (): Promise<DeskFixture> => {
      const user = `support${++users}@acme.test`
      const person = await mailColleague(dovecot.port, user, ['General', 'Billing', ...agents.folder])
      const faults = new FaultScript()
      const line = await openFaultyLine(dovecot.port, faults)
      const post = await openPostBox()
      ends.push(
        () => post.close(),
        () => line.close(),
        () => person.leave(),
      )
      const open = (port: number): Connector => {
        const connector = mailConnector(
          {
            ...{ host: '127.0.0.1', port, security: 'none', user, password: dovecotPassword, address: user },
            ...{ intake: 'INBOX', folders: ['General', 'Billing'], agents: agents[assignBy], assignBy, days: 30 },
            smtp: { host: '127.0.0.1', port: post.port, security: 'none' },
          },
          impatientTools(globalThis.fetch),
        )
        ends.push(async () => connector.close?.())
        return connector
      }
      return {
        faults,
        connect: () => open(line.port),
        agents: agents[assignBy],
        queues: ['General', 'Billing'],
        priorities: ['normal', 'urgent'],
        secret: dovecotPassword,
        ...standing(person, assignBy, () => open(dovecot.port)),
        takeRightAway: () => dovecot.makeReadOnly(user, assignBy === 'flag' ? 'INBOX' : 'General'),
      }
    })
})

/** What people see and do in their mail programs. */
function standing(
  person: MailColleague,
  assignBy: AssignWay,
  open: () => Connector,
): Pick<DeskFixture, 'addTicket' | 'assign' | 'stands'> {
  const mails = new Map<string, string>()
  return {
    addTicket: async (words) => {
      const from = `c${mails.size}@example.test`
      const messageId = await person.deliver({ ...words, from, folder: 'General' })
      if (assignBy === 'flag') await person.flag(messageId, ['queue-General'])
      const connector = open()
      for await (const { facts } of connector.read('tickets', null, 'live'))
        for (const { ticket, what } of facts)
          if (what.kind === 'ticket' && what.requester === from) mails.set(ticket, messageId)
      return [...mails].find(([, mail]) => mail === messageId)![0]
    },
    assign: async (ticket, agent) => {
      const mail = mails.get(ticket)!
      if (assignBy === 'folder') return person.move(mail, agent)
      const others = ['ada', 'bob'].map((name) => `agent-${name}_acme.test`)
      const flag = `agent-${agent.replace('@', '_')}`
      await person.flag(
        mail,
        [flag],
        others.filter((one) => one !== flag),
      )
    },
    stands: async (ticket) => {
      const { folder, flags } = (await person.find(mails.get(ticket)!))!
      const flagged = (kind: string): string | undefined =>
        [...flags].find((flag) => flag.startsWith(`${kind}-`))?.slice(kind.length + 1)
      const own = agents.folder.find((agent) => agent === folder)
      const notes = (await person.all()).filter(({ source }) => source.includes(`X-Pointsman-Ticket: ${ticket}`))
      return {
        assignee: assignBy === 'folder' ? own : flagged('agent')?.replace('_', '@'),
        // Who moves a mail to a colleague leaves its queue as it was.
        queue: flagged('queue') ?? (own === undefined ? folder : 'General'),
        priority: flagged('priority') ?? 'normal',
        notes: notes.map(({ source }) => source),
      }
    },
  }
}
