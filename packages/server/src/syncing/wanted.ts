import type { Decision } from '@pointsman/core'
import type { IntendedFields } from '../connectors/connector.ts'
import type { DeskState, StoredTicket, StoredWrite } from '../store/store.ts'
import { theirsOf, type DeskMapping } from './desk-mapping.ts'
import { isOurs, isSettled, isUnheard, routedFields } from './ours-or-theirs.ts'
import { wasActedOn } from './rerouted.ts'

/** What is to stand in the help desk, in its own values, and under which mark. */
export interface Wanted {
  readonly set: IntendedFields
  readonly addTags: readonly string[]
  readonly dropTags: readonly string[]
  readonly mark: string
  readonly decision: Decision
}

/** Tags that Pointsman puts on tickets, and takes off again. */
const ownTag = /^(intent|language)__/

export interface WantedInput {
  readonly stored: StoredTicket
  readonly decision: Decision | undefined
  readonly known: DeskState
  readonly mapping: DeskMapping
  readonly writes: readonly StoredWrite[]
  readonly hasTags: boolean
}

/**
 * What a decision wants changed; undefined where nothing is to be written: it was not acted on, its ticket is over or in triage, or all
 * of it stands there. Only what differs is in it, and never a value that the help desk does not have.
 */
export function wantedOf(input: WantedInput): Wanted | undefined {
  const { stored, decision, known } = input
  if (decision === undefined || !wasActedOn(decision)) return undefined
  if (!isBeingWorkedOn(stored)) return undefined
  const mark = markOf(decision, stored.assignee)
  const set = fieldsOf(input, decision)
  const tags = tagsOf(input, decision)
  const isNothing = Object.keys(set).length === 0 && tags.addTags.length + tags.dropTags.length === 0
  const begun = begunOf(input, mark)
  if (begun !== undefined) return { set: { ...begun, ...set }, ...tags, mark, decision }
  return isNothing || (mark === known.mark && isOnlyReading(set)) ? undefined : { set, ...tags, mark, decision }
}

/** Neither over, nor left to people. */
export function isBeingWorkedOn({ status }: StoredTicket): boolean {
  return ['assigned', 'waiting', 'offered', 'paused'].includes(status)
}

/**
 * What the last write began, as far as it stands there: its answer was lost, or the process died. All of it is written again, for what
 * follows the fields may be missing: the note, or the mail to whoever has the ticket. But nobody is told again of a ticket
 * that is no longer theirs. Undefined where nothing was begun.
 */
function begunOf({ stored, known, mapping, writes }: WantedInput, mark: string): IntendedFields | undefined {
  const unanswered = writes.slice(writes.findLastIndex(isSettled) + 1).filter(isUnheard)
  const begun = Object.assign({}, ...unanswered.map(({ document }) => document)) as IntendedFields
  const holder = stored.assignee === undefined ? null : theirsOf(mapping.agents, stored.assignee)
  const isStillTheirs = stored.status !== 'offered' && begun.assignee === holder
  const standing = routedFields.filter(
    (field) => field in begun && begun[field] === (known[field] ?? null) && (field !== 'assignee' || isStillTheirs),
  )
  // Of another decision, and changed since: it is over.
  if (unanswered.at(-1)?.mark !== mark && !standing.includes('assignee')) return undefined
  return Object.fromEntries(standing.map((field) => [field, begun[field]]))
}

/** One decision is written once; whom it was handed to afterwards, without another decision, makes it another mark. */
function markOf({ id, outcome }: Decision, assignee: string | undefined): string {
  const chosen = 'agent' in outcome ? outcome.agent : undefined
  return assignee === undefined || assignee === chosen ? id : `${id}~${assignee}`
}

/** What was read, and nothing about where the ticket goes: once written it is people's. */
function isOnlyReading({ custom: _, ...set }: IntendedFields): boolean {
  return Object.keys(set).length === 0
}

function fieldsOf(input: WantedInput, decision: Decision): IntendedFields {
  const { stored, known, mapping } = input
  const queue = stored.queue === undefined ? undefined : theirsOf(mapping.queues, stored.queue)
  const priority = mapping.bands[decision.priority.band]
  const assignee = assigneeOf(input)
  const custom = customOf(decision, known, mapping)
  const isUndoing = (field: string, value: string): boolean =>
    decision.override === undefined && known.left?.[field] === value
  return {
    ...(assignee === undefined || (assignee ?? undefined) === known.assignee || isUndoing('assignee', assignee ?? '')
      ? {}
      : { assignee }),
    ...(queue === undefined || isSameOfOurs(queue, known.queue, mapping) || isUndoing('queue', queue) ? {} : { queue }),
    ...(priority === undefined || priority === known.priority || isUndoing('priority', priority) ? {} : { priority }),
    ...(Object.keys(custom).length === 0 ? {} : { custom }),
  }
}

/** Two queues of theirs may be one of ours. */
function isSameOfOurs(one: string, other: string | undefined, { queues }: DeskMapping): boolean {
  return other !== undefined && (one === other || queues[one] === queues[other])
}

/** Null: nobody, where it was Pointsman that had given it to whoever has it. Undefined: left as it is. */
function assigneeOf({ stored, known, mapping, writes }: WantedInput): string | null | undefined {
  if (stored.status === 'offered') return undefined
  if (stored.assignee !== undefined) return theirsOf(mapping.agents, stored.assignee)
  return known.assignee !== undefined && isOurs(writes, 'assignee', known.assignee) ? null : undefined
}

function customOf(decision: Decision, known: DeskState, mapping: DeskMapping): Readonly<Record<string, string>> {
  // Written once: from then on they are people's.
  if (known.mark !== undefined) return {}
  const { intentField, languageField } = mapping
  const { intent, language } = decision.reading
  const values = [
    ...(intentField === undefined || intent.label === undefined || intent.abstained
      ? []
      : [[intentField, intent.label] as const]),
    ...(languageField === undefined || language.code === undefined ? [] : [[languageField, language.code] as const]),
  ]
  return Object.fromEntries(values.filter(([field, value]) => known.custom?.[field] !== value))
}

function tagsOf({ known, hasTags }: WantedInput, { reading }: Decision): Pick<Wanted, 'addTags' | 'dropTags'> {
  if (!hasTags || known.mark !== undefined) return { addTags: [], dropTags: [] }
  const { intent, language } = reading
  const wanted = [
    ...(intent.label === undefined || intent.abstained ? [] : [`intent__${tagWord(intent.label)}`]),
    ...(language.code === undefined ? [] : [`language__${language.code}`]),
  ]
  const there = known.tags ?? []
  return {
    addTags: wanted.filter((tag) => !there.includes(tag)),
    dropTags: there.filter((tag) => ownTag.test(tag) && !wanted.includes(tag)),
  }
}

/** Help desks take letters, digits and `_` in a tag. */
function tagWord(label: string): string {
  return label.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_')
}
