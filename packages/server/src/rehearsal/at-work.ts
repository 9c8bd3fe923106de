/** What people do with tickets, and customers with their answers. */
import { addBusinessMinutes, type Timestamp } from '@pointsman/core'
import type { News } from './rehearsed.ts'
import { count, diceOf, isTheirs, newId, overrule, plan, tell, type Stage } from './stage.ts'

const minute = 60_000

/** What somebody does about a decision. */
export async function takeUp(stage: Stage, { ticketId, mode, outcome, agent }: News): Promise<void> {
  count(stage, `decided ${outcome}`)
  if (mode !== 'auto') {
    if (agent !== undefined) plan(stage, stage.now + 12 * minute, () => approve(stage, ticketId, agent))
    return
  }
  if (outcome === 'triage') plan(stage, stage.now + 20 * minute, () => sortOut(stage, ticketId))
  if (outcome === 'assigned' || outcome === 'offered') await begin(stage, ticketId)
}

/** Whoever has it now takes it up: asked, they answer after a while; given, they work on it when its turn comes. */
async function begin(stage: Stage, id: string): Promise<void> {
  const { status, assignee, life } = await stage.rehearsed.ticket(id)
  const random = diceOf(stage, id)
  if (status === 'offered' && life?.agent !== undefined) {
    const { agent } = life
    const wish = random()
    if (wish < 0.15) return
    const after = Math.ceil(random() * 4 * minute)
    plan(stage, stage.now + after, () => answerOffer(stage, id, agent, wish < 0.3 ? 'reject' : 'accept'))
  }
  if (status === 'assigned' && assignee !== undefined) work(stage, id, assignee)
}

async function answerOffer(stage: Stage, id: string, agent: string, wish: 'accept' | 'reject'): Promise<void> {
  const { status, life } = await stage.rehearsed.ticket(id)
  if (status !== 'offered' || life?.agent !== agent) return
  count(stage, `offer ${wish}`)
  const reason = wish === 'reject' ? { reason: 'in a call' } : {}
  await stage.rehearsed.answerOffer(id, { id: newId(stage), agent, answer: wish, ...reason })
  if (wish === 'accept') await begin(stage, id)
}

function work(stage: Stage, id: string, agent: string): void {
  const worker = stage.workers.get(agent)!
  const { hours } = worker.agent
  const minutes = Math.max(2, Math.round(stage.truths.get(id)!.minutesOf(agent) * (0.5 + diceOf(stage, id)())))
  const begins = Math.max(stage.now, worker.freeAt)
  const answersAt = addBusinessMinutes(begins, 0.4 * minutes, hours)
  const endsAt = addBusinessMinutes(begins, minutes, hours)
  worker.freeAt = endsAt
  plan(stage, answersAt, () => answer(stage, { id, agent, minutes, endsAt, tries: 0 }))
}

interface Work {
  readonly id: string
  readonly agent: string
  readonly minutes: number
  readonly endsAt: Timestamp
  /** How often they were not there. */
  readonly tries: number
}

/** The first thing somebody does with a ticket: most answer, some find that it is not theirs. */
async function answer(stage: Stage, done: Work): Promise<void> {
  const { id, agent, endsAt, tries } = done
  const ticket = await stage.rehearsed.ticket(id)
  if (!isTheirs(ticket, agent)) return
  if (!stage.workers.get(agent)!.isThere) {
    if (tries < 8) plan(stage, stage.now + 15 * minute, () => answer(stage, { ...done, tries: tries + 1 }))
    return
  }
  const truth = stage.truths.get(id)!
  const random = diceOf(stage, id)
  const [place, ability, question, junk] = [random(), random(), random(), random()]
  if (ticket.queue !== truth.queue && place < 0.6) {
    await tell(stage, id, { kind: 'reassigned', queue: truth.queue, actor: agent, reason: 'belongs elsewhere' })
  } else if (ability < 0.4 * (1 - truth.successOf(agent))) {
    await tell(stage, id, { kind: ability < 0.02 ? 'escalated' : 'reassigned', actor: agent, queue: truth.queue })
  } else if (junk < 0.02) {
    await tell(stage, id, { kind: 'marked_spam', actor: agent })
  } else if (question < 0.2) {
    await tell(stage, id, { kind: 'replied', agent, asks_customer: true })
    if (question < 0.16) plan(stage, stage.now + Math.ceil(20 + 400 * random()) * minute, () => reply(stage, id))
  } else {
    await tell(stage, id, { kind: 'replied', agent })
    plan(stage, Math.max(stage.now + minute, endsAt), () => resolve(stage, done))
  }
}

async function resolve(stage: Stage, { id, agent, minutes }: Work): Promise<void> {
  if (!isTheirs(await stage.rehearsed.ticket(id), agent)) return
  const { queue, topic, priority, successOf } = stage.truths.get(id)!
  const random = diceOf(stage, id)
  if (random() < 0.5) await tell(stage, id, { kind: 'priority_changed', priority, actor: agent })
  await tell(stage, id, { kind: 'resolved', agent, queue, topic, handle_minutes: minutes })
  if (random() < 0.2) await tell(stage, id, { kind: 'rated', csat: 1 + Math.floor(random() * 5) })
  if (random() < 0.5 * (1 - successOf(agent))) {
    plan(stage, stage.now + Math.ceil(10 + 300 * random()) * minute, () => reply(stage, id))
  }
}

/** A supervisor puts what nobody could tell where it belongs, now and then with somebody of their choice. */
async function sortOut(stage: Stage, id: string): Promise<void> {
  if ((await stage.rehearsed.ticket(id)).status !== 'triage') return
  const { queue } = stage.truths.get(id)!
  const random = diceOf(stage, id)
  const able = [...stage.workers.values()].filter(({ agent, isThere }) => isThere && agent.queues.includes(queue))
  const chosen = random() < 0.3 ? able[Math.floor(random() * able.length)]?.agent.id : undefined
  await overrule(stage, id, { queue, ...(chosen === undefined ? {} : { agent: chosen }), reason: 'plain to see' })
}

/** Where Pointsman only suggests, a person does as suggested. */
async function approve(stage: Stage, id: string, agent: string): Promise<void> {
  if ((await stage.rehearsed.ticket(id)).status === 'waiting')
    await overrule(stage, id, { agent, reason: 'as suggested' })
}

async function reply(stage: Stage, id: string): Promise<void> {
  const before = await stage.rehearsed.ticket(id)
  const after = await tell(stage, id, { kind: 'customer_replied' })
  if (after.status === 'assigned' && before.status !== 'assigned') await begin(stage, id)
}
