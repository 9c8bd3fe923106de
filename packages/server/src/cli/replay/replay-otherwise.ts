import { basename } from 'node:path'
import { PointsmanError, type Reader, type Timestamp } from '@pointsman/core'
import { toWhatIf } from '../../contract/what-if.ts'
import { policyInForce } from '../../engine/decide-batch.ts'
import { readerInForce } from '../../engine/reader-host.ts'
import { readPolicyFile } from '../../policy-file.ts'
import { readerSource } from '../../reader-source.ts'
import { whatIfPage } from '../../report/what-if-page.ts'
import {
  breachesTitle,
  dearestTitle,
  loadsTitle,
  minutesTitle,
  changeInWords,
  whatIfHeadline,
} from '../../report/what-if-titles.ts'
import type { Store } from '../../store/store.ts'
import { findModel } from '../../training/model-desk.ts'
import { thresholdsFor } from '../../trust/thresholds-for.ts'
import { otherThresholds } from '../../what-if/other-thresholds.ts'
import { replayOtherwise, type OtherwiseWanted, type ReplayedOtherwise } from '../../what-if/replay-otherwise.ts'
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
    const model = options.model === undefined ? undefined : await modelOf(options.model, store)
    const rules = await rulesFrom(options.policy, { store, now: shell.now(), reader: model?.reader })
    const progress = showProgress(shell, 'deciding again')
    const { since, html } = options
    const replayed = await replayOtherwise(store, {
      ...rules,
      ...(model === undefined ? {} : { reader: model.reader }),
      ...(since === undefined ? {} : { since }),
      onProgress: (share, decisions) => progress.update(share, `${decisions.toLocaleString('en')} decisions`),
    }).finally(() => progress.end())
    const notes = notesOf(replayed, { rules, trainedAt: model?.trainedAt })
    const what = [options.policy && `policy ${basename(options.policy)}`, model && `model ${model.version}`]
      .filter(Boolean)
      .join(' and ')
    if (html !== undefined) await writePage(html, whatIfPage({ replayed, what, notes, madeAt: shell.now() }))
    const summary = whatIfHeadline(replayed.whatIf)
    return { json: { ...toWhatIf(replayed, summary), notes }, text: textOf(replayed, notes, html) }
  })
}

type Rules = Pick<OtherwiseWanted, 'policy' | 'thresholds'>

/** The policy of the file, with the thresholds that its risk would give; without a file, whatever each record has. */
async function rulesFrom(
  file: string | undefined,
  { store, now, reader }: { readonly store: Store; readonly now: Timestamp; readonly reader: Reader | undefined },
): Promise<Rules> {
  if (file === undefined) return { policy: 'recorded' }
  const [wanted, inForce] = await Promise.all([readPolicyFile(file), policyInForce({ store })])
  const thresholds = await otherThresholds(wanted, inForce, async (risk) =>
    thresholdsFor({ store, risk, now, reader: reader ?? (await readerInForce(store, readerSource)) }),
  )
  const policy = { ...wanted, version: inForce.version }
  return { policy, ...(thresholds === undefined ? {} : { thresholds }) }
}

interface AnotherModel {
  readonly version: string
  readonly reader: Reader
  readonly trainedAt: Timestamp
}

async function modelOf(beginning: string, store: Store): Promise<AnotherModel> {
  const { version } = await findModel(store, beginning)
  const model = await store.model(version)
  if (model === undefined)
    throw new PointsmanError('not_found', `There is no model ${JSON.stringify(version)} any more.`)
  return { version, reader: await readerSource.load(model.snapshot), trainedAt: model.trainedAt }
}

function notesOf(
  { leftOut, from }: ReplayedOtherwise,
  { rules, trainedAt }: { readonly rules: Rules; readonly trainedAt: Timestamp | undefined },
): readonly string[] {
  const notes =
    leftOut === 0 ? [] : [`${leftOut.toLocaleString('en')} decisions of people were left out: no policy changes them.`]
  if (rules.policy === 'recorded') notes.push('Each decision was made again under the policy of its own record.')
  if (rules.thresholds !== undefined) {
    notes.push('Another risk is tolerated, so decisions were made by the thresholds that it would give now.')
  }
  if (trainedAt !== undefined && from !== undefined && from < trainedAt) {
    notes.push(
      'The model was trained after some of these tickets, and may have learned from how they ended: that flatters it.',
    )
  }
  return notes
}

function textOf({ whatIf, seconds }: ReplayedOtherwise, notes: readonly string[], file: string | undefined): string {
  const named = whatIf.dearest.slice(0, mostNamed).map((change) => `  ${change.ticketId}: ${changeInWords(change)}`)
  return [
    `${whatIfHeadline(whatIf)} (${duration(seconds)}).`,
    ...(whatIf.decisions === 0
      ? []
      : ['', `${minutesTitle(whatIf)}.`, `${breachesTitle(whatIf)}.`, `${loadsTitle(whatIf)}.`]),
    ...(named.length === 0 ? [] : ['', `${dearestTitle(whatIf, named.length)}:`, ...named]),
    ...(notes.length === 0 ? [] : ['', ...notes]),
    ...(file === undefined ? [] : ['', `With all loads and the dearest fifty: ${file}`]),
  ].join('\n')
}
