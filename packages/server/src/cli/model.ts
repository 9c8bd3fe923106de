import type { Command } from 'commander'
import { toModel, toPromotion, type ModelsOnWire } from '../contract/model.ts'
import type { Promoted, Store } from '../store/store.ts'
import { findModel, overview } from '../training/model-desk.ts'
import { answer, type AnswerOptions } from './answer.ts'
import { minute, modelText } from './model/model-text.ts'
import { withStore } from './open-store.ts'
import { jsonOption } from './options.ts'
import { size } from './progress.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'
import { clip, table } from './table.ts'

interface PromoteOptions extends AnswerOptions {
  readonly reason: string
  readonly by: string
}

/** `pointsman model list|show|promote|back`. */
export function addModelCommand(program: Command, shell: Shell): void {
  const model = program
    .command('model')
    .summary('see which model is in force, and change it')
    .description('Shows trained models and how they compared, and puts another in force.')
  const use = <Result>(work: (store: Store) => Promise<Result>): Promise<Result> =>
    withStore(shell, storeOptions(program), work)
  model
    .command('list')
    .description('Lists the models that are kept, the last trainings, and what was put in force when, by whom and why.')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman model list')
    .action(async (options: AnswerOptions) => {
      const found = await use(overview)
      answer(shell, options, { json: found, text: listText(found) })
    })
  model
    .command('show')
    .description('Shows a model with the figures of its training and comparison.')
    .argument('<version>', 'its version, or how it begins')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman model show m1a2b3c')
    .action(async (version: string, options: AnswerOptions) => {
      const found = await use(async (store) => toModel(await findModel(store, version), await store.championVersion()))
      answer(shell, options, { json: found, text: modelText(found) })
    })
  addPromotions(model, { shell, use })
}

interface Hands {
  readonly shell: Shell
  readonly use: <Result>(work: (store: Store) => Promise<Result>) => Promise<Result>
}

function addPromotions(model: Command, { shell, use }: Hands): void {
  const tell = (options: AnswerOptions, promoted: Promoted): void =>
    answer(shell, options, {
      json: toPromotion(promoted),
      text: `Model ${promoted.version} is in force. Running servers take it over within a second or two.`,
    })
  model
    .command('promote')
    .description('Puts a model in force on all nodes.')
    .argument('<version>', 'its version, or how it begins')
    .requiredOption('--reason <text>', 'why, for the record')
    .option('--by <name>', 'who does it, for the record', 'operator')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman model promote m1a2b3c --reason "knows the new product"')
    .action(async (version: string, { reason, by, ...options }: PromoteOptions) => {
      const order = { at: shell.now(), actor: by, reason }
      tell(options, await use(async (store) => store.promoteModel((await findModel(store, version)).version, order)))
    })
  model
    .command('back')
    .description('Puts the model in force that was there before the present one. Going back twice goes back two steps.')
    .option('--reason <text>', 'why, for the record', 'gone back')
    .option('--by <name>', 'who does it, for the record', 'operator')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman model back --reason "too many overrides since this morning"')
    .action(async ({ reason, by, ...options }: PromoteOptions) => {
      tell(options, await use((store) => store.backToModel({ at: shell.now(), actor: by, reason })))
    })
}

function listText({ items, trainings, promotions }: ModelsOnWire): string {
  if (items.length === 0) return 'No models yet. Maybe: pointsman train'
  const [last] = trainings
  const rows = items.map(({ version, is_champion, trained_at, bytes, facts }) => [
    version,
    is_champion ? 'in force' : 'kept',
    minute(trained_at),
    typeof facts['tickets'] === 'number' ? facts['tickets'].toLocaleString('en') : '–',
    size(bytes),
    typeof facts['outcome'] === 'string' ? facts['outcome'] : '–',
  ])
  return [
    table('l:model l:state l:trained r:tickets r:size l:compared', rows),
    '',
    table(
      'l:in_force_since l:model l:by l:why',
      promotions.map(({ at, version, actor, reason }) => [minute(at), version, clip(actor, 20), clip(reason, 60)]),
    ),
    ...(last === undefined ? [] : ['', trainingLine(last)]),
  ].join('\n')
}

function trainingLine({ started_at, share, step, ended_at, in_words }: ModelsOnWire['trainings'][number]): string {
  return ended_at === undefined
    ? `A training runs since ${minute(started_at)}: ${Math.floor(share * 100)} %, ${step}`
    : `Last training, ${minute(started_at)}: ${in_words}`
}
