import { log } from '../exact-math.ts'

/** What two models said of one resolved ticket that neither was trained on. */
export interface PairedOutcome {
  readonly champion: ModelOutcome
  readonly challenger: ModelOutcome
}

/** How one model did on one ticket. */
export interface ModelOutcome {
  readonly isRight: boolean
  /** −ln of the probability it gave to what proved right; 0 or more, and bounded: see `lossOf`. */
  readonly loss: number
}

/**
 * Least probability a model is held to have given to what proved right. Smaller: one ticket on which a model was sure and
 * wrong outweighs hundreds of others; larger: being sure and wrong costs no more than being in doubt.
 */
export const leastProbability = 0.001

/** The loss of a probability, 0–1: its negative logarithm, at most 6.9. */
export function lossOf(probability: number): number {
  return -log(Math.min(1, Math.max(leastProbability, probability)))
}
