import { historyFields, PointsmanError, type HistoryField } from '@pointsman/core'
import { plainName } from './columns.ts'
import { FieldValues } from './field-values.ts'
import { readStatus, soundsOver, type StatusMap } from './status-words.ts'

type Kind = 'text' | 'name' | 'number' | 'times' | 'date' | 'priority' | 'language' | 'status' | 'csat' | 'reply'

const kinds: Readonly<Record<HistoryField, Kind>> = {
  subject: 'text',
  body: 'text',
  requester: 'name',
  account: 'name',
  plan: 'name',
  annual_value: 'number',
  channel: 'name',
  language: 'language',
  category: 'name',
  claimed_priority: 'priority',
  priority: 'priority',
  queue: 'name',
  topic: 'name',
  intent: 'name',
  assignee: 'name',
  status: 'status',
  created_at: 'date',
  first_response_at: 'date',
  resolved_at: 'date',
  resolved_by: 'name',
  handle_minutes: 'number',
  worked_minutes: 'number',
  reassignments: 'times',
  reopened: 'times',
  csat: 'csat',
  reply: 'reply',
}

/** What other programs call the fields of a ticket, as they stand in the column `field`. */
const fieldWords: Readonly<Record<string, HistoryField>> = {
  summary: 'subject',
  title: 'subject',
  description: 'body',
  text: 'body',
  group: 'queue',
  assignment_group: 'queue',
  team: 'queue',
  assigned_to: 'assignee',
  owner: 'assignee',
  reporter: 'requester',
  state: 'status',
  comment: 'reply',
  public_reply: 'reply',
  time_spent: 'worked_minutes',
}

/** How the values of a history are to be read. */
export interface ValueSettings {
  readonly dates: 'day-first' | 'month-first'
  readonly statuses: StatusMap
  /** Told of what was decided for one value. */
  readonly note: (text: string) => void
  /** Told of what concerns the whole file; the same text counts once. */
  readonly remark: (text: string) => void
}

/** Reads one value of a field; undefined for nothing. Throws `BadValue`. */
export function readHistoryValue(
  field: HistoryField,
  value: unknown,
  { dates, statuses, note, remark }: ValueSettings,
): string | number | undefined {
  const values = new FieldValues({ values: new Map([[field, value]]) }, note, dates)
  switch (kinds[field]) {
    case 'text':
      return values.text(field)
    case 'name':
      return values.name(field)
    case 'number':
      return values.number(field, 0)
    case 'times':
      return values.times(field)
    case 'date':
      return values.date(field)
    case 'priority':
      return values.priority(field)
    case 'language':
      return values.language(field)
    case 'csat':
      return values.number(field, 1, 5)
    case 'reply':
      // That somebody answered matters, not what they said.
      return 1
    case 'status': {
      const text = values.name(field)
      if (text === undefined) return undefined
      const status = readStatus(text, statuses)
      if (status) return status
      const taken = `status ${JSON.stringify(text)} taken as open`
      note(soundsOver(text) ? `${taken}; maybe --status ${JSON.stringify(`${text}=resolved`)}` : taken)
      remark('where a status taken as open means that a ticket is over, say so: --status "NAME=resolved"')
      return 'open'
    }
  }
}

/** Their field → ours, or `-` for a field to be left out. */
export type FieldMap = ReadonlyMap<string, HistoryField | 'created' | '-'>

/** Reads `--field theirs=ours`. */
export function parseFieldMap(pairs: readonly string[]): FieldMap {
  const map = new Map<string, HistoryField | 'created' | '-'>()
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=')
    const ours = [...historyFields, 'created' as const, '-' as const].find((each) => each === pair.slice(at + 1).trim())
    if (at < 1 || !ours) {
      const known = ['created', ...historyFields].join(', ')
      throw new PointsmanError(
        'usage',
        `--field ${pair}: expected theirs=ours, ours one of ${known}, or - to leave it out`,
      )
    }
    map.set(plainName(pair.slice(0, at)), ours)
  }
  return map
}

/** Which field is meant; undefined when it is not one that is read. */
export function fieldOf(text: string, map: FieldMap): HistoryField | 'created' | '-' | undefined {
  const plain = plainName(text)
  if (map.has(plain)) return map.get(plain)
  if (plain === 'created') return 'created'
  const own = historyFields.find((field) => field === plain)
  return own ?? (Object.hasOwn(fieldWords, plain) ? fieldWords[plain] : undefined)
}
