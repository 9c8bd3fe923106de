import type { Lesson } from '../domain/lesson.ts'
import type { Comparison } from './compare.ts'
import type { Facet, Side } from './sides.ts'

/** Who was right about a ticket: people, Pointsman, both (either will do), or neither, with the right answer. */
export const rightSides = ['people', 'pointsman', 'both', 'neither'] as const
export type RightSide = (typeof rightSides)[number]

/** A person's word about a discrepancy. */
export interface Judgement {
  readonly who: RightSide
  /** With `neither`: what is right. */
  readonly answer?: Side
  readonly reason?: string
  readonly actor: string
}

/** What is taught of each facet, and under which name. Who should have a ticket is learned from results, not from opinions. */
const taughtAs: Readonly<Partial<Record<Facet, Lesson['facet']>>> = {
  queue: 'queue',
  intent: 'intent',
  priority: 'impact',
}

/**
 * What a judgement teaches: the right answer for every facet in which the sides differ; with `neither`, for every facet
 * of the answer. `both` teaches nothing.
 */
export function taughtBy(
  judgement: Judgement,
  { pointsman, people, differing }: Pick<Comparison, 'pointsman' | 'people' | 'differing'>,
): readonly Pick<Lesson, 'facet' | 'answer'>[] {
  const { who, answer = {} } = judgement
  if (who === 'both') return []
  if (who === 'neither') return lessonsOf(answer, Object.keys(answer) as Facet[])
  return lessonsOf(who === 'people' ? people : pointsman, differing)
}

function lessonsOf(right: Side, about: readonly Facet[]): readonly Pick<Lesson, 'facet' | 'answer'>[] {
  return about.flatMap((facet) => {
    const [taught, answer] = [taughtAs[facet], right[facet]]
    return taught === undefined || answer === undefined ? [] : [{ facet: taught, answer }]
  })
}

/** Whether Pointsman had the queue right, as far as is known: by a person's word, else by what people did. */
export function hadQueueRight(
  { pointsman, people }: Pick<Comparison, 'pointsman' | 'people'>,
  verdict: Pick<Judgement, 'who' | 'answer'> | undefined,
): boolean {
  if (pointsman.queue === undefined) return false
  if (verdict === undefined || verdict.who === 'people')
    return people.queue === undefined || pointsman.queue === people.queue
  if (verdict.who === 'neither')
    return verdict.answer?.queue === undefined
      ? pointsman.queue === people.queue
      : verdict.answer.queue === pointsman.queue
  return true
}

/** Whether it is known at all where the ticket belonged: people named a queue, did as suggested, or judged. */
export function isQueueKnown(
  { people, suggestion }: Pick<Comparison, 'people' | 'suggestion'>,
  verdict: Pick<Judgement, 'who'> | undefined,
): boolean {
  return people.queue !== undefined || suggestion === 'accepted' || verdict !== undefined
}
