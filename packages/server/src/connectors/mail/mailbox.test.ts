import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { impatientTools } from '../connector.conformance.ts'
import type { Connector, Cursor, DeskTicket, Fact } from '../connector.ts'
import { FaultScript } from '../testing/faulty-fetch.ts'
import { mailConnector } from './mail.ts'
import type { AssignWay, MailSettings } from './mail-settings.ts'
import { openFaultyLine, type FaultyLine } from './testing/faulty-imap.ts'
import { mailColleague, type MailColleague } from './testing/mail-colleague.ts'
import { openPostBox, type PostBox } from './testing/post-box.ts'
import { dovecotPassword, hasDovecot, startDovecot, type RealDovecot } from './testing/real-dovecot.ts'

const ada = 'ada@acme.test'
/** Times that somebody is faster. */
const races = 50
let users = 0

describe.skipIf(!hasDovecot)('a mailbox and the people in it', { timeout: 120_000 }, () => {
  let dovecot: RealDovecot
  let user: string
  let person: MailColleague
  let line: FaultyLine
  let post: PostBox
  let faults: FaultScript
  const ends: (() => unknown)[] = []

  beforeAll(async () => {
    dovecot = await startDovecot()
  }, 60_000)
  afterAll(() => dovecot.remove())
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end()
  })

  const begin = async (assignBy: AssignWay = 'folder', more: Partial<MailSettings> = {}): Promise<Connector> => {
    user = `people${++users}@acme.test`
    faults = new FaultScript()
    person = await mailColleague(dovecot.port, user, ['Billing', 'Network'])
    line = await openFaultyLine(dovecot.port, faults)
    post = await openPostBox()
    ends.push(
      () => post.close(),
      () => line.close(),
      () => person.leave().catch(() => undefined),
    )
    return again(assignBy, more)
  }
  /** As a process that has just begun. */
  const again = (assignBy: AssignWay = 'folder', more: Partial<MailSettings> = {}): Connector => {
    const connector = mailConnector(
      {
        ...{ host: '127.0.0.1', port: line.port, security: 'none', user, password: dovecotPassword, address: user },
        ...{ intake: 'INBOX', folders: ['Billing', 'Network'], agents: [ada, 'bob@acme.test'], assignBy, days: 30 },
        smtp: { host: '127.0.0.1', port: post.port, security: 'none' },
        ...more,
      },
      impatientTools(globalThis.fetch),
    )
    ends.push(() => connector.close?.())
    return connector
  }
  const read = async (connector: Connector, after: Cursor | null = null): Promise<{ facts: Fact[]; next: Cursor }> => {
    const facts: Fact[] = []
    let next: Cursor = { v: 0 }
    for await (const page of connector.read('tickets', after, 'live')) {
      facts.push(...page.facts)
      next = page.next
    }
    return { facts, next }
  }
  const tickets = async (connector: Connector): Promise<readonly DeskTicket[]> =>
    (await read(connector)).facts.flatMap(({ what }) => (what.kind === 'ticket' ? [what] : []))

  it(`a person who moves a mail between our look and our move is never overruled, ${races} times`, async () => {
    const connector = await begin()
    let current = ''
    line.onCommand(async (command) => {
      if (command.startsWith('UID MOVE')) await person.move(current, 'Network')
    })
    const outcomes: string[] = []
    for (let n = 0; n < races; n++) {
      current = await person.deliver({ subject: `Refund ${n}`, body: 'please', from: `c${n}@example.test` })
      const ticket = (await tickets(connector)).find(({ requester }) => requester === `c${n}@example.test`)!
      const set = { assignee: ada, queue: 'Billing', priority: 'high' }
      const { kind } = await connector.write({
        ticket: ticket.id,
        mark: `d-${n}`,
        seen: ticket.version,
        set,
        note: 'because',
      })
      const { folder, flags } = (await person.find(current))!
      outcomes.push(`${kind} ${folder} ${[...flags].filter((flag) => flag.includes('-')).join(' ')}`)
    }
    expect(new Set(outcomes)).toEqual(new Set(['overtaken Network ']))
    expect((await person.all()).filter(({ source }) => source.includes('X-Pointsman'))).toEqual([])
  })

  it.each([
    ['that nobody has', [], ['agent-bob_acme.test'], []],
    ['that somebody has, by another flag', ['agent-ada_acme.test'], ['priority-urgent'], []],
    ['that somebody has, giving it away', ['agent-ada_acme.test'], ['agent-carl'], ['agent-ada_acme.test']],
  ])('a person who flags a mail %s between our look and our flags is never overruled', async (_, before, add, drop) => {
    const connector = await begin('flag')
    const id = await person.deliver({ subject: 'Refund', body: 'please' })
    await person.flag(id, before)
    const [ticket] = await tickets(connector)
    let isRaced = false
    line.onCommand(async (command) => {
      if (isRaced || !command.startsWith('UID STORE')) return
      isRaced = true
      await person.flag(id, add, drop)
    })
    const set = { assignee: before.length === 0 ? ada : 'bob@acme.test' }
    const intent = { ticket: ticket!.id, mark: 'd', seen: ticket!.version, set, note: 'because' }
    expect(await connector.write(intent)).toEqual({ kind: 'overtaken' })
    const flags = [...(await person.find(id))!.flags].filter((flag) => !flag.startsWith('\\'))
    expect(flags.toSorted()).toEqual([...before.filter((flag) => !drop.includes(flag)), ...add].toSorted())
  })

  it('a folder that is numbered anew is the same tickets: nothing is told of that was not, and what comes is', async () => {
    const connector = await begin()
    for (let n = 0; n < 3; n++)
      await person.deliver({ subject: `n${n}`, body: 'x', from: `c${n}@example.test`, folder: 'Billing' })
    const before = await read(connector)
    // Whoever has it open would keep the numbers.
    await Promise.all([connector.close!(), person.leave()])
    await dovecot.renumber(user, 'Billing')
    person = await mailColleague(dovecot.port, user, [])
    const other = again()
    await person.deliver({ subject: 'new', body: 'x', from: 'new@example.test', folder: 'Billing' })
    const after = await read(other, before.next)
    const ids = new Set(before.facts.map(({ ticket }) => ticket))
    expect(after.facts.filter(({ ticket }) => !ids.has(ticket)).map(({ what }) => what)).toMatchObject([
      { requester: 'new@example.test' },
    ])
    for (const id of ids) expect(await other.look(id)).toMatchObject({ id, queue: 'Billing', status: 'open' })
  })

  it('counts what machines wrote once, and only where mail comes in', async () => {
    const connector = await begin()
    const notice = await person.deliver({ subject: 'away', body: 'x', head: ['Auto-Submitted: auto-replied'] })
    await person.deliver({ subject: 'failed', body: 'x', head: ['Return-Path: <>'] })
    const first = await read(connector)
    expect([first.facts.length, first.next['autoReplies'], first.next['bounces']]).toEqual([0, 1, 1])
    await person.move(notice, 'Billing')
    await person.deliver({ subject: 'away', body: 'again', head: ['Precedence: auto_reply'] })
    const second = await read(again(), first.next)
    expect([second.facts.length, second.next['autoReplies'], second.next['bounces']]).toEqual([0, 2, 1])
  })

  it('tells of an answer once, and by whom; a ticket whose mails are all deleted is gone', async () => {
    const connector = await begin()
    const id = await person.deliver({ subject: 'Refund', body: 'please' })
    const first = await read(connector)
    const head = [`References: <${id}>`]
    const answer = await person.deliver({ subject: 'Re: Refund', body: 'and?', head })
    await person.deliver({ subject: 'Re: Refund', body: 'soon', from: `Ada <${ada}>`, head })
    const second = await read(connector, first.next)
    const acts = second.facts.flatMap(({ what }) => (what.kind === 'change' ? [what] : []))
    expect(acts.map(({ field, actor }) => [field, actor])).toHaveLength(2)
    expect(acts.map(({ field, actor }) => [field, actor])).toEqual(
      expect.arrayContaining([
        ['reply', { kind: 'person', id: 'customer@example.test' }],
        ['reply', { kind: 'person', id: ada }],
      ]),
    )
    const third = await read(connector, second.next)
    expect(third.facts).toEqual([])
    await person.deliver({ subject: 'Re: Refund', body: 'at last', head })
    const fourth = await read(connector, third.next)
    const known = new Set(second.facts.map(({ key }) => key))
    const news = fourth.facts.filter(({ key }) => !known.has(key))
    expect(news.map(({ what }) => what.kind).toSorted()).toEqual(['change', 'ticket'])
    for (const { uid } of (await person.all()).filter(({ folder }) => folder === 'INBOX')) {
      await person.imap.mailboxOpen('INBOX')
      await person.imap.messageDelete(String(uid), { uid: true })
    }
    expect(await person.find(answer)).toBeUndefined()
    await read(connector, second.next)
    expect(await connector.look(first.facts[0]!.ticket)).toBeNull()
  })

  it('sends a mail on once though its answer is lost, with the whole mail; nobody there is said', async () => {
    const connector = await begin('forward')
    await person.deliver({ subject: 'Größe', body: 'Grüße', from: 'Jürgen <j@example.test>' })
    const [ticket] = await tickets(connector)
    const intent = {
      ticket: ticket!.id,
      mark: 'd-1',
      seen: ticket!.version,
      set: { assignee: ada, queue: 'Billing' },
      note: 'because of it',
    }
    post.trouble.push('lost_after')
    expect(await connector.write(intent)).toMatchObject({ kind: 'unsure' })
    expect(await again('forward').write(intent)).toMatchObject({ kind: 'already' })
    expect(await again('forward').write(intent)).toMatchObject({ kind: 'already' })
    const ids = post.posted.map(({ raw }) => /^Message-ID: (\S+)/im.exec(raw)?.[1])
    // The server had it both times; by its id it is one mail.
    expect([ids.length, new Set(ids).size]).toEqual([2, 1])
    const [{ to, raw }] = post.posted as [PostBox['posted'][number]]
    expect(to).toEqual([ada])
    for (const part of [
      'because of it',
      'message/rfc822',
      `Reply-To: j@example.test, ${user}`,
      'Auto-Submitted: auto-generated',
    ])
      expect(raw).toContain(part)
    await person.deliver({ subject: 'Other', body: 'x', from: 'other@example.test' })
    const next = (await tickets(connector)).find(({ requester }) => requester === 'other@example.test')!
    post.trouble.push('nobody')
    const refused = await connector.write({ ...intent, ticket: next.id, mark: 'd-2', seen: next.version })
    expect(refused).toMatchObject({ kind: 'partly', refused: [{ field: 'note', why: expect.stringContaining(ada) }] })
  })

  it('a mail of many megabytes is read by its words, and sent on without its attachment', async () => {
    const connector = await begin('forward')
    const attachment = Buffer.alloc(12 * 1024 * 1024, 'A')
      .toString('latin1')
      .replaceAll(/.{76}/g, '$&\r\n')
    const head = [
      'From: big@example.test',
      'Message-ID: <big@x>',
      'Subject: big',
      'Content-Type: multipart/mixed; boundary=b',
      '',
    ]
    const parts = [
      '--b',
      'Content-Type: text/plain',
      '',
      'see the plan',
      '--b',
      'Content-Type: application/pdf',
      'Content-Transfer-Encoding: base64',
      '',
    ]
    await person.deliver({ subject: '', body: '', raw: [...head, ...parts, attachment, '--b--', ''].join('\r\n') })
    const [ticket] = await tickets(connector)
    expect(await connector.look(ticket!.id)).toMatchObject({ subject: 'big', body: 'see the plan' })
    const set = { assignee: ada, queue: 'Billing' }
    await connector.write({ ticket: ticket!.id, mark: 'd', seen: ticket!.version, set, note: 'because' })
    expect(post.posted.map(({ raw }) => raw.includes('see the plan') && raw.length < 10_000)).toEqual([true])
  })

  it('is woken by mail that comes in, and not after it was left', async () => {
    const connector = await begin()
    let woken = 0
    let wake: (() => void) | undefined
    const ignore = connector.listen!(() => {
      woken++
      wake?.()
    })
    const isWoken = async (work: () => Promise<unknown>): Promise<void> => {
      const heard = new Promise<void>((resolve) => (wake = resolve))
      await work()
      await heard
    }
    await isWoken(async () => undefined)
    await isWoken(() => person.deliver({ subject: 'x', body: 'x' }))
    ignore()
    const before = woken
    await person.deliver({ subject: 'y', body: 'x' })
    await read(connector)
    expect(woken).toBe(before)
  })

  it('says what is missing before anything is kept, and leaves nothing behind', async () => {
    const connector = await begin()
    expect((await connector.check()).filter(({ level }) => level !== 'fine')).toEqual([])
    expect(await person.all()).toEqual([])
    const levels = async (assignBy: AssignWay, more: Partial<MailSettings>): Promise<readonly string[]> =>
      (await again(assignBy, more).check()).flatMap(({ level, text }) => (level === 'fine' ? [] : [text]))
    expect(await levels('folder', { password: 'wrong' })).toEqual([
      'The mail server does not accept the user or the password.',
    ])
    expect(await levels('folder', { folders: ['Billing', 'Nowhere'] })).toEqual(['there is no folder Nowhere'])
    expect(await levels('folder', { host: 'imap.example.test' })).toEqual([expect.stringContaining('in the clear')])
    expect(await levels('forward', { smtp: { host: '127.0.0.1', port: 1, security: 'none' } })).toEqual([
      expect.stringContaining('does not answer'),
    ])
    expect(await levels('forward', { agents: ['Bob'], folders: ['Billing'] })).toEqual([expect.stringContaining('Bob')])
  })
})
