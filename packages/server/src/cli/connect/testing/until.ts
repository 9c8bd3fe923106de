import { setTimeout as pause } from 'node:timers/promises'

/** Longest wait for one condition, milliseconds: a busy machine only takes longer. */
const longestWait = 240_000

/** Looks until something is found. What goes wrong in looking is not waited out. */
export async function until<Found>(look: () => Promise<Found | undefined>, what: string): Promise<Found> {
  const giveUp = performance.now() + longestWait
  while (performance.now() < giveUp) {
    const found = await look()
    if (found !== undefined) return found
    await pause(300)
  }
  throw new Error(`waited in vain for ${what}`)
}
