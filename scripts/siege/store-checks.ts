import type { Database } from '../../packages/server/src/store/database.ts'
import type { Store } from '../../packages/server/src/store/store.ts'

/** What the killed processes had acknowledged: decision by ticket, and events as `ticket event`. */
export interface Acknowledged {
  readonly decisions: Map<string, string>
  readonly events: Set<string>
}

/** Every way in which what is kept may differ from what was acknowledged; empty when all is well. */
export async function complaintsAbout(
  database: Database,
  store: Store,
  said: Acknowledged,
): Promise<readonly string[]> {
  return [...(await missing(database, said)), ...(await contradictions(database)), ...(await unreadable(store, said))]
}

async function missing(database: Database, said: Acknowledged): Promise<readonly string[]> {
  const decisions = await database.query<{ id: string; ticket_id: string }>('select id, ticket_id from decisions')
  const kept = new Map(decisions.map(({ id, ticket_id }) => [ticket_id, id]))
  const events = await database.query<{ name: string }>(`select ticket_id || ' ' || id as name from events`)
  const names = new Set(events.map(({ name }) => name))
  return [
    ...[...said.decisions]
      .filter(([ticket, decision]) => kept.get(ticket) !== decision)
      .map(([ticket, decision]) => `decision ${decision} of ticket ${ticket} was acknowledged and is not there`),
    ...[...said.events]
      .filter((name) => !names.has(name))
      .map((name) => `event ${name} was acknowledged and is not there`),
  ]
}

/** Each query answers what must not be. */
const mustBeEmpty: Readonly<Record<string, string>> = {
  'tickets decided twice': 'select ticket_id as what from decisions group by ticket_id having count(*) > 1',
  'tickets without their decision': `select t.id as what from tickets t left join decisions d on d.id = t.decision_id
    where d.id is null or d.ticket_id <> t.id`,
  'decisions without their ticket': `select d.id as what from decisions d left join tickets t on t.id = d.ticket_id where t.id is null`,
  'tickets without exactly one received and one decided event': `select t.id as what from tickets t left join events e
    on e.ticket_id = t.id and e.kind in ('received', 'decided') group by t.id having count(*) <> 2`,
  'agents whose load is not the sum of their open assignments': `select a.id as what from agents a left join
    (select agent, sum(effort) as effort from assignments where ended_at is null group by agent) o on o.agent = a.id
    where a.load <> coalesce(o.effort, 0)`,
  'tickets whose state contradicts their assignment': `select t.id as what from tickets t left join assignments a
    on a.ticket_id = t.id and a.ended_at is null where (t.status = 'assigned') <> (a.id is not null)`,
  'decisions without their roster':
    'select d.id as what from decisions d left join rosters r on r.hash = d.roster where r.hash is null',
}

async function contradictions(database: Database): Promise<readonly string[]> {
  const found: string[] = []
  for (const [name, sql] of Object.entries(mustBeEmpty)) {
    const rows = await database.query<{ what: string }>(sql)
    if (rows.length > 0) found.push(`${rows.length} ${name}, the first ${rows[0]!.what}`)
  }
  return found
}

/** Reads some of the acknowledged decisions whole. */
async function unreadable(store: Store, said: Acknowledged): Promise<readonly string[]> {
  const found: string[] = []
  for (const [ticket, id] of [...said.decisions].slice(-50)) {
    const decision = await store.decision(id)
    if (decision?.ticketId !== ticket || decision.situation.roster.agents.length === 0)
      found.push(`decision ${id} cannot be read`)
  }
  return found
}
