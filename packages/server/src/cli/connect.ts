import type { Timestamp } from '@pointsman/core'
import { Option, type Command } from 'commander'
import { answer, type AnswerOptions } from './answer.ts'
import { asDate, collect, jsonOption, whole } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** What every help desk is connected with. */
export interface ConnectOptions extends AnswerOptions {
  readonly name?: string
  readonly queue: readonly string[]
  readonly agent: readonly string[]
  readonly since?: Timestamp
  readonly yes?: boolean
  readonly intentField?: string
  readonly languageField?: string
}

interface TokenOptions extends ConnectOptions {
  readonly url: string
  readonly allowHttp?: boolean
  readonly token?: string
  readonly callsPerMinute: number
}

/** `pointsman connect request-tracker …`: beside the help desk that a team already has. */
export function addConnectCommand(program: Command, shell: Shell): void {
  const connect = program
    .command('connect')
    .summary('work beside the help desk that you have')
    .description(
      'Connects a help desk: checks rights and clock, shows what is there, maps it by name, imports the history, says what is wrong ' +
        'with it, and leaves every queue in shadow: decisions are made and nothing is written. Stopped anywhere, it goes on from there.',
    )
  const desk = connect
    .command('request-tracker')
    .description('Connects a Request Tracker 5 by its REST interface (REST2).')
    .requiredOption('--url <address>', 'where it is, such as https://rt.example.com')
    .addOption(allowHttpOption())
    .option(
      '--token <token>',
      'a token of the account that Pointsman uses (default: POINTSMAN_CONNECT_TOKEN, or asked for)',
    )
    .option(
      '--calls-per-minute <n>',
      'most calls a minute; each costs Request Tracker a quarter of a second of one processor, to check the token',
      whole(1, 1_000_000),
      600,
    )
  addConnectOptions(desk)
    .addHelpText(
      'after',
      `
Examples:
  pointsman connect request-tracker --url https://rt.example.com --token 1-23-0a1b2c
  pointsman connect request-tracker --url https://rt.example.com --queue "Rechnungen=billing" --agent jd=jane --yes`,
    )
    .action(async (options: TokenOptions) => {
      const { connectHelpDesk } = await import('./connect/connect-help-desk.ts')
      const { deskAddress } = await import('../connectors/desk-address.ts')
      const { givenToken } = await import('./connect/given-token.ts')
      const { url, callsPerMinute, allowHttp = false } = options
      deskAddress({ url, allowHttp })
      const secret = await givenToken(options.token, shell)
      const access = { vendor: 'request-tracker', settings: { url, allowHttp, callsPerMinute }, secret }
      answer(shell, options, await connectHelpDesk(access, options, shell, storeOptions(program)))
    })
}

/** Of help desks that are called with a token. */
export function allowHttpOption(): Option {
  return new Option(
    '--allow-http',
    'let the token go in the clear where the address is http://, on a private network; to this machine it may anyway',
  )
}

/** The options that connecting has, whatever the help desk. */
export function addConnectOptions(command: Command): Command {
  const list = (flags: string, text: string): Option => new Option(flags, text).argParser(collect).default([], 'none')
  return command
    .option(
      '--name <id>',
      'what to call the connection; begins the ids of its tickets (default: the kind of help desk)',
    )
    .addOption(list('--queue <theirs=ours>', 'their queue, by id or name, is ours of this id (repeatable)'))
    .addOption(list('--agent <theirs=ours>', 'their agent, by id or name, is ours of this id (repeatable)'))
    .option(
      '--since <date>',
      'leave tickets out of the history that have not changed since, such as 2026-01-31',
      asDate,
    )
    .option('--intent-field <name>', 'their custom field that the intent is written to (default: one called Intent)')
    .option(
      '--language-field <name>',
      'their custom field that the language is written to (default: one called Language)',
    )
    .option('--yes', 'take what is alike for the same, without asking')
    .addOption(jsonOption())
}
