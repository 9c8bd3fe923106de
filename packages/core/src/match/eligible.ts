import type { Agent } from '../domain/agent.ts'
import type { BlockReason } from '../domain/decision.ts'
import type { LanguageReading } from '../domain/reading.ts'
import type { Drop } from '../life/ticket-life.ts'
import type { Attendance } from './attendance.ts'
import type { PreparedQueue } from './roster.ts'

/** Least confidence in a language to ask for somebody who has it. Larger: foreign tickets land with whoever is free. */
const actOnLanguage = 0.6

/** What one ticket demands of whoever takes it. Hard rules remove; they never lower a score. */
export interface Demands {
  /** Where the ticket may belong, likeliest first; at least one. Whoever is on any of them may have it. */
  readonly queues: readonly PreparedQueue[]
  readonly effort: number
  /** ISO 639-1; absent where any agent will do. */
  readonly language?: string
  /** Agents who refused or already tried the ticket. */
  readonly excluded: ReadonlyMap<string, 'refused' | 'tried'>
  readonly attendance: Attendance['blocked']
  /** Rules that the ticket has given up. */
  readonly forgiven: ReadonlySet<BlockReason>
}

/** One thing taken to be otherwise than it is, to ask "what if". */
export interface Assumption {
  readonly load?: number
  /** A hard rule left out. */
  readonly forgive?: BlockReason
}

/**
 * Why an agent with this load cannot take a ticket; undefined when they can. Lasting reasons come before passing ones,
 * so that `full` means: would have been able to otherwise.
 */
export function blockReason(
  agent: Agent,
  index: number,
  demands: Demands,
  assumed: Assumption & { readonly load: number },
): BlockReason | undefined {
  const { load, forgive } = assumed
  const barred = queueFor(demands, index).barred[index]
  if (barred !== undefined && barred !== forgive && !demands.forgiven.has(barred)) return barred
  const speaks = demands.language === undefined || agent.languages.includes(demands.language)
  if (!speaks && forgive !== 'missing_language') return 'missing_language'
  const tried = demands.excluded.get(agent.id)
  if (tried !== undefined && tried !== forgive && !demands.forgiven.has(tried)) return tried
  const absent = demands.attendance[index]
  if (absent !== undefined && absent !== forgive) return absent
  return load + demands.effort > agent.capacity && forgive !== 'full' ? 'full' : undefined
}

/** The queue in which somebody would have the ticket: the likeliest of those they may work on, or else the likeliest of all. */
export function queueFor({ queues }: Pick<Demands, 'queues'>, index: number): PreparedQueue {
  return queues.find(({ barred }) => barred[index] === undefined) ?? queues[0]!
}

/** The rule that each requirement given up stands for; the language is not asked for in the first place. */
const ruleOf: Readonly<Record<Drop, BlockReason>> = {
  preferred_language: 'missing_language',
  required_skill: 'missing_skill',
  tried: 'tried',
  queue: 'not_on_queue',
}

/** The rules that a ticket has given up. */
export function forgivenBy(dropped: readonly Drop[] = []): ReadonlySet<BlockReason> {
  return new Set(dropped.map((drop) => ruleOf[drop]))
}

/**
 * The language an agent must have: the one read, if the reader is sure enough and somebody on the queue speaks it.
 * Where nobody does, the ticket goes to whoever suits it otherwise rather than to nobody.
 */
export function demandedLanguage(language: LanguageReading, queues: readonly PreparedQueue[]): string | undefined {
  const { code, confidence } = language
  if (code === undefined || confidence < actOnLanguage) return undefined
  return queues.some(({ languages }) => languages.has(code)) ? code : undefined
}
