import { readFileSync } from 'node:fs'
import { PointsmanError } from '@pointsman/core'
import { Option, type Command } from 'commander'
import { assignWays, securities, type AssignWay, type Security } from '../connectors/mail/mail-settings.ts'
import type { HelpDeskAccess } from '../help-desks.ts'
import { answer } from './answer.ts'
import { addConnectOptions, type ConnectOptions } from './connect.ts'
import { collect, whole } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

interface MailOptions extends ConnectOptions {
  readonly host: string
  readonly port?: number
  readonly security: Security
  readonly user: string
  readonly passwordFile?: string
  readonly address?: string
  readonly intake: string
  readonly done?: string
  readonly folder: readonly string[]
  readonly assignBy: AssignWay
  readonly smtpHost?: string
  readonly smtpPort?: number
  readonly smtpSecurity: Security
  readonly days: number
}

/** `pointsman connect mail`, below `pointsman connect`. */
export function addConnectMail(program: Command, shell: Shell): void {
  const connect = program.commands.find((command) => command.name() === 'connect')!
  const mail = connect
    .command('mail')
    .description(
      'Connects a mailbox over IMAP: a thread of mails is a ticket, a folder a queue. Agents are named by --agent, each by an address or a ' +
        'folder of theirs. The password is read from a file, from POINTSMAN_CONNECT_TOKEN, or asked for.',
    )
  addServerOptions(mail)
  addUseOptions(mail)
  addConnectOptions(mail)
    .addHelpText(
      'after',
      `
Examples:
  pointsman connect mail --host imap.acme.com --user support@acme.com --password-file ~/.support --folder Billing --folder Technical
  pointsman connect mail --host imap.acme.com --user support@acme.com --agent Ada=ada --agent Bob=bob --yes
  pointsman connect mail --host imap.acme.com --user support@acme.com --assign-by forward --smtp-host smtp.acme.com --agent ada@acme.com=ada`,
    )
    .action(async (options: MailOptions) => {
      const { connectHelpDesk } = await import('./connect/connect-help-desk.ts')
      const access = await accessOf(options, shell)
      answer(shell, options, await connectHelpDesk(access, options, shell, storeOptions(program)))
    })
}

function addServerOptions(command: Command): void {
  const port = whole(1, 65_535)
  command
    .requiredOption('--host <name>', 'the IMAP server')
    .option('--port <n>', 'its port (default: 993, or 143 without tls)', port)
    .addOption(securityOption('--security <way>', 'how the line is kept private; none on this machine only', 'tls'))
    .requiredOption('--user <name>', 'whose mailbox it is')
    .option(
      '--password-file <file>',
      'a file with the password in its first line (default: POINTSMAN_CONNECT_TOKEN, or asked for)',
    )
    .option('--address <address>', "the mailbox's address (default: the user)")
    .option('--smtp-host <name>', 'the server to which forwarded mail is handed in, with the same user and password')
    .option('--smtp-port <n>', 'its port (default: 587, or 465 with tls)', port)
    .addOption(securityOption('--smtp-security <way>', 'how that line is kept private', 'starttls'))
}

function addUseOptions(command: Command): void {
  command
    .option('--intake <folder>', 'where mail comes in', 'INBOX')
    .option('--done <folder>', 'mail in it, or below it, is resolved (default: the archive of the mailbox)')
    .addOption(
      new Option('--folder <folder>', 'a folder that is a queue (repeatable; default: all that are nothing else)')
        .argParser(collect)
        .default([], 'all'),
    )
    .addOption(
      new Option('--assign-by <way>', 'how a decision stands there: moved, flagged, or moved and sent to the agent')
        .choices(assignWays)
        .default('folder'),
    )
    .option(
      '--days <n>',
      'mail that arrived longer ago is not looked at; more days take more memory',
      whole(1, 36_500),
      400,
    )
}

function securityOption(flags: string, text: string, fallback: Security): Option {
  return new Option(flags, text).choices(securities).default(fallback)
}

async function accessOf(options: MailOptions, shell: Shell): Promise<HelpDeskAccess> {
  const { host, security, user, intake, done, folder: folders, assignBy, days, smtpHost, smtpSecurity } = options
  const address = options.address ?? user
  if (!/^[^\s@]+@[^\s@]+$/.test(address))
    throw new PointsmanError(
      'usage',
      `address: ${JSON.stringify(address)} is not allowed; allowed is one such as support@acme.com.`,
    )
  const smtp =
    smtpHost === undefined
      ? undefined
      : { host: smtpHost, port: options.smtpPort ?? (smtpSecurity === 'tls' ? 465 : 587), security: smtpSecurity }
  return {
    vendor: 'mail',
    settings: {
      ...{
        host,
        port: options.port ?? (security === 'tls' ? 993 : 143),
        security,
        user,
        address,
        intake,
        folders,
        assignBy,
        days,
      },
      agents: options.agent.map(theirsIn),
      ...(done === undefined ? {} : { done }),
      ...(smtp === undefined ? {} : { smtp }),
    },
    secret: await passwordOf(options, shell),
  }
}

/** The agents that there are in a mailbox are those who are named. */
function theirsIn(pair: string): string {
  const at = pair.lastIndexOf('=')
  if (at >= 1 && at < pair.length - 1) return pair.slice(0, at)
  throw new PointsmanError('usage', `agent: ${JSON.stringify(pair)} is not allowed; allowed is theirs=ours.`)
}

/** Never on the command line, where others on the machine can read it. */
async function passwordOf({ passwordFile, user, host }: MailOptions, { environment, secret }: Shell): Promise<string> {
  if (passwordFile !== undefined) return firstLine(passwordFile)
  const given = environment['POINTSMAN_CONNECT_TOKEN']
  if (given !== undefined && given !== '') return given
  return secret(`Password of ${user} at ${host}: `)
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? ''
  } catch {
    throw new PointsmanError('usage', `password-file: ${file} cannot be read.`)
  }
}
