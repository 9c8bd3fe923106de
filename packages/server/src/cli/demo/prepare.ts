import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { HistoricTicket, Timestamp } from '@pointsman/core'
import { generateHistory, type SampleCompany } from '@pointsman/simulator'
import { lockFolder } from '../../store/embedded/folder-lock.ts'
import type { Store } from '../../store/store.ts'
import { say } from '../answer.ts'
import { duration, showProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import { trainStore } from '../train/train-store.ts'

const dayMilliseconds = 86_400_000
/** Enough for every queue to be learned, few enough to be trained on while one waits. */
const ticketsPerDay = 30
const batchSize = 500

/** When the made-up history begins: midnight, so many months ago. */
export function historyStart(now: Timestamp, months: number): Timestamp {
  const then = new Date(now)
  return Date.UTC(then.getUTCFullYear(), then.getUTCMonth() - months, then.getUTCDate())
}

/** Empties the folder of the last demo. Refuses while somebody uses it: what is locked is not ours to remove. */
export function emptyFolder(folder: string): void {
  const place = resolve(folder)
  if (!existsSync(place)) return
  const lock = lockFolder(place, () => undefined)
  try {
    for (const name of readdirSync(place))
      if (!name.startsWith('pointsman.lock')) rmSync(join(place, name), { recursive: true })
  } finally {
    lock.release()
  }
}

/** Everything a company has before it starts: queues, people who are there, a history, and a model trained on it. */
export async function prepareCompany(
  store: Store,
  company: SampleCompany,
  options: { readonly seed: number; readonly months: number },
  shell: Shell,
): Promise<void> {
  const now = shell.now()
  for (const queue of company.queues) await store.putQueue(queue)
  for (const agent of company.agents) {
    await store.putAgent(agent)
    await store.putPresence(agent.id, { state: 'online' }, now)
  }
  const imported = await importHistory(store, options, shell)
  const progress = showProgress(shell, 'learning from them')
  const trained = await trainStore(store, {
    seed: options.seed,
    now: shell.now,
    seconds: shell.seconds,
    onProgress: (share, step) => progress.update(share, step),
  }).finally(() => progress.end())
  say(
    shell,
    `Learned from ${imported.toLocaleString('en')} of its tickets in ${duration(trained.seconds)} (model ${trained.version}).`,
  )
}

async function importHistory(
  store: Store,
  { seed, months }: { readonly seed: number; readonly months: number },
  shell: Shell,
): Promise<number> {
  const now = shell.now()
  const from = historyStart(now, months)
  const progress = showProgress(shell, 'making up and importing its history')
  let batch: HistoricTicket[] = []
  let count = 0
  const flush = async (): Promise<void> => {
    await store.importHistory(batch)
    count += batch.length
    batch = []
  }
  for (const { ticket, outcome } of generateHistory({ seed, from, months: months + 1, ticketsPerDay })) {
    if (ticket.receivedAt >= now) break
    batch.push({ ticket, outcome })
    if (batch.length < batchSize) continue
    await flush()
    progress.update((ticket.receivedAt - from) / (now - from), `${count} tickets`)
  }
  await flush()
  progress.end()
  return count
}

/** The midnight before the next working day, where live tickets begin: the made-up clock goes on from there. */
export function liveStart(now: Timestamp): Timestamp {
  const midnight = Math.ceil(now / dayMilliseconds) * dayMilliseconds
  const weekday = new Date(midnight).getUTCDay()
  // At a weekend hardly anybody is on shift: true to life, and a poor first impression.
  return midnight + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * dayMilliseconds
}
