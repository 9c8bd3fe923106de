import { seededRandom } from '../learn/training/shuffle.ts'

/** Keeps this draw apart from others made with the same seed. */
const growthSalt = 0x6b0f1a27

/** Whether a ticket is one of the share of tickets that somebody of the first line may grow by; the seed decides. */
export function isTicketToGrowBy(seed: number, share: number): boolean {
  return share > 0 && seededRandom((seed ^ growthSalt) >>> 0)() < share
}
