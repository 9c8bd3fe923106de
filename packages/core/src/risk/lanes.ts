import { fewestFor } from './risk-bound.ts'

/** What a queue must have to be judged by itself, in fewest possible tickets: with fewer, most would get no threshold. */
const timesFewest = 4

/** Tickets that a queue, or all of them, should have for a threshold to be looked for: 236 for 5 % at 95 %. */
export function enoughFor(promised: { readonly tolerated: number; readonly doubt: number }): number {
  return timesFewest * fewestFor(promised)
}

/** Queues judged by themselves; all others are judged together. */
export interface Lanes {
  /** In the order of their code units. */
  readonly own: readonly string[]
  /** Lanes that share the doubt allowed: `own`, and the others as one where there are any. At least 1. */
  readonly count: number
}

/**
 * Which queues have tickets enough to be judged by themselves at a doubt divided by the number of lanes. Decided by how
 * many tickets there are and not by how they went, so the choice costs none of the guarantee. Others that are together
 * too few take in the smallest queues until they are enough.
 */
export function lanesOf(
  tickets: ReadonlyMap<string, number>,
  { tolerated, doubt }: { readonly tolerated: number; readonly doubt: number },
): Lanes {
  const sizes = [...tickets].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  for (let own = sizes.length; own > 0; own--) {
    const others = sizes.slice(own)
    const count = own + (others.length > 0 ? 1 : 0)
    const least = enoughFor({ tolerated, doubt: doubt / count })
    const left = others.reduce((sum, [, n]) => sum + n, 0)
    if (count > 1 && sizes[own - 1]![1] >= least && (others.length === 0 || left >= least)) {
      return {
        own: sizes
          .slice(0, own)
          .map(([queue]) => queue)
          .toSorted(byCodeUnit),
        count,
      }
    }
  }
  return { own: [], count: 1 }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : 1
}
