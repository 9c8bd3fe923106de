import {
  actScore,
  alarmOn,
  trustInWords,
  explainFit,
  type Candidate,
  type Decision,
  type Explained,
  type Outcome,
  type Override,
  type Roster,
} from '@pointsman/core'
import type { DecisionBrief, DecisionOnWire } from './decision.ts'
import { toReading } from './reading.ts'
import { present, toInstant } from './wire.ts'

/** A decision on the wire, with every reason in words. */
export function toDecision(decision: Decision): DecisionOnWire {
  const names = namesOf(decision)
  return {
    id: decision.id,
    ticket_id: decision.ticketId,
    at: toInstant(decision.at),
    mode: decision.mode,
    policy_version: decision.policyVersion,
    model_version: decision.modelVersion,
    ...present('rule', toRule(decision)),
    seed: decision.seed,
    ...present('supersedes', decision.supersedes),
    ...present('override', decision.override && toOverride(decision.override)),
    outcome: toOutcome(decision.outcome),
    priority: {
      band: decision.priority.band,
      due_at: toInstant(decision.priority.dueAt),
      urgency: toExplained(decision.priority.urgency),
    },
    reading: toReading(decision.reading),
    candidates: decision.candidates.map((candidate) => toCandidate(candidate, decision, names)),
    team_minutes: decision.teamMinutes,
    ...present('runner_up', decision.runnerUp),
    ...present('margin', decision.margin),
    ...present('flip', decision.flip),
    situation: toSituation(decision),
  }
}

/** A decision in one line. */
export function toDecisionBrief(decision: Decision): DecisionBrief {
  const { reading, outcome } = decision
  const agent = outcome.kind === 'assigned' || outcome.kind === 'offered' ? outcome.agent : undefined
  return {
    id: decision.id,
    ticket_id: decision.ticketId,
    at: toInstant(decision.at),
    mode: decision.mode,
    ...present('supersedes', decision.supersedes),
    ...present('overridden_by', decision.override?.actor),
    subject: subjectOf(reading.text),
    outcome: toOutcome(outcome),
    ...present('agent_name', agent === undefined ? undefined : namesOf(decision).get(agent)),
    ...present('queue_label', reading.queue.label),
    confidence: reading.queue.confidence,
    words: strongestWords(decision),
    ...present('intent', reading.intent.label),
    band: decision.priority.band,
    urgency: decision.priority.urgency.score,
    because: strongestReasons(decision),
  }
}

function toRule(decision: Decision): DecisionOnWire['rule'] {
  const because = trustInWords(decision)
  if (because === undefined) return undefined
  const { rule, lowered } = decision.situation.trust ?? {}
  const { queue } = decision.reading
  return {
    score: actScore(queue),
    ...present('threshold', rule?.threshold),
    ...present('version', rule?.version),
    ...present('queue', rule?.queue),
    ...present('alarm', alarmOn(queue.label, lowered)?.alarm),
    because,
  }
}

function toOutcome(outcome: Outcome): DecisionOnWire['outcome'] {
  return { ...outcome }
}

function toOverride({ staysWith, ...override }: Override): NonNullable<DecisionOnWire['override']> {
  return { ...override, ...present('stays_with', staysWith && { ...staysWith }) }
}

function toCandidate(
  candidate: Candidate,
  decision: Decision,
  names: ReadonlyMap<string, string>,
): DecisionOnWire['candidates'][number] {
  return {
    agent: candidate.agent,
    ...present('name', names.get(candidate.agent)),
    ...present('blocked_by', candidate.blockedBy),
    ...present('fit', candidate.fit && toExplained(explainFit(candidate.fit, decision))),
  }
}

/** Parts are named as the policy names their weights: `target_elapsed`. */
function toExplained({ score, contributions }: Explained): DecisionOnWire['priority']['urgency'] {
  const named = contributions.map((part) => ({ ...part, name: part.name.replaceAll(/[A-Z]/g, snake) }))
  return { score, contributions: named }
}

function snake(letter: string): string {
  return `_${letter.toLowerCase()}`
}

function toSituation({ situation }: Decision): DecisionOnWire['situation'] {
  const { customer, roster } = situation
  const colleagues = customer.colleaguesClaims
  return {
    now: toInstant(situation.now),
    agents: roster.agents.map((agent, index) => ({
      agent: agent.id,
      version: agent.version,
      presence: situation.presence[index]?.state ?? 'offline',
      load: situation.loads[index] ?? 0,
      ...present('last_assigned_at', optionalInstant(situation.lastAssignedAt[index] || undefined)),
    })),
    queues: roster.queues.map((queue, index) => ({
      queue: queue.id,
      version: queue.version,
      ...(queue.capacity === undefined ? {} : { load: situation.queueLoads[index] ?? 0 }),
    })),
    customer: {
      contacts_this_week: customer.contactsThisWeek,
      ...present(
        'contacts_about',
        customer.contactsAbout?.map((about) => ({ ...about })),
      ),
      claims_made: customer.claimsMade,
      claims_borne_out: customer.claimsBorneOut,
      ...present('colleagues_claims', colleagues && { made: colleagues.made, borne_out: colleagues.borneOut }),
      ...present('last_agent', customer.lastAgent),
      ...present('plan_changed_at', optionalInstant(customer.planChangedAt)),
      ...present('plan_before', customer.planBefore),
    },
    excluded: situation.excluded.map(({ agent, reason }) => ({ agent, reason })),
    ...present(
      'pauses',
      situation.pauses?.map(({ from, to }) => ({ from: toInstant(from), ...present('to', optionalInstant(to)) })),
    ),
  }
}

function optionalInstant(at: number | undefined): string | undefined {
  return at === undefined ? undefined : toInstant(at)
}

/** Decisions share their rosters, hundreds of them one. */
const namesByRoster = new WeakMap<Roster, ReadonlyMap<string, string>>()

function namesOf({ situation: { roster } }: Decision): ReadonlyMap<string, string> {
  const known = namesByRoster.get(roster)
  if (known !== undefined) return known
  const names = new Map(roster.agents.map((agent) => [agent.id, agent.name]))
  namesByRoster.set(roster, names)
  return names
}

function subjectOf(text: string): string {
  return text.split('\n', 1)[0]!.slice(0, 200)
}

/** Base and the rest have no place in the text; only real words are shown, each once, however often and in whatever case it stands there. */
function strongestWords({ reading }: Decision): string[] {
  const words = reading.queue.evidence
    .filter((evidence) => evidence.weight > 0 && evidence.end > evidence.start)
    .map((evidence) => evidence.words.join(' '))
  const isFirst = (word: string, at: number): boolean =>
    words.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === at
  return words.filter(isFirst).slice(0, 4)
}

/** The two strongest parts of the urgency and of the chosen agent's fit. */
function strongestReasons(decision: Decision): string[] {
  const chosen = decision.outcome.kind === 'assigned' ? decision.candidates[0] : undefined
  const fit = chosen?.fit && explainFit(chosen.fit, decision)
  return [...strongest(fit), ...strongest(decision.priority.urgency)]
}

function strongest(explained: Explained | undefined): string[] {
  const parts = (explained?.contributions ?? []).toSorted((one, other) => other.value - one.value)
  return parts
    .filter((part) => part.value > 0)
    .slice(0, 2)
    .map((part) => part.because)
}
