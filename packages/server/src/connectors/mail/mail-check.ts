import type { ImapFlow, MailboxObject } from 'imapflow'
import type { DeskAgent, Directory, Finding } from '../connector.ts'
import type { Mailbox } from './mail-box.ts'
import { ownHeaders } from './mail-head.ts'
import { mailPriorities } from './mail-keywords.ts'
import { whyNotHandIn } from './mail-send.ts'
import { inOurTerms, type MailboxClient } from './mail-session.ts'
import { isAddress, type MailSettings } from './mail-settings.ts'

/** Clocks further apart than this make waiting times wrong and are worth a word. */
const skewWorthAWord = 60_000

/** Whether it would work. Each finding names what to do. */
export async function checkMailbox(mailbox: Mailbox): Promise<readonly Finding[]> {
  const { settings, session } = mailbox
  const unsafe = unsafeFindings(settings)
  if (unsafe.some(({ level }) => level === 'blocking')) return unsafe
  try {
    const found = await session.read(async (client) => [
      { level: 'fine', text: `${settings.user} is logged in` } as const,
      ...serverFindings(client.imap),
      ...(await folderFindings(client, mailbox)),
    ])
    return [...unsafe, ...found, ...(await sendingFindings(settings))]
  } catch (error) {
    const { message, maybe } = inOurTerms(error)
    return [...unsafe, blocking([message, maybe].filter(Boolean).join(' '))]
  }
}

function blocking(text: string): Finding {
  return { level: 'blocking', text }
}

/** A password in the clear is for this machine only. */
function unsafeFindings({ host, security, smtp }: MailSettings): readonly Finding[] {
  return [{ host, security }, ...(smtp === undefined ? [] : [smtp])].flatMap((server) =>
    server.security === 'none' && !/^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(server.host)
      ? [blocking(`the password would go to ${server.host} in the clear: use tls or starttls`)]
      : [],
  )
}

function serverFindings({ capabilities }: ImapFlow): readonly Finding[] {
  const missing = ['UIDPLUS', 'MOVE'].filter((name) => !capabilities.has(name))
  return [
    missing.length === 0
      ? { level: 'fine', text: 'the server moves mails in one step' }
      : blocking(
          `the server lacks ${missing.join(' and ')}: mails cannot be moved without the risk of losing or doubling one`,
        ),
    ...(capabilities.has('CONDSTORE')
      ? []
      : [
          {
            level: 'warning',
            text: 'the server does not count changes (CONDSTORE): flags that people set while Pointsman stands still are not noticed',
          } as const,
        ]),
    ...(capabilities.has('IDLE')
      ? []
      : [
          {
            level: 'warning',
            text: 'the server does not tell of new mail (IDLE): it is looked for every few seconds',
          } as const,
        ]),
  ]
}

async function folderFindings(client: MailboxClient, mailbox: Mailbox): Promise<readonly Finding[]> {
  const { settings } = mailbox
  const { index } = await mailbox.view(client)
  const { roles, queues } = index.plan
  if (![...roles.values()].includes('intake')) return [blocking(`there is no folder ${settings.intake}`)]
  const missing = [
    ...settings.folders,
    ...settings.agents.filter((agent) => !isAddress(agent)),
    settings.done ?? settings.intake,
  ].filter((path) => settings.assignBy !== 'flag' && path !== settings.intake && !roles.has(path))
  if (missing.length > 0) return [blocking(`there is no folder ${missing.join(', ')}`)]
  if (queues.length === 0) return [blocking('there is no folder that is a queue: make one for each')]
  if (settings.assignBy === 'forward' && settings.agents.some((agent) => !isAddress(agent)))
    return [blocking('mail can be forwarded to addresses only: give each agent as an address')]
  const hasDone = [...roles.values()].includes('done')
  return [
    { level: 'fine', text: `mail comes in at ${settings.intake}; ${queues.length} queues` },
    ...(hasDone
      ? []
      : [
          {
            level: 'warning',
            text: 'there is no archive: no ticket will ever be resolved; say where with --done',
          } as const,
        ]),
    ...(await rightsFindings(client, mailbox, settings.assignBy === 'flag' ? [] : queues)),
  ]
}

/** Each folder that would be written to is opened for writing, and a mail is left and removed: what else tells of rights and clock? */
async function rightsFindings(
  { imap }: MailboxClient,
  { settings, tools }: Mailbox,
  queues: readonly string[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const path of [settings.intake, ...queues]) {
    const box = await imap.mailboxOpen(path)
    if (box.readOnly === true || !isWritable(box))
      return [blocking(`the right to change mails in ${path} is missing: grant it (insert, write, delete, expunge)`)]
    if (!takesKeywords(box)) findings.push(keywordFinding(path, settings))
  }
  const asked = tools.now()
  const folder = queues[0] ?? settings.intake
  const left = await imap.append(folder, probe(settings.address, asked), ['\\Seen']).catch(() => false as const)
  if (left === false || left.uid === undefined)
    return [...findings, blocking(`the right to leave mails in ${folder} is missing: grant it (insert)`)]
  await imap.mailboxOpen(folder)
  const found = await imap.fetchOne(String(left.uid), { uid: true, internalDate: true }, { uid: true })
  const isRemoved = await imap.messageDelete(String(left.uid), { uid: true })
  if (!isRemoved)
    return [...findings, blocking(`the right to remove mails from ${folder} is missing: grant it (delete, expunge)`)]
  const theirs =
    found === false || found.internalDate === undefined ? undefined : new Date(found.internalDate).getTime()
  return [
    ...findings,
    { level: 'fine', text: 'mails can be left, flagged and removed' },
    ...clockFinding(theirs, asked),
  ]
}

function isWritable({ permanentFlags }: MailboxObject): boolean {
  return permanentFlags === undefined || permanentFlags.size > 0
}

function takesKeywords({ permanentFlags }: MailboxObject): boolean {
  return permanentFlags?.has('\\*') ?? false
}

function keywordFinding(path: string, { assignBy, agents }: MailSettings): Finding {
  const text = `${path} takes no flags of one's own`
  if (assignBy === 'flag') return blocking(`${text}: assign by folder`)
  if (agents.some(isAddress)) return blocking(`${text}, which say who has a mail: give each agent a folder`)
  return { level: 'warning', text: `${text}: priorities cannot be written` }
}

function clockFinding(theirs: number | undefined, asked: number): readonly Finding[] {
  if (theirs === undefined) return []
  const apart = Math.abs(theirs - asked)
  if (apart <= skewWorthAWord) return [{ level: 'fine', text: 'its clock agrees with ours' }]
  const minutes = Math.round(apart / 60_000)
  return [
    {
      level: 'warning',
      text: `its clock is ${minutes} minutes ${theirs > asked ? 'ahead of' : 'behind'} ours: set both by NTP`,
    },
  ]
}

function probe(address: string, now: number): string {
  return [
    `From: Pointsman <${address}>`,
    `To: ${address}`,
    'Subject: Pointsman looks whether it may leave mails here; this one removes itself',
    `Date: ${new Date(now).toUTCString()}`,
    'Auto-Submitted: auto-generated',
    `${ownHeaders.ticket}: none`,
    `${ownHeaders.mark}: check`,
    '',
    '',
  ].join('\r\n')
}

async function sendingFindings(settings: MailSettings): Promise<readonly Finding[]> {
  if (settings.assignBy !== 'forward') return []
  if (settings.smtp === undefined) return [blocking('no server is named to which mail is handed in: give --smtp-host')]
  const why = await whyNotHandIn(settings)
  return [
    why === undefined
      ? { level: 'fine', text: `mail can be handed in at ${settings.smtp.host}` }
      : blocking(`${settings.smtp.host}: ${why}`),
  ]
}

export async function directoryOfMailbox(mailbox: Mailbox): Promise<Directory> {
  const { queues, takes } = await mailbox.session.read(async (client) => {
    const { index } = await mailbox.view(client)
    const box = await client.imap.mailboxOpen(mailbox.settings.intake, { readOnly: false })
    return { queues: index.plan.queues, takes: takesKeywords(box) }
  })
  return {
    agents: mailbox.settings.agents.map(agentOf),
    queues: queues.map((path) => ({ id: path, name: path })),
    // Without flags there is nothing that a priority could be written as.
    priorities: takes ? mailPriorities : [],
    customFields: [],
  }
}

function agentOf(agent: string): DeskAgent {
  return isAddress(agent)
    ? { id: agent, name: agent, email: agent }
    : { id: agent, name: agent.split(/[/.]/).at(-1) ?? agent }
}
