import type { Judgement } from '@pointsman/core'
import type { StoredVerdict } from './shadow-verbs.ts'

/** Of a left join: all absent where nobody judged. */
export interface VerdictRow {
  readonly verdict_id: string | null
  readonly verdict_at: number | null
  readonly judgement: Judgement | null
  readonly lessons: readonly number[] | null
}

/** Of `verdicts v`. */
export const inForce = 'v.undone_at is null'

/** The verdict of a joined row; undefined where there is none. */
export function verdictOf({ verdict_id, verdict_at, judgement, lessons }: VerdictRow): StoredVerdict | undefined {
  if (verdict_id === null || verdict_at === null || judgement === null) return undefined
  return { ...judgement, id: verdict_id, at: verdict_at, lessons: (lessons ?? []).map(Number) }
}
