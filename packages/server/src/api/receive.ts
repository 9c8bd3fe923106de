import type { Ticket } from '@pointsman/core'
import { fromNewTicket, type NewTicket } from '../contract/ticket.ts'
import type { Engine } from '../engine/engine.ts'
import type { Limits } from './app-types.ts'

/** A ticket as it will be kept, with notes of what was done to its text; refuses a claimed queue that is not there. */
export async function receive(
  sent: NewTicket,
  { engine, limits, id }: { readonly engine: Engine; readonly limits: Limits; readonly id: string },
): Promise<{ ticket: Ticket; notes: string[] }> {
  if (sent.queue !== undefined) await engine.checkQueue(sent.queue)
  const { ticket, notes } = fromNewTicket(sent, { id, now: engine.now(), limit: limits.ticketCharacters })
  return { ticket, notes: [...notes] }
}
