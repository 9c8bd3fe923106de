import { rebuildTicket } from '@pointsman/core'
import type { Store } from '../../store/store.ts'
import { showProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import { Remarks } from './remarks.ts'

/** Rebuilds all tickets of which events came in, now or in a run that was stopped, until `stopIfAsked` throws. Memory is that of one page of them. */
export async function rebuildTickets(store: Store, shell: Shell, stopIfAsked: () => void): Promise<Remarks> {
  const remarks = new Remarks()
  const total = await store.pendingHistory()
  if (total === 0) return remarks
  const progress = showProgress(shell, 'rebuilding tickets')
  const started = shell.seconds()
  try {
    for (let after: string | undefined = ''; after !== undefined;) {
      stopIfAsked()
      const page = await store.rebuildHistory(after, rebuildTicket)
      remarks.add(page)
      after = page.next
      const rate = Math.round(remarks.rebuilt / Math.max(0.001, shell.seconds() - started))
      const counts = `${remarks.rebuilt.toLocaleString('en')} tickets, ${rate.toLocaleString('en')} a second`
      progress.update(Math.min(1, remarks.rebuilt / total), counts)
    }
  } finally {
    progress.end()
  }
  return remarks
}
