import { lessonFacets, PointsmanError, type LessonFacet } from '@pointsman/core'
import { Option, type Command } from 'commander'
import { toLesson } from '../contract/lesson.ts'
import type { StoredLesson } from '../store/store.ts'
import { answer, type AnswerOptions } from './answer.ts'
import { withStore } from './open-store.ts'
import { jsonOption, whole } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'
import { clip, table } from './table.ts'

interface ListOptions extends AnswerOptions {
  readonly ticket?: string
  readonly facet?: LessonFacet
  readonly by?: string
  readonly all?: boolean
  readonly limit: number
}

interface TakeBackOptions extends AnswerOptions {
  readonly by: string
  readonly reason?: string
}

/** `pointsman lesson list|show|take-back`. */
export function addLessonCommand(program: Command, shell: Shell): void {
  const lesson = program
    .command('lesson')
    .summary('see what was learned from people, and take it back')
    .description('Shows what was learned from people, and takes it back.')
  addList(lesson, program, shell)
  addShow(lesson, program, shell)
  addTakeBack(lesson, program, shell)
}

function addList(lesson: Command, program: Command, shell: Shell): void {
  lesson
    .command('list')
    .description('Lists what was learned and is in force, newest first.')
    .option('--ticket <id>', 'of one ticket')
    .addOption(new Option('--facet <name>', 'about one facet').choices(lessonFacets))
    .option('--by <actor>', 'taught by somebody')
    .option('--all', 'with what was taken back')
    .option('--limit <number>', 'most lessons listed', whole(1, 500), 50)
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman lesson list --ticket 4711')
    .action(async ({ by, all, limit, ...options }: ListOptions) => {
      const { ticket, facet } = options
      const page = await withStore(shell, storeOptions(program), (store) =>
        store.lessons({
          limit,
          ...(ticket === undefined ? {} : { ticket }),
          ...(facet === undefined ? {} : { facet }),
          ...(by === undefined ? {} : { actor: by }),
          ...(all ? {} : { state: 'in_force' }),
        }),
      )
      const more =
        page.next === undefined ? '' : `\n\nThere are more: --limit, --ticket, --facet and --by narrow it down.`
      answer(shell, options, { json: page.items.map(toLesson), text: listText(page.items) + more })
    })
}

function addShow(lesson: Command, program: Command, shell: Shell): void {
  lesson
    .command('show')
    .description('Shows one lesson: who taught what, when, why, and by which words it is remembered.')
    .argument('<seq>', 'its place, as listed', place)
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman lesson show 17')
    .action(async (seq: number, options: AnswerOptions) => {
      const found = await withStore(shell, storeOptions(program), (store) => store.lesson(seq))
      if (found === undefined) throw new PointsmanError('not_found', `There is no lesson ${seq}.`)
      answer(shell, options, { json: toLesson(found), text: shownText(found) })
    })
}

function addTakeBack(lesson: Command, program: Command, shell: Shell): void {
  lesson
    .command('take-back')
    .description('Takes a lesson back: the model is as if it had never been. A running server follows by itself.')
    .argument('<seq>', 'its place, as listed', place)
    .option('--by <actor>', 'who takes it back', 'operator')
    .option('--reason <text>', 'why, for whoever looks later')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman lesson take-back 17 --reason "wrong ticket"')
    .action(async (seq: number, { by, reason, ...options }: TakeBackOptions) => {
      const [taken] = await withStore(shell, storeOptions(program), (store) =>
        store.takeBackLessons({ seq }, { actor: by, at: shell.now(), ...(reason === undefined ? {} : { reason }) }),
      )
      answer(shell, options, { json: toLesson(taken!), text: shownText(taken!) })
    })
}

function place(text: string): number {
  return whole(1, 2_147_483_647)(text)
}

function listText(lessons: readonly StoredLesson[]): string {
  if (lessons.length === 0) return 'Nothing was learned from people yet.'
  const rows = lessons.map((one) => {
    const { seq, at, ticketId, facet, actor } = one.lesson
    const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ')
    return [String(seq), when, clip(ticketId, 24), facet, clip(saying(one), 32), clip(actor, 20), stateOf(one)]
  })
  return table('r:seq l:at l:ticket l:facet l:says l:by l:state', rows)
}

function shownText(one: StoredLesson): string {
  const { seq, at, ticketId, facet, actor, reason, cause = 'overridden', text } = one.lesson
  return [
    `Lesson ${seq} of ticket ${ticketId} · ${facet}: ${saying(one)} · ${stateOf(one)}`,
    `${new Date(at).toISOString()} · ${actor} · ${cause}${reason === undefined ? '' : ` · "${reason}"`}`,
    '',
    clip(text.replaceAll('\n', ' '), 500),
  ].join('\n')
}

/** What it says, and how far it is believed where that is not wholly. */
function saying({ lesson: { answer: said, isNot, weight = 1 } }: StoredLesson): string {
  return `${isNot ? 'not ' : ''}${said}${weight === 1 ? '' : ` (${weight.toFixed(2)})`}`
}

function stateOf({ takenBack }: StoredLesson): string {
  return takenBack === undefined ? 'in force' : `taken back by ${takenBack.actor}`
}
