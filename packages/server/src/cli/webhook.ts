import { InvalidArgumentError, Option, type Command } from 'commander'
import { deliveryStates, type DeliveryState } from '../store/store.ts'
import { webhookEvents, type WebhookEvent } from '../webhooks/events.ts'
import { mostOverlapHours, usualOverlapHours } from '../webhooks/overlap.ts'
import { answer, type Answer, type AnswerOptions } from './answer.ts'
import { asDate, collect, jsonOption, whole } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** As given on the command line. */
export interface AddOptions extends AnswerOptions {
  readonly name?: string
  readonly event?: readonly WebhookEvent[]
  readonly secret?: string
}

/** As given on the command line. */
export interface DeliveriesOptions extends AnswerOptions {
  readonly state?: DeliveryState
  readonly limit: number
}

/** As given on the command line. */
export interface ReplayOptions extends AnswerOptions {
  readonly since?: number
  readonly delivery?: number
}

/** As given on the command line. */
export interface RotateOptions extends AnswerOptions {
  readonly secret?: string
  readonly overlap: number
}

/** `pointsman webhook`: who is told what happens, and what became of it. */
export function addWebhookCommand(program: Command, shell: Shell): void {
  const webhook = program
    .command('webhook')
    .summary('tell other programs what happens')
    .description(
      'Tells other programs what happens to tickets, by signed messages (Standard Webhooks). A server delivers them; see docs/guide/webhooks.md.',
    )
  addAdd(webhook, program, shell)
  addSimple(webhook, program, shell)
  addRotate(webhook, program, shell)
  addDeliveries(webhook, program, shell)
  addReplay(webhook, program, shell)
}

function addAdd(webhook: Command, program: Command, shell: Shell): void {
  webhook
    .command('add')
    .description('Registers a webhook and prints its signing secret, once: it is kept encrypted.')
    .argument('<url>', 'where messages are posted: https, at a public address')
    .option('--name <name>', 'what people call it (default: its host)')
    .addOption(
      new Option('--event <event>', 'what it is told of; may be given several times (default: everything)')
        .choices(webhookEvents)
        .argParser(oneEvent),
    )
    .option('--secret <secret>', 'whsec_ and base64 of 24 to 64 bytes (default: made up)')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman webhook add https://chat.example.com/hooks/7 --event ticket.held')
    .action(async (url: string, options: AddOptions) => {
      const { addWebhook } = await import('./webhook/webhooks.ts')
      answer(shell, options, await addWebhook(url, options, shell, storeOptions(program)))
    })
}

/** Commands that take a webhook and nothing else, and the list. */
function addSimple(webhook: Command, program: Command, shell: Shell): void {
  webhook
    .command('list')
    .description('Lists all webhooks and how they do, never their secrets.')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman webhook list')
    .action(async (options: AnswerOptions) => {
      const { listWebhooks } = await import('./webhook/webhooks.ts')
      answer(shell, options, await listWebhooks(shell, storeOptions(program)))
    })
  const simple = [
    ['remove', 'Removes a webhook, and what is on its way to it.'],
    ['enable', 'Tells a disabled webhook again, from now on.'],
    ['test', 'Sends a message to try a webhook with, at once, and says what came of it.'],
  ] as const
  for (const [name, description] of simple) {
    webhook
      .command(name)
      .description(description)
      .argument('<id>', 'its id, or its name where only one has it')
      .addOption(jsonOption())
      .addHelpText('after', `\nExample:\n  pointsman webhook ${name} chat.example.com`)
      .action(async (id: string, options: AnswerOptions) => {
        const { webhookActs } = await import('./webhook/webhooks.ts')
        const done: Answer = await webhookActs[name](id, shell, storeOptions(program))
        answer(shell, options, done)
      })
  }
}

function addRotate(webhook: Command, program: Command, shell: Shell): void {
  webhook
    .command('rotate')
    .description(
      'Gives a webhook another signing secret and prints it, once; the former one signs as well for a while.',
    )
    .argument('<id>', 'its id, or its name where only one has it')
    .option('--secret <secret>', 'whsec_ and base64 of 24 to 64 bytes (default: made up)')
    .option(
      '--overlap <hours>',
      'for how long both sign; 0: the former one counts no more',
      whole(0, mostOverlapHours),
      usualOverlapHours,
    )
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman webhook rotate chat.example.com --overlap 48')
    .action(async (id: string, options: RotateOptions) => {
      const { rotateWebhook } = await import('./webhook/webhooks.ts')
      answer(shell, options, await rotateWebhook(id, options, shell, storeOptions(program)))
    })
}

function addDeliveries(webhook: Command, program: Command, shell: Shell): void {
  webhook
    .command('deliveries')
    .description('Lists what was sent to a webhook and what came of it, newest first; kept for 30 days.')
    .argument('<id>', 'its id, or its name where only one has it')
    .addOption(new Option('--state <state>', 'only those').choices(deliveryStates))
    .option('--limit <n>', 'how many', whole(1, 500), 20)
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman webhook deliveries chat.example.com --state failed')
    .action(async (id: string, options: DeliveriesOptions) => {
      const { listDeliveries } = await import('./webhook/deliveries.ts')
      answer(shell, options, await listDeliveries(id, options, shell, storeOptions(program)))
    })
}

function addReplay(webhook: Command, program: Command, shell: Shell): void {
  webhook
    .command('replay')
    .description('Has a server send again what a webhook did not take; give --since or --delivery.')
    .argument('<id>', 'its id, or its name where only one has it')
    .option('--since <date>', 'all that it wants and has not taken from then on, such as 2026-01-31', asDate)
    .option('--delivery <n>', 'one delivery, whatever came of it', whole(1))
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman webhook replay chat.example.com --since 2026-11-01')
    .action(async (id: string, options: ReplayOptions) => {
      const { replayDeliveries } = await import('./webhook/deliveries.ts')
      answer(shell, options, await replayDeliveries(id, options, shell, storeOptions(program)))
    })
}

function oneEvent(text: string, before: readonly string[] = []): readonly string[] {
  const event = webhookEvents.find((each) => each === text)
  if (event === undefined) throw new InvalidArgumentError(`Expected one of ${webhookEvents.join(', ')}.`)
  return collect(event, before)
}
