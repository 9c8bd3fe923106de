import { priorities, type Priority } from '../domain/ticket.ts'
import { high } from './impact-seeds/high.ts'
import { low } from './impact-seeds/low.ts'
import { normal } from './impact-seeds/normal.ts'
import { urgent } from './impact-seeds/urgent.ts'
import { labelled, type LabelledSeed } from './labelled-seed.ts'

/**
 * What the impact reader is trained on at day one: 64 sentences a band, 40 English and 8 each in German, French and
 * Spanish. Tone and impact are crossed on purpose: calm outages are urgent, shouted trifles are low.
 */
export const impactSeeds: readonly LabelledSeed<Priority>[] = labelled({ urgent, high, normal, low }, priorities)

/** The impact, 0–1, that a band stands for: the middle of its range when the four bands share 0–1 evenly. */
export const impactOfBand: Readonly<Record<Priority, number>> = {
  urgent: 0.875,
  high: 0.625,
  normal: 0.375,
  low: 0.125,
}
