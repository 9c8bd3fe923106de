import { createHash } from 'node:crypto'
import type { DeskPriority } from '../connector.ts'

/**
 * What stands on a mail as flags that people can see and change: `agent-ada_acme.test`, `queue-Billing`, `priority-high`. IMAP calls them
 * keywords, and lets them be ASCII without spaces and brackets (RFC 9051, flag-keyword).
 */
export type KeywordKind = 'agent' | 'queue' | 'priority'

/** Letters of a name that are kept. Longer: some servers refuse the keyword. */
const longest = 40

/** The same for the same name; names that only differ in letters that a keyword cannot have get a digest each. */
export function keywordOf(kind: KeywordKind, name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._-]/g, '_')
  const isExact = plain.replace('_', '@') === name || plain.replaceAll('_', ' ') === name || plain === name
  if (isExact && plain.length <= longest) return `${kind}-${plain}`
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8)
  return `${kind}-${plain.slice(0, longest)}-${digest}`
}

/** Which of these names stands on a mail as a keyword of this kind. Servers may change the case of keywords. */
export function namedIn(keywords: readonly string[], kind: KeywordKind, names: readonly string[]): string | undefined {
  const there = new Set(keywords.map((keyword) => keyword.toLowerCase()))
  return names.find((name) => there.has(keywordOf(kind, name).toLowerCase()))
}

export function keywordsOfKind(keywords: readonly string[], kind: KeywordKind): readonly string[] {
  return keywords.filter((keyword) => keyword.toLowerCase().startsWith(`${kind}-`))
}

/** Mail has no priorities of its own that people can change; a mail without a flag counts as normal. */
export const mailPriorities: readonly DeskPriority[] = [
  { id: 'low', name: 'low', likely: 'low' },
  { id: 'normal', name: 'normal', likely: 'normal' },
  { id: 'high', name: 'high', likely: 'high' },
  { id: 'urgent', name: 'urgent', likely: 'urgent' },
]
