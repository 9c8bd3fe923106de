import type { Priority } from '@pointsman/core'
import type { DeskPriority, Directory } from '../connectors/connector.ts'
import type { DeskMapping } from './desk-mapping.ts'

/** Somebody or something, by id and name. */
export interface Named {
  readonly id: string
  readonly name: string
  readonly email?: string
}

/** What was found out about who is who. */
export interface Matched {
  /** Sure: ids of ours by ids of theirs. Whoever has nobody like them here is new, under the id proposed. */
  readonly pairs: Readonly<Record<string, string>>
  readonly fresh: readonly { readonly theirs: Named; readonly ours: string }[]
  /** Alike and not the same: a person must say. */
  readonly questions: readonly NameQuestion[]
}

export interface NameQuestion {
  readonly theirs: Named
  /** The likeliest of ours. */
  readonly ours: Named
}

/** Letters that may differ in names that are still worth a question, for each eight letters. Larger: silly questions. */
const differingLetters = 8

/**
 * Finds ours for theirs, by id, name or address, case and accents aside. `given` is what somebody said, and wins. `idFor` proposes our
 * id for one who is new.
 */
export function matchNames(
  theirs: readonly Named[],
  ours: readonly Named[],
  given: Readonly<Record<string, string>>,
  idFor: (theirs: Named) => string,
): Matched {
  const pairs: Record<string, string> = {}
  const fresh: { theirs: Named; ours: string }[] = []
  const questions: NameQuestion[] = []
  for (const one of theirs) {
    const said = given[one.id] ?? given[one.name]
    const same = said ?? ours.find((other) => isSame(one, other))?.id
    const alike = same === undefined ? ours.filter((other) => isAlike(one, other)) : []
    if (same !== undefined) pairs[one.id] = same
    else if (alike.length === 1) questions.push({ theirs: one, ours: alike[0]! })
    if (same !== undefined && !ours.some(({ id }) => id === same)) fresh.push({ theirs: one, ours: same })
    if (same === undefined && alike.length !== 1) fresh.push({ theirs: one, ours: idFor(one) })
  }
  for (const { theirs: one, ours: id } of fresh) pairs[one.id] = id
  return { pairs, fresh, questions }
}

/** The bands of ours that their priorities mean, and theirs that ours are written as: the next below where there is none of the same. */
export function matchPriorities(found: Directory['priorities']): Pick<DeskMapping, 'priorities' | 'bands'> {
  const byBand = new Map<Priority, DeskPriority>()
  for (const one of found) byBand.set(one.likely, one)
  const band = (...wanted: Priority[]): string | undefined =>
    wanted.map((name) => byBand.get(name)?.id).find((id) => id !== undefined)
  return {
    priorities: Object.fromEntries(found.map(({ id, likely }) => [id, likely])),
    bands: {
      urgent: band('urgent', 'high'),
      high: band('high', 'urgent', 'normal'),
      normal: band('normal'),
      low: band('low', 'normal'),
    },
  }
}

/** The custom field of theirs called so. */
export function fieldNamed({ customFields }: Directory, name: string): string | undefined {
  return customFields.find((field) => plain(field.name) === plain(name))?.id
}

function isSame(one: Named, other: Named): boolean {
  if (one.email !== undefined && one.email.toLowerCase() === (other.email ?? other.id).toLowerCase()) return true
  const names = new Set([plain(other.id), plain(other.name)])
  return names.has(plain(one.id)) || names.has(plain(one.name))
}

function isAlike(one: Named, other: Named): boolean {
  const [a, b] = [plain(one.name), plain(other.name)]
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 4 && long.startsWith(short)) return true
  return distance(a, b) <= Math.floor(long.length / differingLetters)
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Letters to put in, leave out or change (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
