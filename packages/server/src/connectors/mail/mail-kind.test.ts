import { describe, expect, it } from 'vitest'
import { readHead, type MailHead } from './mail-head.ts'

const own = 'support@acme.test'

function head(...lines: readonly string[]): Promise<MailHead> {
  return readHead(new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n`), own)
}

const kindOf = async (...lines: readonly string[]): Promise<string> =>
  (await head('From: Ann <ann@example.test>', 'Message-ID: <1@example.test>', ...lines)).kind

describe('who wrote a mail', () => {
  it.each([
    ['nothing', []],
    ['that it is not automatic', ['Auto-Submitted: no']],
    ['that it came through a group address', ['Precedence: list', 'List-Id: <support.acme.test>']],
    ['that no answer is to be suppressed', ['X-Auto-Response-Suppress: None']],
    ['a return path', ['Return-Path: <ann@example.test>']],
    ['an attached mail', ['Content-Type: multipart/mixed; boundary=x']],
  ])('a person, where the head says %s', async (_, lines) => {
    expect(await kindOf(...lines)).toBe('human')
  })

  it.each([
    ['auto_reply', 'an out-of-office answer', ['Auto-Submitted: auto-replied (vacation)']],
    ['auto_reply', 'a notice', ['Auto-Submitted: auto-generated']],
    ['auto_reply', 'an answer of Exchange', ['X-Auto-Response-Suppress: DR, OOF, AutoReply']],
    ['auto_reply', 'an old answering program', ['Precedence: auto_reply']],
    ['auto_reply', 'a circular', ['Precedence: bulk']],
    ['auto_reply', 'another old answering program', ['X-Autoreply: yes']],
    ['auto_reply', 'an automatic answer without a return path', ['Return-Path: <>', 'Auto-Submitted: auto-replied']],
    ['bounce', 'a report', ['Content-Type: multipart/report; report-type=delivery-status; boundary=x']],
    ['bounce', 'a receipt', ['Content-Type: multipart/report; report-type=disposition-notification; boundary=x']],
    ['bounce', 'no return path', ['Return-Path: <>']],
  ])('%s: %s', async (kind, _, lines) => {
    expect(await kindOf(...lines)).toBe(kind)
  })

  it('a mail server, by its name', async () => {
    expect((await head('From: MAILER-DAEMON@mx.example.test', 'Subject: Undelivered')).kind).toBe('bounce')
  })

  it('the mailbox itself, and Pointsman', async () => {
    expect((await head(`From: Support <${own.toUpperCase()}>`)).kind).toBe('own')
    const ours = await head(
      `From: ${own}`,
      'X-Pointsman-Ticket: abc',
      'X-Pointsman-Mark: d-1',
      'Auto-Submitted: auto-generated',
    )
    expect([ours.kind, ours.ours]).toEqual(['ours', { ticket: 'abc', mark: 'd-1', to: '' }])
  })
})

describe('the head of a mail', () => {
  it('says what it answers, the nearest first', async () => {
    const { answers } = await head('From: a@b.test', 'In-Reply-To: <3@x>', 'References: <1@x>\r\n <2@x> <3@x>')
    expect(answers).toEqual(['3@x', '2@x', '1@x'])
  })

  it('is read in any charset, and folded', async () => {
    const { subject, from } = await head(
      'From: =?iso-8859-1?Q?J=FCrgen?= <J.Mueller@Example.test>',
      'Subject: =?utf-8?B?UsO8Y2t6YWhsdW5n?=\r\n =?utf-8?Q?_bitte?=',
    )
    expect([subject, from]).toEqual(['Rückzahlung bitte', 'j.mueller@example.test'])
  })

  it('tells mails apart that bear the same id, or none; a copy is the same mail', async () => {
    const one = await head('From: a@b.test', 'Message-ID: <1@x>', 'Date: Mon, 5 Jan 2026 09:00:00 +0000')
    const other = await head('From: c@d.test', 'Message-ID: <1@x>', 'Date: Mon, 5 Jan 2026 09:00:00 +0000')
    const copy = await head(
      'From: a@b.test',
      'Message-ID: <1@x>',
      'Date: Mon, 5 Jan 2026 09:00:00 +0000',
      'Return-Path: <a@b.test>',
    )
    expect([other.identity === one.identity, copy.identity === one.identity]).toEqual([false, true])
    expect((await head('From: a@b.test', 'Subject: 1')).identity).not.toBe(
      (await head('From: a@b.test', 'Subject: 2')).identity,
    )
  })

  it('that is broken is read as far as it goes', async () => {
    const broken = await readHead(new Uint8Array([0xff, 0x00, 0x3a, 0x0d, 0x0a, 0x3c, 0xfe]), own)
    expect(broken).toMatchObject({ messageId: '', answers: [], from: '', kind: 'human' })
    const many = Array.from({ length: 5000 }, (_, n) => `<${n}@x>`).join(' ')
    expect((await head('From: a@b.test', `References: ${many}`)).answers).toHaveLength(200)
  })
})
