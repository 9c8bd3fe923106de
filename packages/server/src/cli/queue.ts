import { PointsmanError, type Queue } from '@pointsman/core'
import type { Command } from 'commander'
import { toQueue } from '../contract/queue.ts'
import { answer, type AnswerOptions } from './answer.ts'
import { newQueue } from '../newcomers.ts'
import { withStore } from './open-store.ts'
import { collect, jsonOption, numberFrom } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'
import { clip, table } from './table.ts'

interface AddOptions extends AnswerOptions {
  readonly name?: string
  readonly description?: string
  readonly requires?: readonly string[]
  readonly capacity?: number
  readonly close?: boolean
}

/** What to do next when the reader cannot know of a queue what was just said of it; else nothing. */
function readerAdvice(before: Queue | undefined, now: Queue): string {
  if (!now.active) return ''
  const isNews = !before?.active || before.description !== now.description
  if (!isNews) return ''
  const describe =
    now.description === ''
      ? [`  npx pointsman queue add ${now.id} --description "…"   say in your words what belongs here`]
      : []
  return ['', '', `Next: ${adviceFor(before, now)}`, ...describe, '  npx pointsman train --promote'].join('\n')
}

function adviceFor(before: Queue | undefined, { description }: Queue): string {
  if (before?.active) return 'the reader knows what changed only after training.'
  return description === ''
    ? 'the reader knows a queue without a description only after an override to it, or after training.'
    : 'it is suggested by its description from now on, and acted on alone only after training.'
}

/** `pointsman queue add|merge|list`. */
export function addQueueCommand(program: Command, shell: Shell): void {
  const queue = program
    .command('queue')
    .summary('set up where tickets wait')
    .description('Sets up queues: where tickets wait for a group of agents.')
  queue
    .command('add')
    .description('Creates a queue, or changes what is given of one that exists.')
    .argument('<id>', 'what it is called in the help desk')
    .option('--name <name>', 'for people (default: the id)')
    .option('--description <text>', 'what belongs here, in your words: all the reader has on day one')
    .option('--requires <skill>', 'agents must have this skill (repeatable)', collect)
    .option('--capacity <effort>', 'most effort assigned in it at once (default: no limit)', numberFrom(0))
    .option('--close', 'route nothing to it any more')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExample:\n  pointsman queue add billing --description "invoices, refunds, cards, payment failed"',
    )
    .action(async (id: string, options: AddOptions) => {
      const { put, advice } = await withStore(shell, storeOptions(program), async (store) => {
        const known = (await store.queues()).find((each) => each.id === id)
        // Opened again, it stands for itself.
        const { mergedInto, ...before } = known ?? newQueue(id)
        const stored = await store.putQueue({
          ...before,
          name: options.name ?? before.name,
          description: options.description ?? before.description,
          requiredSkills: options.requires ?? before.requiredSkills,
          active: !options.close,
          ...(options.close && mergedInto !== undefined && { mergedInto }),
          ...(options.capacity !== undefined && { capacity: options.capacity }),
        })
        return { put: stored, advice: readerAdvice(known, stored) }
      })
      answer(shell, options, {
        json: toQueue(put),
        text: `Queue ${put.id} is ${put.active ? 'open' : 'closed'} (version ${put.version}).${advice}`,
      })
    })
  addMerge(queue, program, shell)
  queue
    .command('list')
    .description('Lists all queues.')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman queue list')
    .action(async (options: AnswerOptions) => {
      const queues = await withStore(shell, storeOptions(program), (store) => store.queues())
      const rows = queues.map(({ id, active, capacity, description }) => [
        id,
        active ? 'open' : 'closed',
        capacity === undefined ? '–' : String(capacity),
        clip(description, 60),
      ])
      const text =
        rows.length === 0
          ? 'No queues yet. Maybe: pointsman queue add billing --description "invoices, refunds"'
          : table('l:queue l:state r:capacity l:what_belongs_there', rows)
      answer(shell, options, { json: queues.map(toQueue), text })
    })
}

function addMerge(queue: Command, program: Command, shell: Shell): void {
  queue
    .command('merge')
    .description(
      'Closes a queue and has another one take it over: what was learned of the one counts for the other at once.',
    )
    .argument('<id>', 'the queue to close')
    .argument('<into>', 'the open queue that takes it over')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman queue merge refunds billing')
    .action(async (id: string, into: string, options: AnswerOptions) => {
      const merged = await withStore(shell, storeOptions(program), async (store) => {
        const known = (await store.queues()).find((each) => each.id === id)
        if (known === undefined) throw new PointsmanError('not_found', `There is no queue "${id}".`)
        return store.putQueue({ ...known, active: false, mergedInto: into })
      })
      answer(shell, options, {
        json: toQueue(merged),
        text: `Queue ${id} is closed (version ${merged.version}); tickets like its own go to ${into} from now on.`,
      })
    })
}
