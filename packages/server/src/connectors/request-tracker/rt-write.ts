import { PointsmanError } from '@pointsman/core'
import type { DeskTicket, Intent, IntendedFields, Refusal, Version, WriteOutcome } from '../connector.ts'
import type { Sent } from '../desk-client.ts'
import { pageSize, type RtApi } from './rt-api.ts'
import { markPrefix, toDeskTicket } from './rt-facts.ts'
import { rtMessages } from './rt-shapes.ts'
import { nobody } from './rt-values.ts'

/** Writes one decision: fields guarded by the ETag, read back field by field, then the note. */
export async function writeToRt(api: RtApi, intent: Intent): Promise<WriteOutcome> {
  try {
    if (intent.note !== undefined && (await isNoted(api, intent)))
      return { kind: 'already', now: await versionOf(api, intent) }
    const wanted = bodyOf(intent.set)
    if (wanted === undefined) {
      const now = await look(api, intent)
      if (now.version.token !== intent.seen.token) return { kind: 'overtaken' }
      return await note(api, intent, { now: now.version, refused: [], isChanged: false })
    }
    const sent = await api.client.write({
      method: 'PUT',
      path: `ticket/${encodeURIComponent(intent.ticket)}`,
      headers: { 'if-match': intent.seen.token },
      body: wanted,
    })
    const trouble = troubleOf(sent)
    if (trouble !== undefined) return trouble
    return await note(api, intent, await readBack(api, intent))
  } catch (error) {
    // Reads failed on the way: how far it came, the next look will tell.
    if (error instanceof PointsmanError) return { kind: 'unsure', why: error.message }
    throw error
  }
}

/** A note of ours about this decision stands there: everything before it was written too. */
async function isNoted(api: RtApi, { ticket, mark }: Intent): Promise<boolean> {
  const query = `ObjectType='RT::Ticket' AND ObjectId=${Number(ticket)} AND Type='Comment'`
  let after = 0
  for (;;) {
    const comments = await api.transactions(`${query} AND id > ${after}`, 'live')
    if (comments.some(({ Data }) => Data.trim() === markPrefix + mark)) return true
    // Whoever sees one comment of a ticket sees them all: a page that is not full is the last.
    if (comments.length < pageSize) return false
    after = Number(comments.at(-1)!.id)
  }
}

async function versionOf(api: RtApi, intent: Intent): Promise<Version> {
  return (await look(api, intent)).version
}

async function look(api: RtApi, { ticket }: Intent): Promise<DeskTicket> {
  const found = await api.ticket(ticket)
  if (found === undefined) throw new PointsmanError('help_desk_refused', 'The ticket is gone from the help desk.')
  return toDeskTicket(found.ticket, found.etag, '')
}

/** Undefined where no field is to be set. */
function bodyOf({ assignee, queue, priority, custom }: IntendedFields): Readonly<Record<string, unknown>> | undefined {
  const body = {
    // The queue first: who may own a ticket depends on it.
    ...(queue === undefined ? {} : { Queue: queue }),
    ...(assignee === undefined ? {} : { Owner: assignee ?? nobody }),
    ...(priority === undefined ? {} : { Priority: Number(priority) }),
    ...(custom === undefined ? {} : { CustomFields: custom }),
  }
  return Object.keys(body).length === 0 ? undefined : body
}

/** Undefined where the answer says that something was done: what, only reading it back tells. */
function troubleOf(sent: Sent): WriteOutcome | undefined {
  if (sent.kind !== 'answered') return sent
  const { status, json } = sent.answer
  if (status === 412) return { kind: 'overtaken' }
  if (status === 200 || status === 201) {
    return rtMessages.safeParse(json).success ? undefined : { kind: 'unsure', why: 'the answer cannot be read' }
  }
  return { kind: 'refused', why: `Request Tracker answered ${status}${status === 403 ? ': a right is missing' : ''}` }
}

interface Written {
  readonly now: Version
  readonly refused: readonly Refusal[]
  readonly isChanged: boolean
}

/** A field as it was to be and as it is, and the right without which it stays as it was. */
interface Compared {
  readonly wanted: string | null | undefined
  readonly found: string | undefined
  readonly right: string
}

/** 200 is answered even where an owner was refused: only what stands there counts. */
async function readBack(api: RtApi, intent: Intent): Promise<Written> {
  const { set } = intent
  const now = await look(api, intent)
  const refused: Refusal[] = []
  const compare = (field: string, { wanted, found, right }: Compared): void => {
    if (wanted === undefined || (wanted ?? undefined) === found) return
    const why = `it was to be ${wanted ?? 'nobody'} and is ${found ?? 'nobody'}; maybe ${right} is missing`
    refused.push({ field, why })
  }
  // A ticket that somebody has is only given on with a right of its own; one that nobody has goes to whoever may own it.
  const toOwn = now.assignee === undefined ? `OwnTicket of ${set.assignee}` : 'ReassignTicket'
  compare('assignee', { wanted: set.assignee, found: now.assignee, right: toOwn })
  compare('queue', { wanted: set.queue, found: now.queue, right: 'CreateTicket in that queue' })
  compare('priority', { wanted: set.priority, found: now.priority, right: 'ModifyTicket' })
  for (const [id, value] of Object.entries(set.custom ?? {}))
    compare(`custom:${id}`, { wanted: value, found: now.custom[id], right: 'ModifyCustomField' })
  return { now: now.version, refused, isChanged: now.version.token !== intent.seen.token }
}

/** A note about nothing is never left: where everything was refused there is none. */
async function note(api: RtApi, intent: Intent, { now, refused, isChanged }: Written): Promise<WriteOutcome> {
  const fields = countOf(intent.set)
  if (fields > 0 && refused.length === fields) return { kind: 'refused', why: refused.map(({ why }) => why).join('; ') }
  if (intent.note !== undefined) {
    const sent = await api.client.write({
      method: 'POST',
      path: `ticket/${encodeURIComponent(intent.ticket)}/comment`,
      body: { Subject: markPrefix + intent.mark, Content: intent.note, ContentType: 'text/plain' },
    })
    if (sent.kind !== 'answered') return sent.kind === 'later' && fields > 0 ? { ...sent, kind: 'unsure' } : sent
    const { status } = sent.answer
    if (status !== 201)
      return { kind: 'partly', refused: [...refused, { field: 'note', why: `answered ${status}` }], now }
  }
  if (refused.length > 0) return { kind: 'partly', refused, now }
  return { kind: isChanged || intent.note !== undefined ? 'done' : 'already', now }
}

function countOf({ custom, ...set }: IntendedFields): number {
  return Object.values(set).filter((value) => value !== undefined).length + Object.keys(custom ?? {}).length
}
