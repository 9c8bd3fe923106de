import type { Command } from 'commander'
import { answer } from './answer.ts'
import { addConnectOptions, allowHttpOption, type ConnectOptions } from './connect.ts'
import { whole } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** As given on the command line. */
export interface ZendeskOptions extends ConnectOptions {
  readonly url: string
  readonly allowHttp?: boolean
  readonly email: string
  readonly token?: string
  readonly webhookSecret?: string
  readonly callsPerMinute: number
  readonly exportsPerMinute: number
}

/** `pointsman connect zendesk`, below `pointsman connect`. */
export function addConnectZendesk(program: Command, shell: Shell): void {
  const connect = program.commands.find((command) => command.name() === 'connect')!
  const desk = connect
    .command('zendesk')
    .description(
      'Connects a Zendesk Support by its API. The account that the token acts for must be an administrator of its own.',
    )
    .requiredOption('--url <address>', 'where it is, such as https://acme.zendesk.com')
    .addOption(allowHttpOption())
    .requiredOption('--email <address>', 'the account that Pointsman uses')
    .option('--token <token>', 'an API token of that Zendesk (default: POINTSMAN_CONNECT_TOKEN, or asked for)')
    .option(
      '--webhook-secret <secret>',
      'what Zendesk signs its webhooks with; with it they wake the reading (default: POINTSMAN_CONNECT_SECRET)',
    )
    .option(
      '--calls-per-minute <n>',
      'most calls a minute; half of what the plan allows leaves the rest to others',
      whole(1, 1_000_000),
      100,
    )
    .option(
      '--exports-per-minute <n>',
      'most calls of the export a minute; 30 with the High Volume API add-on',
      whole(1, 1_000_000),
      10,
    )
  addConnectOptions(desk)
    .addHelpText(
      'after',
      `
Examples:
  pointsman connect zendesk --url https://acme.zendesk.com --email pointsman@acme.com --token 0a1b2c
  pointsman connect zendesk --url https://acme.zendesk.com --email pointsman@acme.com --since 2026-01-01 --yes`,
    )
    .action(async (options: ZendeskOptions) => {
      const { connectHelpDesk } = await import('./connect/connect-help-desk.ts')
      const { zendeskAccess } = await import('./connect/zendesk-access.ts')
      const { deskAddress } = await import('../connectors/desk-address.ts')
      const { givenToken } = await import('./connect/given-token.ts')
      deskAddress(options)
      const access = zendeskAccess({ ...options, token: await givenToken(options.token, shell) }, shell)
      answer(shell, options, await connectHelpDesk(access, options, shell, storeOptions(program)))
    })
}
