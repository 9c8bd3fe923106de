import type { Decision } from '@pointsman/core'
import { toDecisionBrief } from '../contract/to-decision.ts'

/** Names for people to read, by our ids. */
export interface NoteNames {
  readonly agent: (id: string) => string
  readonly queue: (id: string) => string
}

/** Where the note will stand. */
export interface NotePlace {
  /** Who has the ticket there; undefined for nobody. */
  readonly assignee: string | undefined
  /** What people do there to undo it: see `Connector`. */
  readonly undo: string
  readonly names: NoteNames
}

/** Words of the ticket that are named. More: the note says again what stands above it. */
const mostWords = 4

/** What colleagues read beside a ticket: who was chosen, why, and how to undo it. Plain text. */
export function decisionNote(decision: Decision, { assignee, undo, names }: NotePlace): string {
  const { outcome, reading, priority, override } = decision
  const queue = 'queue' in outcome ? outcome.queue : reading.queue.label
  const place = queue === undefined ? '' : ` in ${names.queue(queue)}`
  const who =
    assignee === undefined ? `put this ticket${place}` : `gave this ticket to ${names.agent(assignee)}${place}`
  return [
    `Pointsman ${who}, with priority ${priority.band}.`,
    ...(override === undefined ? [] : [`On the word of ${override.actor}: ${override.reason}`]),
    ...whyQueue(decision),
    ...whyPriority(decision),
    ...whoElse(decision, names),
    `To undo it, ${undo}: it stays as you leave it, and Pointsman learns from it.`,
    `Pointsman decision ${decision.id}`,
  ].join('\n')
}

function whyQueue(decision: Decision): readonly string[] {
  const { queue } = decision.reading
  if (queue.label === undefined) return []
  const words = toDecisionBrief(decision).words.slice(0, mostWords)
  const by = words.length === 0 ? '' : `, by the words ${words.join(', ')}`
  return [`- It reads like ${queue.label}, ${Math.round(queue.confidence * 100)} % sure${by}.`]
}

/** The largest part of the urgency, in its own words. */
function whyPriority({ priority }: Decision): readonly string[] {
  const [largest] = priority.urgency.contributions.toSorted((one, other) => other.value - one.value)
  return largest === undefined || largest.value <= 0
    ? []
    : [`- Urgency ${priority.urgency.score.toFixed(2)}: ${largest.because}.`]
}

function whoElse({ runnerUp, flip, outcome }: Decision, names: NoteNames): readonly string[] {
  if (outcome.kind === 'held') return [`- Nobody could take it: ${outcome.reason.replaceAll('_', ' ')}.`]
  return [
    ...(runnerUp === undefined ? [] : [`- Next best: ${names.agent(runnerUp)}.`]),
    ...(flip === undefined ? [] : [`- It would have been otherwise: ${flip}.`]),
  ]
}
