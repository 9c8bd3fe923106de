import { pause } from './nodes-clients.ts'
import type { Cluster } from './nodes-cluster.ts'

/** What was done to the nodes. */
export interface Harm {
  kills: number
  freezes: number
  /** How long the last start took: on a busy machine nodes that only ever start prove nothing. */
  startMs: number
}

/** Longer than a lease (15 s), so that the others have taken over when it wakes up. */
const frozenMs = 20_000
const quiet = { leastMs: 4_000, mostMs: 12_000 }

/**
 * Kills a node or freezes one, again and again. With several nodes one at least is left alone; a single one is only
 * killed, as nobody could take over from it.
 */
export async function trouble(cluster: Cluster, size: number, harm: Harm, isOver: () => boolean): Promise<void> {
  const inTrouble = new Set<number>()
  const underWay: Promise<void>[] = []
  while (!isOver()) {
    await pause(harm.startMs + quiet.leastMs + Math.random() * (quiet.mostMs - quiet.leastMs))
    const well = Array.from({ length: size }, (_, node) => node).filter((node) => !inTrouble.has(node))
    if (isOver() || (size > 1 && well.length < 2) || well.length === 0) continue
    const node = well[Math.floor(Math.random() * well.length)]!
    inTrouble.add(node)
    const isFreeze = size > 1 && Math.random() < 0.4
    underWay.push(
      (isFreeze ? freeze(cluster, node, harm) : kill(cluster, node, harm)).then(() => void inTrouble.delete(node)),
    )
  }
  await Promise.all(underWay)
}

async function freeze(cluster: Cluster, node: number, harm: Harm): Promise<void> {
  harm.freezes++
  cluster.freeze(node)
  await pause(frozenMs)
  cluster.thaw(node)
}

async function kill(cluster: Cluster, node: number, harm: Harm): Promise<void> {
  harm.kills++
  await cluster.kill(node)
  const startedAt = performance.now()
  await cluster.restart(node)
  harm.startMs = performance.now() - startedAt
}
