import { z } from 'zod'
import type { Send } from '../../rehearsal/over-http.ts'

const listSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      ticket_id: z.string(),
      pointsman: z.object({ queue: z.string().optional() }),
      people: z.object({ queue: z.string().optional() }),
    }),
  ),
})

/** Discrepancies that a supervisor looks through in an hour. */
const looked = 40

/** A supervisor who knows where tickets belong judges the dearest discrepancies. Answers how many. */
export async function judgeDearest(send: Send, truth: ReadonlyMap<string, string>): Promise<number> {
  const { items } = listSchema.parse(await send('GET', `/v1/discrepancies?state=open&limit=${looked}`))
  for (const { id, ticket_id: ticket, pointsman, people } of items) {
    const queue = truth.get(ticket)!
    const [isOurs, isTheirs] = [pointsman.queue === queue, people.queue === queue]
    const who = isOurs && isTheirs ? 'both' : isOurs ? 'pointsman' : isTheirs ? 'people' : 'neither'
    const answer = who === 'neither' ? { answer: { queue } } : {}
    await send('POST', `/v1/discrepancies/${encodeURIComponent(id)}/verdict`, { who, ...answer, actor: 'supervisor' })
  }
  return items.length
}
