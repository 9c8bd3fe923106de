import type { EvidencePart, ScoreEvidence } from './classifier.ts'
import { findFeature, fillTable, tableSlots } from './kernel/feature-table.ts'
import { isWordUnit, plainFeatures } from './kernel/plain-features.ts'
import type { UnitText } from './kernel/text-units.ts'
import type { Recollection } from './lesson-memory.ts'
import type { LinearModel } from './linear-model.ts'
import { multiplierOf } from './plain-scorer.ts'
import { timesValue } from './times.ts'

const tables = new WeakMap<LinearModel, Uint32Array>()

/**
 * Why a label scored what it did. The score is a sum over features, and every feature stands in the text as a word, a
 * part of one, or two words; so each one's share is exact, not estimated. Characters count for the words they touch.
 *
 * The parts and the base add up to the score (to rounding of the last bits); taking every feature of a part out of the
 * sum, at the ticket's length as it was, lowers the score by that part's weight.
 */
export function scoreEvidence(
  model: LinearModel,
  text: UnitText,
  label: number,
  score: number,
  remembered: Recollection | undefined,
): ScoreEvidence {
  const parts = new Map<number, { first: Span; second: Span | undefined; weight: number }>()
  const wordAt = wordSpans(text.text)
  const add = (start: number, end: number, weight: number): void => {
    const first = wordAt[start]!
    const second = wordAt[end]!
    const key = first.start * 65_536 + second.start
    const part = parts.get(key)
    if (part) part.weight += weight
    else parts.set(key, { first, second: first === second ? undefined : second, weight })
  }
  if (label < model.labels.length) addTrained(model, text, label, add)
  for (const { feature, weight } of remembered?.shared ?? []) {
    add(feature.words[0]!.start, (feature.words[1] ?? feature.words[0]!).start, weight)
  }
  const list = [...parts.values()].filter(({ weight }) => weight !== 0)
  list.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.first.start - b.first.start)
  const sum = list.reduce((total, { weight }) => total + weight, 0)
  return {
    score,
    base: score - sum,
    parts: list.map(({ first, second, weight }): EvidencePart => ({
      spans: second ? [first, second] : [first],
      weight,
    })),
  }
}

interface Span {
  readonly start: number
  readonly end: number
}

type AddPart = (start: number, end: number, weight: number) => void

function addTrained(model: LinearModel, text: UnitText, label: number, add: AddPart): void {
  const table = tableOf(model)
  const found: { id: number; start: number; end: number }[] = []
  const times = new Map<number, number>()
  plainFeatures(text, (hash, start, end, secondStart) => {
    const id = findFeature(table, hash)
    if (id < 0) return
    times.set(id, (times.get(id) ?? 0) + 1)
    found.push({ id, start, end: secondStart >= 0 ? secondStart : end - 1 })
  })
  const length = Math.sqrt(squaredLength(model, times))
  for (const { id, start, end } of found) {
    const count = times.get(id)!
    const multiplier = multiplierOf(model, id, Math.min(255, count))
    const weight = (multiplier * model.matrix[id * model.width + label]! * model.unit) / length / count
    if (weight !== 0) add(start, end, weight)
  }
}

function squaredLength(model: LinearModel, times: ReadonlyMap<number, number>): number {
  let squared = 0
  for (const [id, count] of times) squared += (timesValue[Math.min(255, count)]! * model.rarity[id]!) ** 2
  return squared
}

function tableOf(model: LinearModel): Uint32Array {
  const known = tables.get(model)
  if (known) return known
  const table = new Uint32Array(tableSlots(model.hashes.length) * 2)
  fillTable(model.hashes, table)
  tables.set(model, table)
  return table
}

/** For every position the word it belongs to; what stands between words belongs to the next one, or the last. */
function wordSpans(text: string): readonly Span[] {
  const spans: Span[] = []
  let at = text.length
  let next: Span | undefined
  const waiting: number[] = []
  while (at > 0) {
    at--
    if (!isWordUnit(text.charCodeAt(at))) {
      if (next) spans[at] = next
      else waiting.push(at)
      continue
    }
    const end = at + 1
    while (at > 0 && isWordUnit(text.charCodeAt(at - 1))) at--
    next = { start: at, end }
    for (let i = at; i < end; i++) spans[i] = next
    for (const i of waiting.splice(0)) spans[i] = next
  }
  const nothing = { start: 0, end: text.length }
  for (const i of waiting) spans[i] = nothing
  return spans
}
