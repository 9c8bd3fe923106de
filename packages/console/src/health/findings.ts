import type { Alarm, Health, Models, Ready } from '../client/shapes.ts'

/** What people should see to. */
export type Finding =
  | { readonly kind: 'unreachable' | 'noModel' }
  | { readonly kind: 'alarm'; readonly queue?: string; readonly at: string }
  | { readonly kind: 'failedTraining'; readonly words: string }
  | { readonly kind: 'helpDesk'; readonly id: string; readonly words: string }
  | { readonly kind: 'oldModel'; readonly days: number }
  | { readonly kind: 'queued'; readonly calls: number }
  | { readonly kind: 'undecided'; readonly tickets: number }

/** All that is known; what was not answered yet is left out. */
export interface Seen {
  /** It said that it is not ready, or said nothing. */
  readonly isDown: boolean
  readonly ready: Ready | undefined
  readonly alarms: readonly Alarm[] | undefined
  readonly models: Models | undefined
  readonly health: Health | undefined
  /** By the server's clock, milliseconds. */
  readonly now: number
}

/** Days without a newer ticket from which on a model is called old. Training is nightly, so a week of nothing new is a holiday; a month is not. */
const oldDays = 30

/** Tickets that may lie undecided while a batch is under way. */
const manyUndecided = 200

/** Calls that may wait for a connection for a moment: the embedded database has one, and takes them in turn. */
const manyCalls = 50

const dayMilliseconds = 86_400_000

/** What is wrong, the worst first: nothing works, less is done than was asked, something may become a matter. */
export function findingsIn({ isDown, ready, alarms = [], models, health, now }: Seen): readonly Finding[] {
  const found: Finding[] = []
  if (isDown) found.push({ kind: 'unreachable' })
  for (const { queue, at, ended_at: endedAt } of alarms) {
    if (endedAt === undefined) found.push({ kind: 'alarm', at, ...(queue === undefined ? {} : { queue }) })
  }
  for (const { id, trouble } of health?.help_desks ?? []) {
    if (trouble !== undefined) found.push({ kind: 'helpDesk', id, words: trouble })
  }
  const calls = health?.database.connections.waiting ?? 0
  if (calls > manyCalls) found.push({ kind: 'queued', calls })
  const tickets = ready?.waiting ?? 0
  if (tickets > manyUndecided) found.push({ kind: 'undecided', tickets })
  return models === undefined ? found : [...found, ...findingsOfModels(models, now)]
}

function findingsOfModels({ champion, items, trainings }: Models, now: number): readonly Finding[] {
  const found: Finding[] = []
  if (champion === undefined) found.push({ kind: 'noModel' })
  const [last] = trainings.filter(({ ended_at: endedAt }) => endedAt !== undefined)
  if (last?.outcome === 'failed') {
    found.push({ kind: 'failedTraining', words: last.in_words ?? last.outcome })
  }
  const model = items.find(({ is_champion: isChampion }) => isChampion)
  const days = model === undefined ? 0 : Math.floor((now - Date.parse(learnedUntil(model))) / dayMilliseconds)
  // Where one is being trained it is seen to already.
  const isTraining = trainings.some(({ ended_at: endedAt }) => endedAt === undefined)
  if (days >= oldDays && !isTraining) found.push({ kind: 'oldModel', days })
  return found
}

/** The arrival of the newest ticket a model knows; where that is not known, when it was trained. */
export function learnedUntil(model: Models['items'][number]): string {
  return model.trained_through ?? model.trained_at
}
