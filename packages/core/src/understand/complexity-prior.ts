import { minutes120 } from './complexity-seeds/minutes-120.ts'
import { minutes15 } from './complexity-seeds/minutes-15.ts'
import { minutes45 } from './complexity-seeds/minutes-45.ts'
import { minutes5 } from './complexity-seeds/minutes-5.ts'
import { labelled, type LabelledSeed } from './labelled-seed.ts'

/** Classes of handling time, by their typical minutes as text. Each is about three times the one before. */
export const minuteClasses = ['5', '15', '45', '120'] as const
export type MinuteClass = (typeof minuteClasses)[number]

/**
 * What the complexity reader is trained on at day one: 29 sentences a class, 20 English and 3 each in German, French and
 * Spanish. The minutes are an experienced agent's own work, not the time a ticket waits.
 */
export const complexitySeeds: readonly LabelledSeed<MinuteClass>[] = labelled(
  { '5': minutes5, '15': minutes15, '45': minutes45, '120': minutes120 },
  minuteClasses,
)
