import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHead } from './mail-head.ts'
import type { KnownFolder, Mail, MailIndex } from './mail-index.ts'
import { planFolders } from './mail-folders.ts'
import type { MailSettings } from './mail-settings.ts'
import { stateOfThread } from './mail-state.ts'
import { threadsOf, ticketToken, type Thread } from './mail-threads.ts'

const settings: MailSettings = {
  ...{ host: 'localhost', port: 143, security: 'none', user: 'u', password: 'p', address: 'support@acme.test' },
  ...{
    intake: 'INBOX',
    done: 'Done',
    folders: ['Billing', 'Network'],
    agents: ['ada@acme.test', 'Bob'],
    assignBy: 'folder',
    days: 30,
  },
}
const paths = ['INBOX', 'Billing', 'Network', 'Bob', 'Done', 'Done/Billing', 'Trash', 'Junk', 'Sent']
const uses = new Map([
  ['Trash', '\\Trash'],
  ['Junk', '\\Junk'],
  ['Sent', '\\Sent'],
])
const plan = planFolders(
  paths.map((path) => ({
    path,
    name: path.split('/').at(-1) ?? path,
    delimiter: '/',
    flags: new Set<string>(),
    specialUse: uses.get(path),
  })),
  settings,
)

interface Given {
  readonly id: string
  readonly from?: string
  readonly answers?: readonly string[]
  readonly subject?: string
  readonly folder?: string
  readonly at?: number
  readonly head?: readonly string[]
  readonly keywords?: readonly string[]
}

async function mailboxWith(...given: readonly Given[]): Promise<MailIndex> {
  const folders = new Map<string, KnownFolder>()
  for (const [n, one] of given.entries()) {
    const {
      id,
      from = 'ann@example.test',
      answers = [],
      subject = 'Help',
      folder = 'INBOX',
      head = [],
      keywords = [],
    } = one
    const lines = [`From: ${from}`, `Message-ID: <${id}>`, `Subject: ${subject}`, ...head]
    if (answers.length > 0) lines.push(`References: ${answers.map((other) => `<${other}>`).join(' ')}`)
    const known = folders.get(folder) ?? {
      uidValidity: 1n,
      uidNext: 1,
      modseq: 1n,
      messages: 0,
      mails: new Map<number, Mail>(),
    }
    const read = await readHead(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), settings.address)
    known.mails.set(n + 1, {
      folder,
      uidValidity: 1n,
      uid: n + 1,
      arrivedAt: (one.at ?? n) * 1000,
      head: read,
      keywords,
      modseq: 1n,
    })
    folders.set(folder, known)
  }
  return { folders, plan, serial: 1 }
}

const grouped = async (...given: readonly Given[]): Promise<readonly (readonly string[])[]> =>
  [...threadsOf(await mailboxWith(...given)).values()].map(({ mails }) => mails.map(({ head }) => head.messageId))

const only = async (...given: readonly Given[]): Promise<Thread> =>
  [...threadsOf(await mailboxWith(...given)).values()][0]!

describe('mails that belong together', () => {
  it('answers join what they answer, though links between are missing', async () => {
    const found = await grouped(
      { id: 'a' },
      { id: 'b', answers: ['a'], from: 'ada@acme.test' },
      { id: 'd', answers: ['a', 'b', 'c'] },
      { id: 'x' },
    )
    expect(found).toEqual([['a', 'b', 'd'], ['x']])
  })

  it('the token in the subject joins what no longer says what it answers, and no other token does', async () => {
    const first = await only({ id: 'a' })
    const token = ticketToken(first.id)
    expect(await grouped({ id: 'a' }, { id: 'b', subject: `RE: Help ${token}` })).toEqual([['a', 'b']])
    expect(await grouped({ id: 'a' }, { id: 'b', subject: 'RE: Help [#aaaaaaaaaaaa]' })).toEqual([['a'], ['b']])
  })

  it('a circular that many answer is not one ticket; one person who answers twice has one', async () => {
    const found = await grouped(
      { id: 'a', answers: ['circular'], from: 'ann@example.test' },
      { id: 'b', answers: ['circular'], from: 'ben@example.test' },
      { id: 'c', answers: ['circular'], from: 'ann@example.test' },
    )
    expect(found).toEqual([['a', 'c'], ['b']])
  })

  it('machines begin nothing and belong to nothing, and neither does what was only sent', async () => {
    const found = await grouped(
      { id: 'a' },
      { id: 'b', answers: ['a'], head: ['Auto-Submitted: auto-replied'] },
      { id: 'c', head: ['Return-Path: <>'] },
      { id: 'd', from: 'support@acme.test', folder: 'Sent' },
    )
    expect(found).toEqual([['a']])
  })

  it('an answer to a mail that was sent from here is a ticket, which the sent mail belongs to', async () => {
    const thread = await only({ id: 'd', from: 'support@acme.test', folder: 'Sent' }, { id: 'e', answers: ['d'] })
    expect([thread.mails.map(({ head }) => head.messageId), thread.opener.head.messageId]).toEqual([['d', 'e'], 'e'])
  })

  it('copies count once, as they were filed', async () => {
    const thread = await only({ id: 'a', at: 1 }, { id: 'a', at: 1, folder: 'Network' })
    expect(thread.mails.map(({ folder }) => folder)).toEqual(['Network'])
  })

  it('keep their tickets wherever they are moved, whatever comes later, and in whatever order they are seen', async () => {
    const mail = fc.record({
      answers: fc.array(
        fc.integer({ min: 0, max: 9 }).map((n) => `m${n}`),
        { maxLength: 3 },
      ),
      from: fc.constantFrom('ann@example.test', 'ben@example.test', 'ada@acme.test'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(mail, { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        fc.infiniteStream(fc.constantFrom(...paths.slice(0, 6))),
        async (mails, later, places) => {
          const given = mails.map((one, n): Given => ({ ...one, id: `m${n}`, at: n }))
          const ticketsIn = async (some: readonly Given[]): Promise<ReadonlyMap<string, string>> =>
            new Map(
              [...threadsOf(await mailboxWith(...some)).values()].flatMap(({ id, mails: inIt }) =>
                inIt.map(({ head }) => [head.messageId, id] as const),
              ),
            )
          const whole = await ticketsIn(given)
          const moved = given.map((one) => ({ ...one, folder: places.next().value as string })).toReversed()
          expect(await ticketsIn(moved)).toEqual(whole)
          const earlier = await ticketsIn(given.slice(0, later))
          for (const [id, ticket] of earlier) expect(whole.get(id)).toBe(ticket)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('where a ticket stands', () => {
  const state = async (...given: readonly Given[]): Promise<unknown> =>
    stateOfThread(await only(...given), { settings, plan })

  it('is where the mail that opened it lies; flags say what the folder does not', async () => {
    expect(await state({ id: 'a' })).toMatchObject({ status: 'open', priority: 'normal', isUnplaced: false })
    expect(await state({ id: 'a' })).not.toHaveProperty('queue')
    expect(
      await state({ id: 'a', folder: 'Billing', keywords: ['agent-ada_acme.test', 'Priority-HIGH'] }),
    ).toMatchObject({ queue: 'Billing', assignee: 'ada@acme.test', priority: 'high' })
    expect(await state({ id: 'a', folder: 'Bob', keywords: ['queue-Network'] })).toMatchObject({
      queue: 'Network',
      assignee: 'Bob',
      isUnplaced: false,
    })
    expect(await state({ id: 'a', folder: 'Bob' })).toMatchObject({ assignee: 'Bob', isUnplaced: true })
  })

  it.each([
    ['Done', 'resolved'],
    ['Junk', 'spam'],
    ['Trash', 'closed'],
  ])('in %s it is %s', async (folder, status) => {
    expect(await state({ id: 'a', folder })).toMatchObject({ status, isUnplaced: true })
  })

  it('an archive for each queue says where it was resolved', async () => {
    expect(await state({ id: 'a', folder: 'Done/Billing' })).toMatchObject({ status: 'resolved', queue: 'Billing' })
  })

  it('a later mail of the requester brings it back; of an agent, or of a machine, it does not', async () => {
    const done = { id: 'a', folder: 'Done' }
    expect(await state(done, { id: 'b', answers: ['a'] })).toMatchObject({ status: 'open', isUnplaced: true })
    expect(await state(done, { id: 'b', answers: ['a'], from: 'ada@acme.test' })).toMatchObject({ status: 'resolved' })
    expect(await state(done, { id: 'b', answers: ['a'], head: ['Auto-Submitted: auto-replied'] })).toMatchObject({
      status: 'resolved',
    })
  })
})
