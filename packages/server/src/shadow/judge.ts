import { PointsmanError, taughtBy, type Judgement } from '@pointsman/core'
import type { Judged, StoredComparison } from '../store/shadow-verbs.ts'
import { meetPeople, type Ground } from './meet-people.ts'

/** What judging needs of the engine. */
export interface Bench extends Ground {
  /** Refuse what is not there. */
  checkQueue(id: string): Promise<void>
  checkAgent(id: string): Promise<void>
  /** Takes lessons in. */
  catchUp(): Promise<void>
}

/** Says who was right about a discrepancy. What it teaches is learned before this is answered. `id` makes it idempotent. */
export async function judge(
  bench: Bench,
  comparison: string,
  judgement: Judgement & { readonly id: string },
): Promise<Judged> {
  const { answer } = judgement
  if (answer?.queue !== undefined) await bench.checkQueue(answer.queue)
  if (answer?.agent !== undefined) await bench.checkAgent(answer.agent)
  const found = await discrepancyOf(bench, comparison)
  const lessons = taughtBy(judgement, found.comparison)
  const judged = await bench.store.judge(comparison, { ...judgement, at: bench.now(), lessons })
  if (judged.lessons.length > 0) await bench.catchUp()
  return judged
}

/** As if it had never been said: what it taught is taken back. */
export async function unjudge(bench: Bench, comparison: string, actor: string): Promise<StoredComparison> {
  const after = await bench.store.unjudge(comparison, { actor, at: bench.now() })
  await bench.catchUp()
  return after
}

/** As of now; throws `not_found` for one that there is not. */
export async function discrepancyOf(ground: Ground, id: string): Promise<StoredComparison> {
  await meetPeople(ground)
  const found = await ground.store.comparison(id)
  if (found === undefined) throw new PointsmanError('not_found', `There is no discrepancy "${id}".`)
  return found
}
