import { basename } from 'node:path'
import { PointsmanError, type Policy, type Reader, type Timestamp } from '@pointsman/core'
import { toWhatIf } from '../../contract/what-if.ts'
import { policyInForce } from '../../engine/decide-batch.ts'
import { readPolicyFile } from '../../policy-file.ts'
import { readerSource } from '../../reader-source.ts'
import { whatIfPage } from '../../report/what-if-page.ts'
import { breachesTitle, loadsTitle, minutesTitle, sideInWords, whatIfHeadline } from '../../report/what-if-titles.ts'
import type { Store } from '../../store/store.ts'
import { replayOtherwise, type ReplayedOtherwise } from '../../what-if/replay-otherwise.ts'
import type { AnswerOptions } from '../answer.ts'
import { withStore } from '../open-store.ts'
import { duration, showProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { writePage } from '../write-page.ts'

/** As given on the command line. */
export interface OtherwiseOptions extends AnswerOptions {
  readonly policy?: string
  readonly model?: string
  readonly since?: Timestamp
  readonly html?: string
}

/** Differences named in a terminal. */
const mostNamed = 10

/** Carries out `pointsman replay --policy FILE --model VERSION`. */
export async function replayWithAnother(
  options: OtherwiseOptions,
  shell: Shell,
  storeOptions: StoreOptions,
): Promise<{ json: unknown; text: string }> {
  return withStore(shell, storeOptions, async (store) => {
    const policy = await policyOf(options, store)
    const model = options.model === undefined ? undefined : await modelOf(options.model, store)
    const progress = showProgress(shell, 'deciding again')
    const { since, html } = options
    const replayed = await replayOtherwise(store, {
      policy,
      ...(model === undefined ? {} : { reader: model.reader }),
      ...(since === undefined ? {} : { since }),
      onProgress: (share, decisions) => progress.update(share, `${decisions.toLocaleString('en')} decisions`),
    }).finally(() => progress.end())
    const notes = notesOf(replayed, model?.trainedAt)
    const what = [options.policy && `policy ${basename(options.policy)}`, options.model && `model ${options.model}`]
      .filter(Boolean)
      .join(' and ')
    if (html !== undefined) await writePage(html, whatIfPage({ replayed, what, notes, madeAt: shell.now() }))
    const summary = whatIfHeadline(replayed.whatIf)
    return { json: { ...toWhatIf(replayed, summary), notes }, text: textOf(replayed, notes, html) }
  })
}

async function policyOf({ policy }: OtherwiseOptions, store: Store): Promise<Policy> {
  const inForce = await policyInForce({ store })
  return policy === undefined ? inForce : { ...(await readPolicyFile(policy)), version: inForce.version }
}

async function modelOf(version: string, store: Store): Promise<{ reader: Reader; trainedAt: Timestamp }> {
  const model = await store.model(version)
  if (model === undefined)
    throw new PointsmanError('not_found', `There is no model "${version}".`, 'Maybe: pointsman model list')
  return { reader: await readerSource.load(model.snapshot), trainedAt: model.trainedAt }
}

function notesOf({ leftOut, from }: ReplayedOtherwise, trainedAt: Timestamp | undefined): readonly string[] {
  const notes =
    leftOut === 0 ? [] : [`${leftOut.toLocaleString('en')} decisions of people were left out: no policy changes them.`]
  if (trainedAt !== undefined && from !== undefined && from < trainedAt) {
    notes.push(
      'The model was trained after some of these tickets, and may have learned from how they ended: that flatters it.',
    )
  }
  return notes
}

function textOf({ whatIf, seconds }: ReplayedOtherwise, notes: readonly string[], file: string | undefined): string {
  const named = whatIf.dearest
    .slice(0, mostNamed)
    .map(({ ticketId, before, after }) => `  ${ticketId}: ${sideInWords(before)} → ${sideInWords(after)}`)
  return [
    `${whatIfHeadline(whatIf)} (${duration(seconds)}).`,
    ...(whatIf.decisions === 0
      ? []
      : ['', `${minutesTitle(whatIf)}.`, `${breachesTitle(whatIf)}.`, `${loadsTitle(whatIf)}.`]),
    ...(named.length === 0 ? [] : ['', 'The dearest:', ...named]),
    ...(notes.length === 0 ? [] : ['', ...notes]),
    ...(file === undefined ? [] : ['', `With all loads and the dearest fifty: ${file}`]),
  ].join('\n')
}
