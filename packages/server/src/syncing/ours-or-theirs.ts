import type { DeskState, StoredWrite } from '../store/store.ts'

/** Outcomes after which nothing stands in the help desk. */
const nothingWritten: ReadonlySet<unknown> = new Set(['overtaken', 'refused', 'later'])

/**
 * Whether a value in the help desk is one that Pointsman wrote, or was about to when it was last heard of. The service account alone
 * does not tell: others may use it too.
 */
export function isOurs(writes: readonly StoredWrite[], field: string, value: string | null): boolean {
  return writes.some(({ document, outcome }) => {
    if (nothingWritten.has(outcome?.['kind'])) return false
    return field in document && (document[field] ?? null) === value
  })
}

/** Whether it is what Pointsman was about to write when it was last heard of: its process died, or the answer was lost. */
export function isUnanswered(writes: readonly StoredWrite[], field: string, value: string | null): boolean {
  return isOurs(writes.filter(isUnheard), field, value)
}

/** It needs no further look: it stands there, or never will. */
export function isSettled({ outcome }: StoredWrite): boolean {
  return ['done', 'already', 'partly', 'refused'].includes(String(outcome?.['kind']))
}

/** What became of it nobody knows. */
export function isUnheard({ outcome }: StoredWrite): boolean {
  return outcome === undefined || outcome['kind'] === 'unsure'
}

/** Fields that a decision may write, and people may change. */
export const routedFields = ['assignee', 'queue', 'priority'] as const
export type RoutedField = (typeof routedFields)[number]

/** Where two states of a ticket of theirs differ. */
export function differences(one: DeskState, other: DeskState): readonly RoutedField[] {
  return routedFields.filter((field) => one[field] !== other[field])
}

/** The same with one field changed; null empties it. */
export function withField(state: DeskState, field: RoutedField | 'status', value: string | null): DeskState {
  const { [field]: _, ...rest } = state
  return value === null ? rest : { ...rest, [field]: value }
}
