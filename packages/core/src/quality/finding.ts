/** What a finding is about; one word each, for programs. */
export const findingKinds = [
  'wrong_labels',
  'similar_labels',
  'contradictions',
  'thin_labels',
  'label_in_text',
  'late_fields',
  'machine_mail',
  'secrets',
  'contact_data',
  'leavers',
  'bulk_closing',
  'impossible_times',
  'label_drift',
  'word_drift',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** What repairing a finding is worth: an estimate, there to put findings in order, never a promise. */
export interface Worth {
  /** Tickets in a thousand that would be better off. */
  readonly perThousand: number
  /** What "better off" means here, after "about 12 in 1,000 tickets": `would be read right`. */
  readonly gain: string
  /** How the estimate was made, in words. */
  readonly basis: string
}

/** One ticket that a finding names. Its words are masked: no personal data that is known as such is in them. */
export interface NamedTicket {
  readonly id: string
  /** The beginning of its text, masked; empty when it has no words. */
  readonly excerpt: string
  /** Why it is here, in words. */
  readonly note: string
}

/** A row of facts below a finding: what, and how much of it. */
export interface Fact {
  readonly name: string
  readonly value: string
}

/** Something wrong with a history, what to do about it, and what that is worth. */
export interface Finding {
  readonly kind: FindingKind
  /** The finding itself, as a sentence. */
  readonly title: string
  /** What it rests on, a sentence or two. */
  readonly explanation: string
  /** What to do, as a sentence. */
  readonly remedy: string
  readonly worth: Worth
  /** At most as many as asked for, the clearest first; `ticketCount` counts all. */
  readonly tickets: readonly NamedTicket[]
  readonly ticketCount: number
  readonly facts: readonly Fact[]
}

/** Where a history came from: what is advised must be something that can be done there. */
export const historyOrigins = ['files', 'help_desk'] as const
export type HistoryOrigin = (typeof historyOrigins)[number]

/** A finding whose remedy depends on where the history came from: in a help desk no file is mended and imported again. */
export interface FoundAnywhere extends Omit<Finding, 'remedy'> {
  readonly remedy: string | Readonly<Record<HistoryOrigin, string>>
}

/** The finding with the remedy that there is. */
export function findingFrom(origin: HistoryOrigin, { remedy, ...finding }: FoundAnywhere): Finding {
  return { ...finding, remedy: typeof remedy === 'string' ? remedy : remedy[origin] }
}

/** The most valuable first; of equal ones in the order of `findingKinds`. */
export function byWorth(a: Finding, b: Finding): number {
  return b.worth.perThousand - a.worth.perThousand || findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind)
}
