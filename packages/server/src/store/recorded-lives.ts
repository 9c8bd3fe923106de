import type { CalendarShelf } from './calendar-shelf.ts'
import type { Queryable } from './database.ts'
import { holdingOf, markReopened, writeHoldings, type HoldingChange } from './holdings.ts'
import { writeEffects } from './outbox.ts'
import type { Recorded } from './recorded-tickets.ts'
import { storable } from './storable.ts'
import { cameBack } from './course-records.ts'
import { changeRecord } from './track-records.ts'
import type { DecidedTicket } from './store.ts'
import { dropWaiting, putWaiting } from './wait-rows.ts'
import { writeNews, type NewNews } from './webhook-news.ts'
import type { Policy } from '@pointsman/core'

/** What decisions do beside moving tickets: who has what, what is to be done outside, who waits, records taken back. */
export async function writeLives(
  client: Queryable,
  recorded: readonly Recorded[],
  ground: { readonly policy: Policy; readonly calendars: CalendarShelf },
): Promise<void> {
  await writeHoldings(client, recorded.map(holdingChange))
  await writeEffects(
    client,
    recorded.flatMap(({ entry, put }) =>
      put.steps.map(({ effects }) => ({
        ticketId: entry.ticket.id,
        effects,
        decision: entry.decision.id,
        at: entry.decision.at,
      })),
    ),
  )
  await writeNews(
    client,
    recorded.flatMap(({ entry }) => overriddenNews(entry)),
  )
  await putWaiting(
    client,
    recorded.map(({ entry, put }) => ({ ticket: entry.ticket, life: put.life, decision: entry.decision })),
    ground,
  )
  const gone = recorded.filter(
    ({ before, put }) => before?.state.kind === 'waiting' && put.life.state.kind !== 'waiting',
  )
  await dropWaiting(
    client,
    gone.map(({ entry }) => entry.ticket.id),
  )
  await takeBackRecords(client, recorded)
}

/** What a person changed, for webhooks. */
function overriddenNews({ ticket, decision, told }: DecidedTicket): readonly NewNews[] {
  if (told === undefined || decision.override === undefined) return []
  const { agent, queue, priority, intent, reason, actor } = decision.override
  const said = { agent, queue, priority, intent, reason, actor }
  const made = { decision: decision.id, ...(decision.supersedes && { supersedes: decision.supersedes }) }
  const effect = { kind: 'overridden', id: `overridden-${decision.id}`, ...said, ...made }
  return [{ ticketId: ticket.id, effects: [effect], decision: decision.id, at: decision.at }]
}

/** What an entry changes in what its ticket takes of people. */
export function holdingChange({ entry, before, put }: Pick<Recorded, 'entry' | 'before' | 'put'>): HoldingChange {
  return {
    ticketId: entry.ticket.id,
    before: before && storable(holdingOf(before)),
    after: storable(holdingOf(put.life)),
    at: entry.decision.at,
    why: 'decided',
  }
}

/** Only a ticket that a person brought back from its end changes a record: the success did not last. */
async function takeBackRecords(client: Queryable, recorded: readonly Recorded[]): Promise<void> {
  for (const { entry, put, stored } of recorded) {
    const changes = put.steps.flatMap(({ records }) => records)
    if (changes.length === 0 || stored === undefined) continue
    await markReopened(client, [entry.ticket.id])
    for (const { agent, queue } of changes) {
      await changeRecord(client, cameBack({ agent, queue }, stored.outcome, entry.decision.at))
    }
  }
}
