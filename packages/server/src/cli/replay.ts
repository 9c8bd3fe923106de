import { PointsmanError, replay, type Decision, type Difference } from '@pointsman/core'
import type { Command } from 'commander'
import type { Store } from '../store/store.ts'
import { answer } from './answer.ts'
import { withStore } from './open-store.ts'
import { asDate, jsonOption } from './options.ts'
import { duration, showProgress } from './progress.ts'
import { shown } from '../ticket-files/raw-row.ts'
import type { OtherwiseOptions } from './replay/replay-otherwise.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'
import { preparedRosters } from '../what-if/prepared-rosters.ts'
import { recordedPolicies } from '../what-if/recorded-policies.ts'

/** `pointsman replay`: decides everything again from its record. */
export function addReplayCommand(program: Command, shell: Shell): void {
  program
    .command('replay')
    .summary('decide everything again from its record, and compare')
    .description(
      'Takes every recorded decision, decides it again from what the record says was known, and compares bit for bit. ' +
        'Changes nothing. Ends with 1 if any differs: then this version decides differently from the one that recorded it. ' +
        'With another policy or model it says what these would have decided: differences, loads, expected effect. ' +
        'With another model alone, each decision keeps the policy of its record.',
    )
    .option('--policy <file>', 'what would this policy have decided?')
    .option('--model <version>', 'what would this model have read? Its version, or how it begins')
    .option('--since <date>', 'only decisions from then on, such as 2026-01-31 (with --policy or --model)', asDate)
    .option('--html <file>', 'where a page is written (with --policy or --model)')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman replay\n  pointsman replay --policy new.yaml --since 2026-10-01 --html what-if.html',
    )
    .action(async (options: OtherwiseOptions) => {
      if (options.policy !== undefined || options.model !== undefined) {
        const { replayWithAnother } = await import('./replay/replay-otherwise.ts')
        answer(shell, options, await replayWithAnother(options, shell, storeOptions(program)))
        return
      }
      if (options.since !== undefined || options.html !== undefined) {
        throw new PointsmanError('usage', '--since and --html go with --policy or --model')
      }
      const found = await withStore(shell, storeOptions(program), (store) => replayAll(store, shell))
      answer(shell, options, { json: replayJson(found), text: replayText(found) })
      if (found.different.length > 0) {
        throw new PointsmanError(
          'model_unreadable',
          `${found.different.length} of ${found.count} decisions are not identical`,
        )
      }
    })
}

interface Replayed {
  readonly count: number
  readonly seconds: number
  readonly different: readonly { readonly id: string; readonly differences: readonly Difference[] }[]
}

async function replayAll(store: Store, shell: Shell): Promise<Replayed> {
  const progress = showProgress(shell, 'replaying')
  const started = shell.seconds()
  const total = (await store.counts()).decisions
  const known = { policyOf: recordedPolicies(store), preparedOf: preparedRosters() }
  const different: { id: string; differences: readonly Difference[] }[] = []
  let count = 0
  for (let position = 0; ;) {
    const page = await store.decisionsAfter(position, 200)
    const last = page.at(-1)
    if (!last) break
    for (const { decision } of page) {
      const differences = await replayOne(store, decision, known)
      if (differences.length > 0) different.push({ id: decision.id, differences })
      count++
    }
    position = last.position
    progress.update(total > 0 ? count / total : undefined, `${count.toLocaleString('en')} decisions`)
  }
  progress.end()
  return { count, seconds: shell.seconds() - started, different }
}

interface KnownAlready {
  readonly policyOf: ReturnType<typeof recordedPolicies>
  readonly preparedOf: ReturnType<typeof preparedRosters>
}

async function replayOne(
  store: Store,
  decision: Decision,
  { policyOf, preparedOf }: KnownAlready,
): Promise<readonly Difference[]> {
  const policy = await policyOf(decision)
  const stored = await store.ticket(decision.ticketId)
  if (!policy) return [{ path: 'policyVersion', recorded: decision.policyVersion, replayed: undefined }]
  if (!stored) return [{ path: 'ticketId', recorded: decision.ticketId, replayed: undefined }]
  const prepared = preparedOf(decision.situation.roster)
  return replay(decision, { ticket: stored.ticket, policy, prepared }).differences
}

function replayJson({ count, seconds, different }: Replayed): unknown {
  return { decisions: count, identical: count - different.length, seconds, different: different.slice(0, 100) }
}

function replayText({ count, seconds, different }: Replayed): string {
  if (count === 0) return 'There are no decisions yet. Maybe: pointsman route --subject "…"'
  const lines = different.slice(0, 10).map(({ id, differences }) => {
    const [first] = differences
    return `${id}: ${first?.path}: recorded ${shown(first?.recorded)}, now ${shown(first?.replayed)} (${differences.length} in all)`
  })
  return [
    `${count - different.length} of ${count} decisions are identical, bit for bit (${duration(seconds)}).`,
    ...lines,
  ].join('\n')
}
