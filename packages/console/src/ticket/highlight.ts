import type { Reading } from '../client/shapes.ts'

export type Evidence = Reading['queue']['evidence'][number]

/** A piece of the text, with the evidence that lies in it. */
export interface Piece {
  /** Where it begins in the text. */
  readonly start: number
  readonly text: string
  readonly evidence?: Evidence
  /** How strong against the strongest, 0–1. */
  readonly strength: number
}

/**
 * Cuts the text at the words that moved a reading. Where evidence overlaps (a word and the pair it is part of) the stronger
 * is shown. The pieces put together are the text again.
 */
export function pieces(text: string, evidence: readonly Evidence[]): readonly Piece[] {
  const strongest = Math.max(...evidence.map(({ weight }) => Math.abs(weight)), Number.MIN_VALUE)
  const chosen: Evidence[] = []
  for (const one of evidence.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))) {
    const isPlaced = one.end > one.start && one.end <= text.length
    if (isPlaced && chosen.every(({ start, end }) => one.end <= start || one.start >= end)) chosen.push(one)
  }
  const result: Piece[] = []
  let at = 0
  for (const one of chosen.toSorted((a, b) => a.start - b.start)) {
    if (one.start > at) result.push({ start: at, text: text.slice(at, one.start), strength: 0 })
    const strength = Math.abs(one.weight) / strongest
    result.push({ start: one.start, text: text.slice(one.start, one.end), evidence: one, strength })
    at = one.end
  }
  if (at < text.length) result.push({ start: at, text: text.slice(at), strength: 0 })
  return result
}
