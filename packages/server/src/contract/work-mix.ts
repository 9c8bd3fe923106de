import { z } from 'zod'
import { instantSchema, present, toInstant } from './wire.ts'

/** What somebody's newest tickets were about. */
export const workMixSchema = z
  .strictObject({
    tickets: z.int().describe('Looked at: the newest, whether open or over, 200 at most'),
    since: instantSchema.optional().describe('When the oldest of them came in'),
    queues: z.array(z.strictObject({ queue: z.string(), tickets: z.int() })).describe('Most first'),
    intents: z.array(z.strictObject({ intent: z.string(), tickets: z.int() })).describe('Most first'),
  })
  .meta({ id: 'WorkMix' })

/** One ticket as the mix looks at it. */
export interface WorkedOn {
  readonly receivedAt: number
  readonly queue?: string
  readonly intent?: string
}

/** Counted, to the wire. */
export function toWorkMix(work: readonly WorkedOn[]): z.infer<typeof workMixSchema> {
  const since = work.length === 0 ? undefined : toInstant(Math.min(...work.map(({ receivedAt }) => receivedAt)))
  return {
    tickets: work.length,
    ...present('since', since),
    queues: counts(work.map(({ queue }) => queue)).map(([queue, tickets]) => ({ queue, tickets })),
    intents: counts(work.map(({ intent }) => intent)).map(([intent, tickets]) => ({ intent, tickets })),
  }
}

function counts(names: readonly (string | undefined)[]): readonly (readonly [string, number])[] {
  const counted = new Map<string, number>()
  for (const name of names) if (name !== undefined) counted.set(name, (counted.get(name) ?? 0) + 1)
  return [...counted].toSorted(([one, some], [other, more]) => more - some || (one < other ? -1 : 1))
}
