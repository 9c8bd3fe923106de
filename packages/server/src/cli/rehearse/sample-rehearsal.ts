import { defaultPolicy, defaultRisk, loadReader, trainReader, type Policy } from '@pointsman/core'
import { generateHistory, liveTickets, sampleCompany, type SampleCompany } from '@pointsman/simulator'
import type { Rehearsal } from '../../rehearsal/rehearse.ts'
import { loadSenses } from '../../senses/senses.ts'
import type { Scenario, TrueTicket } from '../../rehearsal/scenario.ts'

const day = 86_400_000
const minute = 60_000

/** Which days of the sample company. */
export interface SampleWanted {
  readonly seed: number
  readonly start: number
  readonly end: number
  readonly ticketsPerDay: number
}

/**
 * The sample company: its people and tickets, its rules, and a reader that has learned from its past. One agent is
 * missing, three are away for a while; the same seed gives the same days.
 */
export async function sampleRehearsal({ seed, start, end, ticketsPerDay }: SampleWanted): Promise<Rehearsal> {
  const company = sampleCompany({ seed })
  const senses = await loadSenses()
  const history = [...generateHistory({ seed, from: start - 60 * day, months: 1, ticketsPerDay: 20 })]
  const trained = trainReader({ history, queues: company.queues }, senses, { seed })
  const snapshot = trained.snapshot()
  return {
    scenario: scenarioOf(company, { seed, start, end, ticketsPerDay }),
    queues: company.queues.map((queue) => (queue.id === 'onboarding' ? { ...queue, capacity: 5 } : queue)),
    policy: policyOf(),
    snapshot,
    version: trained.version,
    newReader: () => loadReader(snapshot, senses),
  }
}

function scenarioOf(company: SampleCompany, { seed, start, end, ticketsPerDay }: SampleWanted): Scenario {
  const tickets: TrueTicket[] = []
  for (const { ticket, truth } of liveTickets({ seed, from: start, ticketsPerDay })) {
    if (ticket.receivedAt >= end) break
    const { minutes } = company.topics.find(({ id }) => id === truth.topic)!
    const abilityOf = (agent: string) => company.truth.get(agent)?.abilities.get(truth.topic)
    tickets.push({
      ticket,
      queue: truth.queue,
      topic: truth.topic,
      priority: truth.priority,
      minutesOf: (agent) => minutes * (abilityOf(agent)?.pace ?? 1),
      successOf: (agent) => abilityOf(agent)?.success ?? 0.5,
    })
  }
  const agents = company.agents.map((agent, index) => ({ ...agent, version: 1, capacity: 2 + (index % 3) }))
  const monday = start + day - (start % day)
  return {
    start,
    end,
    agents,
    tickets,
    missing: ['agent-05'],
    absences: [
      { agent: 'agent-01', from: monday + 600 * minute, until: monday + 690 * minute },
      { agent: 'agent-09', from: monday + 630 * minute, until: monday + 3 * day },
      { agent: 'agent-12', from: monday + 660 * minute, until: monday + 700 * minute },
    ],
  }
}

/** Business hours, offers in one queue, and suggestions only in another. */
function policyOf(): Policy {
  const shifts = ([1, 2, 3, 4, 5] as const).map((at) => ({ day: at, from: 480, to: 1140 }))
  return {
    ...defaultPolicy,
    version: 1,
    businessHours: { timeZone: 'Europe/Berlin', shifts },
    queueModes: [{ queue: 'privacy', mode: 'suggest' }],
    // Played in process nobody watches whether decisions prove right.
    risk: { ...defaultRisk, isEnforced: false },
    life: { ...defaultPolicy.life!, queueOffers: [{ queue: 'billing', offers: { isOn: true, minutes: 5 } }] },
  }
}
