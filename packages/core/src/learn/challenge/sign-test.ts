import { binomialTail } from '../evaluate/binomial.ts'

/**
 * Probability that of all `wins + losses` disagreements at least `wins` fall to one side when either side is as likely:
 * the exact test of McNemar (1947), one-sided, which is the sign test on those tickets that exactly one model read right.
 * 1 without a disagreement.
 */
export function signTest(wins: number, losses: number): number {
  if (wins === 0) return 1
  // By symmetry of the fair coin: at least `wins` heads are as likely as at most `losses` heads.
  return binomialTail(losses, wins + losses, 0.5)
}
