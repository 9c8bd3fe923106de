import { modeOf, readinessOf, type Policy, type Queue, type ShadowReport } from '@pointsman/core'
import { toShadowReport } from '../../contract/shadow-report.ts'
import { policyInForce } from '../../engine/decide-batch.ts'
import { percent } from '../../report/plot-text.ts'
import { readinessTitle, stuckAdvice } from '../../report/shadow-titles.ts'
import { reportShadow } from '../../shadow/report-shadow.ts'
import { withStore } from '../open-store.ts'
import type { Shell } from '../shell.ts'
import type { StatusOptions } from '../shadow.ts'
import type { StoreOptions } from '../store-options.ts'
import { table } from '../table.ts'

/** Carries out `pointsman shadow status`. */
export async function shadowStatus(
  { since }: StatusOptions,
  shell: Shell,
  storeOptions: StoreOptions,
): Promise<{ json: unknown; text: string }> {
  return withStore(shell, storeOptions, async (store) => {
    const policy = await policyInForce({ store })
    const period = since === undefined ? {} : { since }
    const report = await reportShadow({ store, now: shell.now }, policy, period)
    const queues = await store.queues()
    return { json: toShadowReport(report, (queue) => modeOf(queue, policy)), text: statusText(report, policy, queues) }
  })
}

function statusText(report: ShadowReport, policy: Policy, queues: readonly Queue[]): string {
  const open = queues.filter(({ active }) => active)
  if (open.length === 0) return 'No queues yet. Maybe: pointsman queue add billing --description "invoices, refunds"'
  const rows = open.map(({ id }) => {
    const own = report.queues.find(({ queue }) => queue === id)
    const readiness = own?.readiness ?? readinessOf([])
    return [
      id,
      modeOf(id, policy),
      String(own?.tickets ?? 0),
      own === undefined ? '–' : percent(own.agreed.value),
      `${readiness.wrong} of ${readiness.acted}`,
      readinessTitle(readiness, own?.tickets ?? 0),
    ]
  })
  const advice =
    report.tickets === 0
      ? 'Nothing was compared yet: tickets must be decided in shadow or suggest, and resolved'
      : stuckAdvice(report)
  const hint = advice === '' ? [] : ['', `${advice}.`]
  return [table('l:queue l:mode r:compared r:agreed r:wrong l:state', rows), ...hint].join('\n')
}
