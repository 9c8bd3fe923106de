import { historyStatuses, PointsmanError, type HistoryStatus } from '@pointsman/core'

/** Statuses by which help desks say that a ticket is done, or not. In lower case, without marks. */
const words: Readonly<Record<HistoryStatus, readonly string[]>> = {
  open: [
    'new',
    'open',
    'opened',
    'active',
    'assigned',
    'in progress',
    'work in progress',
    'to do',
    'pending',
    'hold',
    'on hold',
    'waiting',
    'reopened',
    're opened',
    'triage',
  ],
  resolved: ['resolved', 'solved', 'done', 'fixed', 'complete', 'completed', 'answered'],
  closed: ['closed', 'cancelled', 'canceled', 'archived', 'rejected', 'duplicate'],
}
const known = new Map(historyStatuses.flatMap((status) => words[status].map((word) => [word, status] as const)))

/** Their status → ours. */
export type StatusMap = ReadonlyMap<string, HistoryStatus>

/** Reads `--status theirs=resolved`. */
export function parseStatusMap(pairs: readonly string[]): StatusMap {
  const map = new Map<string, HistoryStatus>()
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=')
    const status = historyStatuses.find((each) => each === pair.slice(at + 1).trim())
    if (at < 1 || !status) {
      const example = 'for example --status "Resolve ticket=resolved"'
      throw new PointsmanError(
        'usage',
        `--status ${pair}: expected theirs=ours, ours one of ${historyStatuses.join(', ')}`,
        example,
      )
    }
    map.set(plainStatus(pair.slice(0, at)), status)
  }
  return map
}

/** What a status says; undefined when nobody knows. */
export function readStatus(text: string, map: StatusMap): HistoryStatus | undefined {
  const plain = plainStatus(text)
  return map.get(plain) ?? known.get(plain) ?? (/^(?:awaiting|waiting|wait)\b/.test(plain) ? 'open' : undefined)
}

/** Beginnings of words by which help desks say that something is over, in the languages they are most often kept in. */
const endings =
  /(?<!\p{L})(?:clos|resolv|solv|done|fix|finish|complet|cancel|ended|geschlossen|gelöst|geloest|erledigt|abgeschlossen|chius|risolt|cerrad|resuelt|ferm[ée]|résolu|resolu|clôtur|clotur|opgelost|gesloten|afgesloten|fechad|resolvid|encerrad)/u

/** Whether a status that nobody knows sounds as if a ticket were over. */
export function soundsOver(text: string): boolean {
  return endings.test(plainStatus(text))
}

function plainStatus(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
}
