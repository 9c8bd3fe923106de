import { pause } from './nodes-clients.ts'
import type { Cluster } from './nodes-cluster.ts'

/** What agents did, by what was answered. */
export type Deeds = Map<string, number>

interface TicketSeen {
  readonly id: string
  readonly status: string
  readonly assignee?: string
  readonly life?: { readonly agent?: string; readonly since: string }
}

/** Deeds under way at once. */
const hands = 24
const roundMs = 300
/** At most so many are away at a time: somebody must go on working. */
const mostAway = 6

/** Thirty people at work over HTTP, at any node, until told to stop. */
export async function work(
  cluster: Cluster,
  agents: readonly string[],
  deeds: Deeds,
  isOver: () => boolean,
): Promise<void> {
  const away = new Set<string>()
  await Promise.all([handle(cluster, deeds, isOver), comeAndGo(cluster, agents, { away, deeds, isOver })])
  for (const agent of away) await setPresence(cluster, agent, { state: 'online' })
}

async function handle(cluster: Cluster, deeds: Deeds, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const pages = await Promise.all(
      ['offered', 'assigned'].map((status) =>
        cluster.ask({ method: 'GET', path: `/v1/tickets?status=${status}&limit=300` }),
      ),
    )
    const seen = pages.flatMap((page) => (page?.body as { readonly items?: TicketSeen[] } | undefined)?.items ?? [])
    await inHands(seen, (ticket) => act(cluster, ticket, deeds))
    await pause(roundMs)
  }
}

async function inHands(seen: readonly TicketSeen[], each: (ticket: TicketSeen) => Promise<void>): Promise<void> {
  const open = [...seen]
  const hand = async (): Promise<void> => {
    for (let ticket = open.pop(); ticket !== undefined; ticket = open.pop()) await each(ticket)
  }
  await Promise.all(Array.from({ length: hands }, hand))
}

async function act(cluster: Cluster, ticket: TicketSeen, deeds: Deeds): Promise<void> {
  const dice = Math.random()
  const agent = ticket.life?.agent
  if (agent === undefined) return
  if (ticket.status === 'offered') {
    // What is left lapses, or is looked at again in the next round.
    if (dice < 0.5) return answer(cluster, ticket.id, deeds, { answer: 'accept', agent })
    if (dice < 0.6) return answer(cluster, ticket.id, deeds, { answer: 'reject', agent, reason: 'Not mine.' })
    // Undecided people click twice, and their clicks reach different nodes.
    if (dice < 0.65) {
      const no = { answer: 'reject', agent, reason: 'No, after all.' } as const
      await Promise.all([
        answer(cluster, ticket.id, deeds, { answer: 'accept', agent }),
        answer(cluster, ticket.id, deeds, no),
      ])
    }
    return
  }
  if (dice < 0.45) return tell(cluster, ticket.id, deeds, { kind: 'resolved', agent, handle_minutes: 5 })
  if (dice < 0.55) return tell(cluster, ticket.id, deeds, { kind: 'replied', agent })
}

type OfferAnswer =
  | { readonly answer: 'accept'; readonly agent: string }
  | { readonly answer: 'reject'; readonly agent: string; readonly reason: string }

async function answer(cluster: Cluster, id: string, deeds: Deeds, body: OfferAnswer): Promise<void> {
  const path = `/v1/tickets/${encodeURIComponent(id)}/offer`
  count(deeds, body.answer, await cluster.ask({ method: 'POST', path, body }))
}

interface Told {
  readonly kind: 'resolved' | 'replied'
  readonly agent: string
  readonly handle_minutes?: number
}

async function tell(cluster: Cluster, id: string, deeds: Deeds, event: Told): Promise<void> {
  const path = `/v1/tickets/${encodeURIComponent(id)}/events`
  count(deeds, event.kind, await cluster.ask({ method: 'POST', path, body: event }))
}

async function comeAndGo(
  cluster: Cluster,
  agents: readonly string[],
  { away, deeds, isOver }: { readonly away: Set<string>; readonly deeds: Deeds; readonly isOver: () => boolean },
): Promise<void> {
  while (!isOver()) {
    await pause(200 + Math.random() * 800)
    const agent = agents[Math.floor(Math.random() * agents.length)]!
    if (away.has(agent) || away.size >= mostAway) {
      const back = [...away][Math.floor(Math.random() * away.size)]!
      if (await setPresence(cluster, back, { state: 'online' })) away.delete(back)
      continue
    }
    away.add(agent)
    const wish = Math.random() < 0.5 ? { hand_over: 'plan' } : {}
    if (await setPresence(cluster, agent, { state: 'away', ...wish })) add(deeds, 'went away')
  }
}

async function setPresence(cluster: Cluster, agent: string, body: object): Promise<boolean> {
  const answered = await cluster.ask({ method: 'PUT', path: `/v1/agents/${agent}/presence`, body })
  return answered?.status === 200
}

function count(deeds: Deeds, what: string, answered: { readonly status: number } | undefined): void {
  if (answered === undefined) add(deeds, `${what} (no answer)`)
  else if (answered.status < 300) add(deeds, what)
  else if (answered.status === 409) add(deeds, `${what} (too late)`)
}

function add(deeds: Deeds, what: string): void {
  deeds.set(what, (deeds.get(what) ?? 0) + 1)
}
