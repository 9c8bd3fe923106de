import type { Acknowledged } from './store-checks.ts'

/** A server under fire, and what it has said so far. */
export interface Target {
  readonly address: string
  readonly key: string
  /** Makes the ids of this wave its own. */
  readonly wave: string
  readonly said: Acknowledged
  /** Tickets that were sent and not acknowledged. */
  readonly sent: Set<string>
  /** Told of every acknowledgement. */
  readonly onAcknowledged: () => void
}

/** Clients that post one ticket after the other. */
const posters = 12

const texts = [
  'Please refund the invoice that I paid twice',
  'Since Monday every webhook reaches our sync twice',
  'Hello?',
]

/** Posts singly and in bulk until the server is gone. */
export async function bombard(target: Target): Promise<void> {
  const again = [...target.sent]
  const singles = Array.from({ length: posters }, (_, poster) => postOneByOne(target, poster, again))
  await Promise.all([...singles, postInBulk(target)])
}

async function postOneByOne(target: Target, poster: number, again: string[]): Promise<void> {
  for (let n = 0; ; n++) {
    const id = again.pop() ?? `${target.wave}-p${poster}-${n}`
    target.sent.add(id)
    const routed = await post(target, '/v1/tickets', ticketOf(id, n))
    if (routed === undefined) return
    acknowledge(target, id, (routed as { decision: { id: string } }).decision.id)
    if (n % 3 !== 0) continue
    const event = `${id}-resolved`
    const told = await post(target, `/v1/tickets/${id}/events`, { id: event, kind: 'resolved', handle_minutes: 5 })
    if (told === undefined) return
    target.said.events.add(`${id} ${event}`)
  }
}

async function postInBulk(target: Target): Promise<void> {
  for (let round = 0; ; round++) {
    const tickets = Array.from({ length: 400 }, (_, n) => ticketOf(`${target.wave}-b${round}-${n}`, n))
    for (const { id } of tickets) target.sent.add(id)
    try {
      const answer = await fetch(`${target.address}/v1/tickets/bulk`, {
        method: 'POST',
        headers: headersOf(target, 'application/x-ndjson'),
        body: tickets.map((ticket) => JSON.stringify(ticket)).join('\n'),
      })
      for await (const line of linesOf(answer.body!)) {
        const { ticket_id, decision } = JSON.parse(line) as { ticket_id: string; decision: { id: string } }
        acknowledge(target, ticket_id, decision.id)
      }
    } catch {
      // The server is gone: that is what this is about.
      return
    }
  }
}

/** The parsed answer, or undefined when the server is gone. Any other answer than success is a failure of the siege. */
async function post(target: Target, path: string, body: unknown): Promise<unknown> {
  let answer: Response
  let text: string
  try {
    const headers = headersOf(target, 'application/json')
    answer = await fetch(target.address + path, { method: 'POST', headers, body: JSON.stringify(body) })
    text = await answer.text()
  } catch {
    return undefined
  }
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${text}`)
  return JSON.parse(text)
}

function acknowledge({ said, sent, onAcknowledged }: Target, ticket: string, decision: string): void {
  const before = said.decisions.get(ticket)
  if (before !== undefined && before !== decision) throw new Error(`Ticket ${ticket} was decided twice.`)
  said.decisions.set(ticket, decision)
  sent.delete(ticket)
  onAcknowledged()
}

function ticketOf(id: string, n: number): { id: string; subject: string; body: string; requester: string } {
  const text = texts[n % texts.length]!
  return { id, subject: text, body: `${text}. Number ${n}.`, requester: `requester-${n % 50}@example.com` }
}

function headersOf({ key }: Target, type: string): Record<string, string> {
  return { authorization: `Bearer ${key}`, 'content-type': type }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of body) {
    text += decoder.decode(piece, { stream: true })
    const lines = text.split('\n')
    text = lines.pop()!
    yield* lines
  }
}
