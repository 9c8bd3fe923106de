import type { Ticket } from '@pointsman/core'
import { toInstant } from './wire.ts'

/** A ticket as a help desk POSTs it: the core's, in the words of the wire. */
export function toSentTicket({ receivedAt, annualValue, claimed, ...same }: Ticket): unknown {
  return { ...same, created_at: toInstant(receivedAt), annual_value: annualValue, ...claimed }
}
