import type { Priority, Random, TicketOutcome, Timestamp } from '@pointsman/core'
import { timeZones, type SampleAgent } from './company/agents.ts'
import type { SampleCompany } from './company/company.ts'
import { queues, topicOf } from './company/queues.ts'
import { chance, logNormal, pickWeighted, poisson } from './random.ts'
import type { TrueTicket } from './ticket-writer.ts'

/** Median minutes until somebody answers, by true priority: the habit of the sample company, not its promise. */
const responseMinutes: Readonly<Record<Priority, number>> = { urgent: 16, high: 70, normal: 260, low: 700 }

/** Work by intent, relative to the topic's median. */
const intentFactor: Readonly<Record<string, number>> = {
  'how-to': 0.65,
  bug: 1.35,
  incident: 1.25,
  'feature request': 0.55,
  'account task': 0.8,
  complaint: 1.2,
}

/** What became of a ticket that `agent` resolved, drawn from the agent's true ability. */
export function playOut(random: Random, one: TrueTicket, worker: SampleAgent): TicketOutcome {
  const { ticket, truth } = one
  const ability = worker.abilities.get(truth.topic) ?? { pace: 1, success: 0.7 }
  const minutes =
    topicOf(truth.topic).minutes *
    (intentFactor[truth.intent] ?? 1) *
    ability.pace *
    (truth.secondQueue === undefined ? 1 : 1.4)
  const handleMinutes = Math.max(1, Math.round(logNormal(random, minutes, 0.42)))
  const solved = chance(random, ability.success)
  const rightDesk = ticket.claimed?.category === queues.find((queue) => queue.id === truth.queue)?.name
  const reassignments = poisson(random, (rightDesk ? 0.12 : 0.5) + (truth.secondQueue === undefined ? 0 : 0.3))
  const reopened = solved ? 0 : chance(random, 0.55) ? 1 : 0
  const firstResponseAt =
    ticket.receivedAt +
    Math.round(60_000 * logNormal(random, responseMinutes[truth.priority] * (1 + 0.4 * reassignments), 0.55))
  const waitMinutes = logNormal(random, 40 * (1 + reassignments + 3 * reopened), 1)
  return {
    queue: truth.queue,
    topic: truth.topic,
    intent: truth.intent,
    priority: truth.priority,
    assignee: worker.agent.id,
    firstResponseAt,
    resolvedAt: firstResponseAt + Math.round(60_000 * (handleMinutes + waitMinutes)),
    handleMinutes,
    reassignments,
    reopened,
    ...(chance(random, 0.42) ? { csat: satisfaction(random, solved, reassignments, truth.register === 'loud') } : {}),
    status: 'closed',
  }
}

/** Who resolved it: somebody of the queue who speaks the language, rather on shift, rather able, not always the best. */
export function whoResolved(random: Random, company: SampleCompany, { ticket, truth }: TrueTicket): SampleAgent {
  const team = [...company.truth.values()].filter(({ agent }) => agent.queues.includes(truth.queue))
  const speaking = team.filter(({ agent }) => agent.languages.includes(truth.language))
  const weighted = (speaking.length > 0 ? speaking : team).map((worker) => {
    const success = worker.abilities.get(truth.topic)?.success ?? 0
    return [worker, success ** 5 * (isOnShift(worker, ticket.receivedAt) ? 1 : 0.12)] as const
  })
  return pickWeighted(random, weighted)
}

/** By winter time all year; without hours always. */
function isOnShift({ agent }: SampleAgent, at: Timestamp): boolean {
  if (agent.hours === undefined) return true
  const local = new Date(at + (timeZones[agent.hours.timeZone] ?? 0) * 60_000)
  const day = local.getUTCDay() === 0 ? 7 : local.getUTCDay()
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
  return agent.hours.shifts.some((shift) => shift.day === day && shift.from <= minute && minute < shift.to)
}

function satisfaction(random: Random, solved: boolean, reassignments: number, isLoud: boolean): number {
  const mean = 4.5 - (solved ? 0 : 1.5) - 0.35 * reassignments - (isLoud ? 0.5 : 0)
  return Math.min(5, Math.max(1, Math.round(mean + 1.8 * (random() - 0.5))))
}
