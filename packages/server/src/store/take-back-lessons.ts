import { PointsmanError, type Lesson, type TicketOutcome } from '@pointsman/core'
import type { Queryable } from './database.ts'
import type { StoredLesson, TakenBy, WhichLessons } from './lesson-verbs.ts'
import { insertLessons, storedLessons } from './lesson-rows.ts'
import { lockTickets } from './locked-tickets.ts'
import { storable } from './storable.ts'

/** Takes lessons back in the transaction of `client`. Locks the ticket first, like everything else that changes one. */
export async function takeBackLessons(
  client: Queryable,
  which: WhichLessons,
  given: TakenBy,
): Promise<readonly StoredLesson[]> {
  const by = storable(given)
  const ticketId = 'seq' in which ? await ticketOf(client, which.seq) : which.overrideOf
  const [locked] = await lockTickets(client, [ticketId])
  // Two who take the same lesson back come one after the other, also where the ticket itself is not kept.
  await client.query('select seq from lessons where ticket_id = $1 and takes_back is null order by seq for update', [
    ticketId,
  ])
  const wanted = 'seq' in which ? await oneLesson(client, which.seq) : await ofNewestOverride(client, ticketId)
  const open = wanted.filter(({ takenBack }) => takenBack === undefined).map(({ lesson }) => lesson)
  if (open.length === 0) return wanted
  const { actor, at, reason } = by
  const why = reason === undefined ? {} : { reason }
  await insertLessons(
    client,
    open.map(({ seq, reason: _then, event: _cause, ...lesson }) => ({ ...lesson, at, actor, takesBack: seq, ...why })),
  )
  await noteEvents(client, open, by)
  if (locked !== undefined) await forgetLabels(client, ticketId, locked.stored.outcome, open)
  return storedLessons(client, 'l.seq = any($1::int8[])', [wanted.map(({ lesson }) => lesson.seq)])
}

async function ticketOf(client: Queryable, seq: number): Promise<string> {
  const [found] = await oneLesson(client, seq)
  return found!.lesson.ticketId
}

async function oneLesson(client: Queryable, seq: number): Promise<readonly StoredLesson[]> {
  const found = await storedLessons(client, 'l.seq = $1', [seq])
  if (found.length > 0) return found
  const [back] = await client.query<{ takes_back: number }>('select takes_back from lessons where seq = $1', [seq])
  if (back !== undefined) {
    throw new PointsmanError(
      'not_found',
      `Lesson ${seq} teaches nothing: it took lesson ${back.takes_back} back.`,
      'Maybe override the ticket again: taking back is final, teaching again is not.',
    )
  }
  throw new PointsmanError('not_found', `There is no lesson ${seq}.`)
}

/** In force first; where all are taken back already, the newest of those, so that twice is once. */
async function ofNewestOverride(client: Queryable, ticketId: string): Promise<readonly StoredLesson[]> {
  const all = await storedLessons(
    client,
    `l.ticket_id = $1 and (l.document->>'cause' = 'overridden' or l.document->>'cause' is null)`,
    [ticketId],
  )
  const newest = all.findLast(({ takenBack }) => takenBack === undefined) ?? all.at(-1)
  if (newest === undefined) {
    throw new PointsmanError('not_found', `Ticket "${ticketId}" has no override that taught anything.`)
  }
  const { event, seq } = newest.lesson
  return all.filter(({ lesson }) => (event === undefined ? lesson.seq === seq : lesson.event === event))
}

async function noteEvents(client: Queryable, taken: readonly Lesson[], { actor, at, reason }: TakenBy): Promise<void> {
  for (const { ticketId, seq, facet, answer } of taken) {
    await client.query(
      `insert into events (ticket_id, id, kind, at, actor, data) values ($1, $2, 'lesson_taken_back', $3, $4, $5)
       on conflict (ticket_id, id) do nothing`,
      [
        ticketId,
        `lesson-${seq}-taken-back`,
        new Date(at),
        actor,
        JSON.stringify({ lesson: seq, facet, answer, ...(reason === undefined ? {} : { reason }) }),
      ],
    )
  }
}

/** What only the lesson said of a ticket that is not resolved yet is not to be trained on. */
async function forgetLabels(
  client: Queryable,
  ticketId: string,
  outcome: TicketOutcome,
  taken: readonly Lesson[],
): Promise<void> {
  if (outcome.resolvedAt !== undefined) return
  const wrong = taken.flatMap(({ facet, answer, isNot }): (keyof TicketOutcome)[] => {
    const field = facet === 'impact' ? 'priority' : facet
    if (field === 'complexity' || isNot) return []
    return outcome[field] === answer ? [field] : []
  })
  if (wrong.length === 0) return
  const kept = Object.fromEntries(Object.entries(outcome).filter(([name]) => !wrong.some((field) => field === name)))
  await client.query('update tickets set outcome = $2, version = version + 1 where id = $1', [
    ticketId,
    JSON.stringify(kept),
  ])
}
