import { trustInWords } from './risk/trust-in-words.ts'
import { clip, lineWidth, section } from './story/layout.ts'
import { peopleLines } from './story/people-lines.ts'
import { instant, priorityLines } from './story/priority-lines.ts'
import { unitsOfWork } from './units-of-work.ts'
import { isStrange, readingLines } from './story/reading-lines.ts'
import type { Decision, HoldReason } from './domain/decision.ts'
import type { Mode } from './domain/policy.ts'
import type { Roster } from './domain/situation.ts'
import type { Ticket } from './domain/ticket.ts'

/**
 * The story of a decision for people: what was read and by which words, the priority as a sum, the chosen beside the
 * runner-up, and what would have flipped it. Plain text, at most 100 characters a line. Names come from the
 * roster of the decision unless another is given.
 */
export function explainDecision(decision: Decision, ticket: Ticket, roster?: Roster): readonly string[] {
  const names = namesFrom(roster ?? decision.situation.roster)
  const { flip } = decision
  const blocks = [
    [...section('Ticket', ticketLines(ticket)), ...section('Decided', decidedLines(decision, names))],
    section('Read', readingLines(decision.reading, names.queue)),
    section('Priority', priorityLines(decision.priority)),
    section('People', peopleLines(decision, names.agent)),
    flip === undefined ? [] : section('Otherwise', [clip(flip, 3 * lineWidth)]),
  ]
  return blocks.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
}

interface Names {
  readonly agent: (id: string) => string
  readonly queue: (id: string) => string
}

function namesFrom(roster: Roster): Names {
  const agents = new Map(roster.agents.map(({ id, name }) => [id, name]))
  const queues = new Map(roster.queues.map(({ id, name }) => [id, name]))
  return { agent: (id) => clip(agents.get(id) ?? id, 40), queue: (id) => clip(queues.get(id) ?? id, 40) }
}

function ticketLines(ticket: Ticket): readonly string[] {
  const { plan, account, claimed, requester } = ticket
  const from = [
    requester && clip(requester, 30),
    account && clip(account, 20),
    plan && `plan ${clip(plan, 16)}`,
    claimed?.priority && `claimed ${claimed.priority}`,
  ].filter((part) => part !== undefined && part !== '')
  const title = `${clip(ticket.id, 24)}  “${clip(ticket.subject === '' ? ticket.body : ticket.subject, 56)}”`
  return from.length === 0 ? [title] : [title, from.join(', ')]
}

function decidedLines(decision: Decision, names: Names): readonly string[] {
  const { at, policyVersion, modelVersion, mode, override } = decision
  const rule = trustInWords(decision)
  return [
    outcomeInWords(decision, names),
    ...(override === undefined ? [] : [`by ${clip(override.actor, 40)}: ${clip(override.reason, 2 * lineWidth)}`]),
    ...(rule === undefined ? [] : [clip(rule, 3 * lineWidth)]),
    `${instant(at)}, ${mode}, policy ${policyVersion}, model ${clip(modelVersion, 30)}`,
  ]
}

function outcomeInWords({ outcome, mode, reading }: Decision, names: Names): string {
  switch (outcome.kind) {
    case 'assigned':
      return `${givenWords[mode]} ${names.agent(outcome.agent)} in ${names.queue(outcome.queue)}, ${unitsOfWork(outcome.effort)}`
    case 'offered':
      return `offered to ${names.agent(outcome.agent)} in ${names.queue(outcome.queue)}, ${unitsOfWork(outcome.effort)}`
    case 'queued':
      return `waits in ${names.queue(outcome.queue)}`
    case 'held':
      return outcome.awaiting === undefined
        ? `waits in ${names.queue(outcome.queue)}: ${holdWords[outcome.reason]}`
        : `waits in ${names.queue(outcome.queue)} for ${names.agent(outcome.awaiting)}, who is worth the wait`
    case 'triage':
      return `a person must look at it: ${holdWords[outcome.reason]}${strangeIn(outcome.reason, reading)}`
  }
}

/** A share of 90 % beside "not sure enough" puzzles whoever does not see what it was strange for. */
function strangeIn(reason: HoldReason, { queue }: Decision['reading']): string {
  return reason === 'unsure' && isStrange(queue) ? ', it is unlike what was learned' : ''
}

const givenWords: Readonly<Record<Mode, string>> = {
  auto: 'given to',
  suggest: 'suggested for',
  shadow: 'would have gone to',
}

const holdWords: Readonly<Record<HoldReason, string>> = {
  nobody_eligible: 'nobody there is able to take it',
  all_full: 'everybody who could take it is full',
  awaiting_agent: 'kept back for somebody who is worth the wait',
  all_absent: 'everybody who could take it is away',
  unsure: 'the reader is not sure enough',
  no_words: 'it says nothing',
  outside_hours: 'nobody who could take it is on shift',
  queue_full: 'the queue carries all it may',
  reader_unavailable: 'the reader is not available',
  policy: 'the policy says so',
}
