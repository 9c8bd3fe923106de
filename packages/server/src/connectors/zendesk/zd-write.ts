import { PointsmanError } from '@pointsman/core'
import type { DeskTicket, Intent, WriteOutcome } from '../connector.ts'
import { notAsWished } from '../not-as-wished.ts'
import type { ZdApi } from './zd-api.ts'
import { markLine, markName, markOf, toDeskTicket } from './zd-facts.ts'
import { zdRefusal, zdTicketAnswer } from './zd-shapes.ts'

/**
 * Writes one decision, fields, tags and note in one call: both or neither. `safe_update` makes Zendesk refuse it (409) where the
 * ticket has changed since the `updated_stamp`, which is to the second: two changes within one second cannot be told apart.
 */
export async function writeToZd(api: ZdApi, intent: Intent): Promise<WriteOutcome> {
  try {
    const nonsense = unknownIds(intent)
    if (nonsense !== undefined) return { kind: 'refused', why: nonsense }
    const found = await look(api, intent)
    if (found === undefined) return { kind: 'refused', why: 'the ticket is gone from Zendesk' }
    // The mark lies in the update itself: where it is, all of it was written.
    if (await isMarked(api, intent)) return { kind: 'already', now: found.version }
    if (found.version.token !== intent.seen.token) return { kind: 'overtaken' }
    const body = bodyOf(intent, found)
    if (body === undefined) return { kind: 'already', now: found.version }
    return await send(api, intent, body)
  } catch (error) {
    // Reads failed on the way: how far it came, the next look will tell.
    if (error instanceof PointsmanError) return { kind: 'unsure', why: error.message }
    throw error
  }
}

async function look(api: ZdApi, { ticket }: Intent): Promise<DeskTicket | undefined> {
  const found = await api.ticket(ticket)
  return found && toDeskTicket(found.ticket, found)
}

async function send(api: ZdApi, intent: Intent, ticket: Readonly<Record<string, unknown>>): Promise<WriteOutcome> {
  const sent = await api.client.write({
    method: 'PUT',
    path: `tickets/${encodeURIComponent(intent.ticket)}`,
    body: { ticket },
  })
  if (sent.kind !== 'answered') return sent
  const { status, json } = sent.answer
  if (status === 409) return { kind: 'overtaken' }
  if (status !== 200) return { kind: 'refused', why: refusalOf(status, json) }
  const { success, data } = zdTicketAnswer.safeParse(json)
  if (!success) return { kind: 'unsure', why: 'the answer of Zendesk cannot be read' }
  return compared(intent, toDeskTicket(data.ticket, data))
}

async function isMarked(api: ZdApi, { ticket, mark }: Intent): Promise<boolean> {
  const audits = (await api.audits(ticket, 'live')) ?? []
  return audits.some((audit) => markOf(audit) === mark)
}

/** Ids of Zendesk are numbers; anything else is none of theirs. */
function unknownIds({ set }: Intent): string | undefined {
  const ids = [
    ['assignee', set.assignee],
    ['queue', set.queue],
    ...Object.keys(set.custom ?? {}).map((id) => [`custom:${id}`, id]),
  ]
  const [field] = ids.find(([, id]) => typeof id === 'string' && !/^\d{1,16}$/.test(id)) ?? []
  return field ? `${field}: that is no id of Zendesk` : undefined
}

/** Undefined where nothing is to be changed. */
function bodyOf(
  { set, addTags, dropTags, note, mark, seen }: Intent,
  found: DeskTicket,
): Readonly<Record<string, unknown>> | undefined {
  const tags = tagsOf(found.tags, addTags, dropTags)
  const custom = Object.entries(set.custom ?? {}).filter(([id, value]) => found.custom[id] !== value)
  const changes = {
    ...(set.queue === undefined || set.queue === found.queue ? {} : { group_id: Number(set.queue) }),
    ...(set.assignee === undefined || (set.assignee ?? undefined) === found.assignee
      ? {}
      : { assignee_id: set.assignee === null ? null : Number(set.assignee) }),
    ...(set.priority === undefined || set.priority === found.priority ? {} : { priority: set.priority }),
    ...(tags === undefined ? {} : { tags }),
    ...(custom.length === 0 ? {} : { custom_fields: custom.map(([id, value]) => ({ id: Number(id), value })) }),
    ...(note === undefined ? {} : { comment: { body: marked(note, mark), public: false } }),
  }
  if (Object.keys(changes).length === 0) return undefined
  return { ...changes, metadata: { [markName]: mark }, safe_update: true, updated_stamp: seen.token }
}

/** The last line says whose it is. */
function marked(note: string, mark: string): string {
  const line = `${markLine}${mark}`
  return note.endsWith(line) ? note : `${note}\n\n${line}`
}

/** The whole set, because Zendesk replaces it; undefined where it stays as it is. */
function tagsOf(
  there: readonly string[],
  add: readonly string[] = [],
  drop: readonly string[] = [],
): readonly string[] | undefined {
  const wanted = new Set([...there.filter((tag) => !drop.includes(tag)), ...add])
  const isSame = wanted.size === there.length && there.every((tag) => wanted.has(tag))
  return isSame ? undefined : [...wanted]
}

/** 200 is answered also where a trigger of theirs has changed it at once, or a value was left out: only what stands there counts. */
function compared(intent: Intent, now: DeskTicket): WriteOutcome {
  const refused = notAsWished(intent, now)
  return refused.length > 0 ? { kind: 'partly', refused, now: now.version } : { kind: 'done', now: now.version }
}

/** Codes and names of fields; never the vendor's sentences, which may quote the ticket. */
function refusalOf(status: number, json: unknown): string {
  const { data } = zdRefusal.safeParse(json)
  const code = typeof data?.error === 'string' && /^\w{1,60}$/.test(data.error) ? ` ${data.error}` : ''
  const fields = Object.keys(data?.details ?? {}).filter((name) => /^\w{1,60}$/.test(name))
  const hint = status === 403 ? ': a right is missing' : ''
  return `Zendesk answered ${status}${code}${fields.length > 0 ? ` about ${fields.join(', ')}` : ''}${hint}`
}
