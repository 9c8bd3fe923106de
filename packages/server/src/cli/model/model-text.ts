import type { ModelOnWire } from '../../contract/model.ts'
import { duration, size } from '../progress.ts'
import { facetLines } from '../train/facet-lines.ts'
import { readFacts, type ComparisonFacts, type ModelFacts } from './model-facts.ts'

/** A model for people: what it is, what it learned from, how well, and how it compared. */
export function modelText(model: ModelOnWire): string {
  const { made, facets = [], comparison, others } = readFacts(model)
  const parts = [
    ...(made === undefined ? [] : [madeLine(made)]),
    ...others.map(([name, value]) => otherLines(name, value)),
  ]
  return [
    headOf(model),
    ...(parts.length > 0 ? [parts.join('\n')] : []),
    ...facetLines(facets),
    ...(comparison === undefined ? [] : [comparisonText(comparison)]),
  ].join('\n\n')
}

/** An instant to the minute, UTC: `2026-09-17 02:12`. */
export function minute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ')
}

function headOf(model: ModelOnWire): string {
  const through = model.trained_through === undefined ? '' : `, on tickets up to ${minute(model.trained_through)}`
  return [
    `${model.version}  ${model.is_champion ? 'in force' : 'kept'}`,
    `trained ${minute(model.trained_at)}${through}`,
    `lessons up to ${model.lesson_seq}, ${size(model.bytes)}`,
  ].join('\n')
}

function madeLine({ tickets, seconds, seed }: NonNullable<ModelFacts['made']>): string {
  return `It learned from ${counted(tickets, 'ticket')} in ${duration(seconds)}, with seed ${seed}.`
}

function comparisonText(comparison: ComparisonFacts): string {
  const { champion, from, to, tickets, loss_difference: loss } = comparison
  const { both_right: both, only_challenger: only, only_champion: onlyOther, neither } = comparison
  const right = (alone: number): string => `${(((both + alone) / tickets) * 100).toFixed(1)} %`
  return [
    `Compared with ${champion} on ${counted(tickets, 'ticket')} that neither was trained on, from ${dated(from)} to ${dated(to)}:`,
    `  It reads ${right(only)} right, the other ${right(onlyOther)}: ${only} only it does, ${onlyOther} only the other, ${both} both, ${neither} neither.`,
    `  ${aheadLine(comparison)}`,
    `  Its log loss a ticket is ${signed(loss.mean)} beside the other's${rangeOf(loss)}; below 0 its probabilities are better.`,
  ].join('\n')
}

function aheadLine({
  only_challenger: only,
  only_champion: onlyOther,
  chance_if_equal: chance,
}: ComparisonFacts): string {
  if (only === onlyOther) return 'Neither is ahead.'
  const [who, share] = only > onlyOther ? ['it', chance.challenger_wins] : ['the other', chance.champion_wins]
  return `Were they equal, ${who} would be at least so far ahead in ${(100 * share).toFixed(1)} of 100 cases.`
}

function rangeOf({ low, high }: ComparisonFacts['loss_difference']): string {
  return low === null || high === null ? '' : ` (${signed(low)} to ${signed(high)} in 95 of 100 cases)`
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
}

function dated(at: number): string {
  return minute(new Date(at).toISOString())
}

function counted(count: number, one: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`
}

/** Figures of other kinds, by their names. */
function otherLines(name: string, value: unknown): string {
  const title = name.replaceAll('_', ' ')
  if (typeof value === 'string') return `${title}: ${value.replaceAll('_', ' ')}`
  if (Array.isArray(value)) return [`${title}:`, ...value.map((one) => `  ${JSON.stringify(one)}`)].join('\n')
  if (typeof value !== 'object' || value === null) return `${title}: ${String(value)}`
  const lines = Object.entries(value).map(([inner, one]) => `  ${inner.replaceAll('_', ' ')}: ${JSON.stringify(one)}`)
  return [`${title}:`, ...lines].join('\n')
}
