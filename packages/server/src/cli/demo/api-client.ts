import { PointsmanError, type Ticket, type Timestamp } from '@pointsman/core'
import { toSentTicket } from '../../contract/sent-ticket.ts'

/** The demo speaks to its server as any help desk would: over HTTP. */
export interface ApiClient {
  setClock(now: Timestamp): Promise<void>
  /** Answers the id of the decision. */
  sendTicket(ticket: Ticket): Promise<string>
  resolve(ticketId: string, what: Readonly<Record<string, unknown>>): Promise<void>
}

/** A client with a key of its own. */
export function apiClient(address: string, key: string): ApiClient {
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new PointsmanError('invalid_request', `POST ${path}: ${answer.status} ${text.slice(0, 300)}`)
    return JSON.parse(text) as unknown
  }
  return {
    setClock: async (now) => void (await post('/v1/clock', { now: new Date(now).toISOString() })),
    sendTicket: async (ticket) => {
      const { decision } = (await post('/v1/tickets', toSentTicket(ticket))) as { decision: { id: string } }
      return decision.id
    },
    resolve: async (ticketId, what) =>
      void (await post(`/v1/tickets/${encodeURIComponent(ticketId)}/events`, { kind: 'resolved', ...what })),
  }
}
