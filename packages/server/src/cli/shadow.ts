import type { Mode, Timestamp } from '@pointsman/core'
import type { Command } from 'commander'
import { answer, type AnswerOptions } from './answer.ts'
import { asDate, jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** As given on the command line. */
export interface StatusOptions extends AnswerOptions {
  readonly since?: Timestamp
}

/** As given on the command line. */
export interface MoveOptions extends AnswerOptions {
  readonly anyway?: boolean
}

const anyway = 'although the report says that it is not ready'

/** `pointsman shadow`: how far each queue is on its way from watching to acting, and the next step. */
export function addShadowCommand(program: Command, shell: Shell): void {
  const shadow = program
    .command('shadow')
    .summary('take a queue from watching to acting, step by step')
    .description(
      'In shadow everything is decided and recorded and nothing is done; with suggest people see it; with auto it is done. ' +
        'Every step is a new version of the policy.',
    )
  shadow
    .command('status')
    .description('Says how each queue does beside what people did, and whether it is ready for the next step.')
    .option('--since <date>', 'only tickets resolved from then on, such as 2026-01-31', asDate)
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman shadow status --since 2026-10-01')
    .action(async (options: StatusOptions) => {
      const { shadowStatus } = await import('./shadow/shadow-status.ts')
      answer(shell, options, await shadowStatus(options, shell, storeOptions(program)))
    })
  addStep(shadow, program, shell, {
    name: 'on',
    mode: 'shadow',
    what: 'Decides and records only; people do not see it.',
  })
  addStep(shadow, program, shell, { name: 'suggest', mode: 'suggest', what: 'Shows people what would be done.' })
  addStep(shadow, program, shell, {
    name: 'auto',
    mode: 'auto',
    what: 'Goes live. Refused where the report does not recommend it.',
  })
  shadow
    .command('back')
    .description(
      'Puts a queue back to the mode that it had before its last change. Refused where that would go live and the report does not ' +
        'recommend it.',
    )
    .argument('<queue>', 'the queue')
    .option('--anyway', anyway)
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman shadow back billing')
    .action(async (queue: string, options: MoveOptions) => {
      const { goBack } = await import('./shadow/shadow-step.ts')
      const wanted = { queue, isAnyway: options.anyway === true }
      answer(shell, options, await goBack(wanted, shell, storeOptions(program)))
    })
}

function addStep(
  shadow: Command,
  program: Command,
  shell: Shell,
  { name, mode, what }: { readonly name: string; readonly mode: Mode; readonly what: string },
): void {
  const command = shadow.command(name).description(what).argument('<queue>', 'the queue')
  if (mode === 'auto') command.option('--anyway', anyway)
  command
    .addOption(jsonOption())
    .addHelpText('after', `\nExample:\n  pointsman shadow ${name} billing`)
    .action(async (queue: string, options: MoveOptions) => {
      const { takeStep } = await import('./shadow/shadow-step.ts')
      answer(
        shell,
        options,
        await takeStep({ queue, mode, isAnyway: options.anyway === true }, shell, storeOptions(program)),
      )
    })
}
