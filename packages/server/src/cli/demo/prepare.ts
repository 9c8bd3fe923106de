import { randomUUIDv7 } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { HistoricTicket, Timestamp } from '@pointsman/core'
import { generateHistory, type SampleCompany } from '@pointsman/simulator'
import { lockFolder } from '../../store/embedded/folder-lock.ts'
import type { Store } from '../../store/store.ts'
import { say } from '../answer.ts'
import { duration, showProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import { trainOnce } from '../train/train-once.ts'
import { historyBegins } from './days.ts'

/** Enough for every queue to be learned, few enough to be trained on while one waits. */
const ticketsPerDay = 30
const batchSize = 500

export interface PrepareOptions {
  readonly seed: number
  readonly months: number
  /** When Pointsman comes to the company: the history ends there. */
  readonly to: Timestamp
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
  options: PrepareOptions,
  shell: Shell,
): Promise<void> {
  for (const queue of company.queues) await store.putQueue(queue)
  for (const agent of company.agents) {
    await store.putAgent(agent)
    await store.putPresence(agent.id, { state: 'online' }, options.to)
  }
  const imported = await importHistory(store, options, shell)
  const parts = { store, now: () => options.to, newId: () => randomUUIDv7() }
  const order = { actor: 'demo', kind: 'asked', seed: options.seed, isForced: true } as const
  const { result, seconds } = await trainOnce(shell, parts, order, 'learning from them')
  say(
    shell,
    `Learned from ${imported.toLocaleString('en')} of its tickets in ${duration(seconds)} (model ${result.model?.version}).`,
  )
}

async function importHistory(store: Store, { seed, months, to }: PrepareOptions, shell: Shell): Promise<number> {
  const from = historyBegins(to, months)
  const progress = showProgress(shell, 'making up and importing its history')
  let batch: HistoricTicket[] = []
  let count = 0
  const flush = async (): Promise<void> => {
    await store.importHistory(batch)
    count += batch.length
    batch = []
  }
  for (const { ticket, outcome } of generateHistory({ seed, from, months: months + 1, ticketsPerDay })) {
    if (ticket.receivedAt >= to) break
    batch.push({ ticket, outcome })
    if (batch.length < batchSize) continue
    await flush()
    progress.update((ticket.receivedAt - from) / (to - from), `${count} tickets`)
  }
  await flush()
  progress.end()
  return count
}
