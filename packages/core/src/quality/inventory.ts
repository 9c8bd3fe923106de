import { byCodeUnit, monthOf } from './in-words.ts'
import type { OutOfSample } from './out-of-sample.ts'
import type { QualityTicket } from './quality-ticket.ts'

/** One label of a history. */
export interface LabelCount {
  readonly label: string
  readonly tickets: number
}

/** Labels with their tickets, most first. */
export function labelInventory(tickets: readonly QualityTicket[]): readonly LabelCount[] {
  const counts = new Map<string, number>()
  for (const { label } of tickets) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts]
    .map(([label, count]) => ({ label, tickets: count }))
    .toSorted((a, b) => b.tickets - a.tickets || byCodeUnit(a.label, b.label))
}

/** Tickets a month by label: what the picture of labels over time is drawn from. */
export interface LabelsOverTime {
  /** Months, `2026-03`, oldest first, those without tickets included. */
  readonly months: readonly string[]
  /** The most frequent labels and, last, all others together; counts aligned with `months`. */
  readonly series: readonly { readonly label: string; readonly counts: readonly number[] }[]
}

/** Labels drawn on their own; colours for more cannot be told apart. */
const mostSeries = 6
/** The name of all others. */
const others = 'all others'

/** Undefined when the dated tickets are of fewer than three months. */
export function labelsOverTime(tickets: readonly QualityTicket[]): LabelsOverTime | undefined {
  const dated = tickets.filter(({ receivedAt, label }) => receivedAt !== undefined && label !== undefined)
  const months = monthsBetween(dated)
  if (months.length < 3) return undefined
  const shown = labelInventory(dated)
    .slice(0, mostSeries)
    .map(({ label }) => label)
  const place = new Map(months.map((month, at) => [month, at]))
  const series = new Map([...shown, others].map((label) => [label, months.map(() => 0)]))
  for (const { receivedAt, label } of dated) {
    const counts = series.get(shown.includes(label!) ? label! : others)!
    counts[place.get(monthOf(receivedAt!))!]! += 1
  }
  return {
    months,
    series: [...series].filter(([, counts]) => counts.some((n) => n > 0)).map(([label, counts]) => ({ label, counts })),
  }
}

/** More months than this are drawn no more: such a date is a mistake rather than a history. */
const mostMonths = 240

function monthsBetween(tickets: readonly QualityTicket[]): readonly string[] {
  if (tickets.length === 0) return []
  const first = new Date(tickets[0]!.receivedAt!)
  const last = monthOf(tickets.at(-1)!.receivedAt!)
  const months: string[] = []
  for (let at = 0; at < mostMonths; at++) {
    const month = monthOf(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + at, 1))
    months.push(month)
    if (month === last) return months
  }
  return []
}

/** How often which label is read as which: rows are the labels given, columns those read. */
export interface ConfusedLabels {
  readonly labels: readonly string[]
  readonly counts: readonly (readonly number[])[]
}

/** Labels in the picture. */
const mostConfused = 8

/** Of the labels that are confused most; undefined where nothing is. */
export function confusionOf({ labels, given, predicted }: OutOfSample): ConfusedLabels | undefined {
  const pairs = new Map<string, number>()
  given.forEach((label, ticket) => {
    const other = predicted[ticket]!
    if (other < 0 || other === label) return
    const key = [label, other].toSorted((a, b) => a - b).join(' ')
    pairs.set(key, (pairs.get(key) ?? 0) + 1)
  })
  // Pairs are taken whole, so that each label in the picture stands beside what it is confused with.
  const shown: number[] = []
  for (const [key] of [...pairs].toSorted((a, b) => b[1] - a[1])) {
    const added = key
      .split(' ')
      .map(Number)
      .filter((label) => !shown.includes(label))
    if (shown.length + added.length > mostConfused) break
    shown.push(...added)
  }
  if (shown.length === 0) return undefined
  const counts = shown.map(() => shown.map(() => 0))
  given.forEach((label, ticket) => {
    const [row, column] = [shown.indexOf(label), shown.indexOf(predicted[ticket]!)]
    if (row >= 0 && column >= 0) counts[row]![column]! += 1
  })
  return { labels: shown.map((label) => labels[label]!), counts }
}
