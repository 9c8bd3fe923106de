import type { Command } from 'commander'
import { answer } from './answer.ts'
import { addConnectOptions, allowHttpOption, type ConnectOptions } from './connect.ts'
import { whole } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** As given on the command line. */
export interface GenericOptions extends ConnectOptions {
  readonly url: string
  readonly allowHttp?: boolean
  readonly token?: string
  readonly secret?: string
  readonly callsPerMinute: number
}

/** `pointsman connect generic`, below `pointsman connect`. */
export function addConnectGeneric(program: Command, shell: Shell): void {
  const connect = program.commands.find((command) => command.name() === 'connect')!
  const desk = connect
    .command('generic')
    .description(
      'Connects any help desk behind a bridge: a small service that you write, which speaks the protocol of ' +
        'docs/guide/connect-anything.md. One to begin with is in examples/bridge.',
    )
    .requiredOption('--url <address>', 'where the bridge is, such as https://bridge.example.com')
    .addOption(allowHttpOption())
    .option(
      '--token <token>',
      'what the bridge asks for with every call (default: POINTSMAN_CONNECT_TOKEN, or asked for)',
    )
    .option(
      '--secret <secret>',
      'shared with the bridge; whsec_… (Standard Webhooks) signs every decision; with it what the bridge calls is believed (default: POINTSMAN_CONNECT_SECRET)',
    )
    .option('--calls-per-minute <n>', 'most calls a minute', whole(1, 1_000_000), 600)
  addConnectOptions(desk)
    .addHelpText(
      'after',
      `
Examples:
  pointsman connect generic --url https://bridge.example.com --token 0a1b2c
  pointsman connect generic --url http://bridge:8090 --allow-http --name old-desk --secret whsec_… --yes`,
    )
    .action(async (options: GenericOptions) => {
      const { connectBridge } = await import('./connect/connect-bridge.ts')
      answer(shell, options, await connectBridge(options, shell, storeOptions(program)))
    })
}
