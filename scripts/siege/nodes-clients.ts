import { patienceMs, type Cluster } from './nodes-cluster.ts'

/** What clients have sent and what they were told. */
export interface Mail {
  /** Written out, by id. */
  readonly tickets: ReadonlyMap<string, string>
  /** Decisions named in answers, by ticket. A ticket that was sent twice may have been decided anew in between. */
  readonly said: Map<string, Set<string>>
}

/** Tickets in one bulk request. */
const inBulk = 250
const singlePosters = 16
/** Tickets under way at once: what a help desk that is catching up sends, not a denial of service. */
const breatherMs = 20

/**
 * Posts all tickets to all nodes, three quarters of them in bulk and the rest one by one, and again under the same id wherever no
 * answer came. Resolves when every ticket has been acknowledged.
 */
export async function postAll(cluster: Cluster, nodes: number, { tickets, said }: Mail): Promise<void> {
  const ids = [...tickets.keys()]
  const open = { bulk: ids.filter((_, index) => index % 4 !== 0), single: ids.filter((_, index) => index % 4 === 0) }
  const acknowledge = (id: string, decision: string): void => {
    const known = said.get(id)
    if (known === undefined) said.set(id, new Set([decision]))
    else known.add(decision)
  }
  const bulk = async (node: number): Promise<void> => {
    for (let turn = node; open.bulk.length > 0; turn++) {
      const some = open.bulk.splice(0, inBulk)
      const address = cluster.address(turn % nodes)
      const body = some.map((id) => tickets.get(id)!).join('\n')
      if (address !== undefined) await postBulk(cluster, `${address}/v1/tickets/bulk`, body, acknowledge)
      open.bulk.push(...some.filter((id) => !said.has(id)))
      await pause(breatherMs)
    }
  }
  const single = async (): Promise<void> => {
    for (let id = open.single.shift(); id !== undefined; id = open.single.shift()) {
      const answer = await cluster.ask({ method: 'POST', path: '/v1/tickets', body: JSON.parse(tickets.get(id)!) })
      const decision = (answer?.body as { readonly decision?: { readonly id: string } } | undefined)?.decision
      if (decision === undefined) open.single.push(id)
      else acknowledge(id, decision.id)
      if (decision === undefined) await pause(breatherMs)
    }
  }
  const bulks = Array.from({ length: nodes }, (_, node) => bulk(node))
  await Promise.all([...bulks, ...Array.from({ length: singlePosters }, () => single())])
  // A poster may have ended while another one's tickets came back.
  if (said.size < tickets.size) await postAll(cluster, nodes, { tickets: missing(tickets, said), said })
}

function missing(tickets: Mail['tickets'], said: Mail['said']): Mail['tickets'] {
  return new Map([...tickets].filter(([id]) => !said.has(id)))
}

async function postBulk(
  cluster: Cluster,
  address: string,
  body: string,
  acknowledge: (id: string, decision: string) => void,
): Promise<void> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: cluster.headers('application/x-ndjson'),
      body,
      signal: AbortSignal.timeout(patienceMs * 2),
    })
    for await (const line of linesOf(answer.body!)) {
      const { ticket_id, decision, problem } = JSON.parse(line) as BulkAnswer
      if (decision !== undefined && ticket_id !== undefined) acknowledge(ticket_id, decision.id)
      else if (problem === undefined || problem.status !== 503) cluster.complaints.push(`bulk: ${line.slice(0, 300)}`)
    }
  } catch {
    // Gone or frozen; what was not acknowledged is sent again.
  }
}

interface BulkAnswer {
  readonly ticket_id?: string
  readonly decision?: { readonly id: string }
  readonly problem?: { readonly status: number }
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

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
