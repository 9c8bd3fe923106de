/** How far above every other label a corrected ticket's label must come. e³ to 1: about 95 % sure. */
const clearMargin = 3

/**
 * How far below the likeliest other label one must fall that a person said is wrong. e to 1: it does not lead any more, and comes
 * back when other words speak for it. Larger: one "not mine" bars a label from all that is like the ticket.
 */
const deniedMargin = 1

/** What a lesson adds that only says again what was read. */
const confirmation = 0.5

/**
 * How far above the others a label must come by what lessons say together: e² to 1. Until then each further one adds. Larger: lessons
 * that only confirm drown those that correct.
 */
const agreedMargin = 2

/** What is lacking counts for no more than this, so that one ticket read quite wrong does not outweigh several. */
const mostLacking = 8

/**
 * What a lesson adds beside others, in units of what was lacking, to a ticket that is wholly like it. On banking77, 77 labels in eleven
 * queues of which eight labels move to another (`npm run bench -- moved-topics`): the larger, the sooner the others follow; the
 * smaller, the fewer tickets move that should stay.
 */
export const voiceOfOne = 3

/** What a lesson says of a label, and how far it is believed. */
export interface Saying {
  readonly isNot: boolean
  /** 0–1. At 1 the label leads clearly afterwards (or leads no more); at one half it comes half the way. */
  readonly weight: number
}

/**
 * What the score (logit) of label `number` lacks for what was said of it to come true, times how far it is believed. Above 0. A
 * lesson that says what was read anyway adds little, so that a ticket heard of twice does not count double.
 */
export function missingStrength(scores: Float64Array, number: number, { isNot, weight }: Saying): number {
  const rival = strongestBut(scores, number)?.score ?? -Infinity
  const score = scores[number]!
  const missing = isNot ? score - (rival - deniedMargin) : rival + clearMargin - score
  if (rival === -Infinity) return weight * (isNot ? clearMargin : confirmation)
  return weight * (missing > 0 ? missing : confirmation)
}

/**
 * How loudly a lesson speaks beside others, 0 or more: in proportion to what label `number` lacks by training and by what lessons say
 * together (`scores`), and to how far it is believed. A mistake-driven step in the space of likeness, as in online learning with
 * kernels (Kivinen, Smola & Williamson 2004): lessons that only say what was read clearly add nothing.
 */
export function voiceOf(scores: Float64Array, number: number, { isNot, weight }: Saying): number {
  const rival = strongestBut(scores, number)
  if (rival === undefined) return 0
  const lacking = isNot ? scores[number]! - (rival.score - deniedMargin) : rival.score + agreedMargin - scores[number]!
  return voiceOfOne * weight * Math.min(mostLacking, Math.max(0, lacking))
}

/** The label with the highest score but for label `number`; undefined when there is no other. */
export function strongestBut(
  scores: Float64Array,
  number: number,
): { readonly number: number; readonly score: number } | undefined {
  let best: { number: number; score: number } | undefined
  for (let k = 0; k < scores.length; k++) {
    if (k !== number && (best === undefined || scores[k]! > best.score)) best = { number: k, score: scores[k]! }
  }
  return best
}
