import type { Store } from '../../packages/server/src/store/store.ts'

/** Rows by one statement. */
export type Ask = (sql: string) => Promise<readonly Record<string, unknown>[]>

/** Sums of efforts are exact in the database, capacities are not. */
const tolerance = 1e-6

const open = 'select agent, sum(effort) as effort from assignments where ended_at is null group by agent'

/** What must not be at any instant, whatever is under way. Each query answers `what` is wrong. */
const never: Readonly<Record<string, string>> = {
  'agents above their capacity': `select a.id || ' with ' || o.effort || ' of ' || a.capacity as what from agents a
    join (${open}) o on o.agent = a.id where o.effort > a.capacity + ${tolerance}`,
  'agents whose load is not the sum of what they have': `select a.id || ' load ' || a.load || ' has ' || coalesce(o.effort, 0) as what
    from agents a left join (${open}) o on o.agent = a.id where a.load <> coalesce(o.effort, 0)`,
  'queues above their limit': `select q.id || ' with ' || o.effort as what from queues q join
    (select queue, sum(effort) as effort from assignments where ended_at is null group by queue) o on o.queue = q.id
    where o.effort > q.capacity + ${tolerance}`,
  'tickets with two open assignments':
    'select ticket_id as what from assignments where ended_at is null group by ticket_id having count(*) > 1',
  'tickets whose state contradicts who has them': `select t.id || ' ' || t.status as what from tickets t
    full join (select * from assignments where ended_at is null) a on a.ticket_id = t.id
    where (t.id is null or t.status in ('assigned', 'offered') or a.id is not null) and not coalesce(
      (t.status = 'assigned' and not a.is_offer and t.life->'state'->>'agent' = a.agent)
      or (t.status = 'offered' and a.is_offer and t.life->'state'->>'agent' = a.agent), false)`,
  'tickets that wait in one place and not in the other': `select coalesce(t.id, w.ticket_id) as what
    from (select id from tickets where status = 'waiting') t full join waiting w on w.ticket_id = t.id
    where t.id is null or w.ticket_id is null`,
}

/** Effects, one a row. */
const told = `told as (select o.ticket_id, o.at, e->>'kind' as kind, e as effect, e->>'offer' as offer, e->>'agent' as agent
  from outbox o, jsonb_array_elements(o.effects) as e)`

/**
 * How often each offer came to an end. An acceptance or a refusal counts when it moved the ticket: then it left its effect
 * of the same instant. Expiry and withdrawal both say `withdraw_offer`.
 */
const offerEnds = `with ${told}, ends as (
    select e.data->>'offer' as offer from events e where e.kind = 'offer_accepted' and exists (select from told x
      where x.ticket_id = e.ticket_id and x.at = e.at and x.kind = 'set_assignee' and x.agent = e.data->>'agent')
    union all
    select e.data->>'offer' from events e where e.kind = 'offer_rejected' and exists (select from told x
      where x.ticket_id = e.ticket_id and x.at = e.at and x.kind = 'note' and x.effect->'about'->>'kind' = 'offer_rejected')
    union all
    select offer from told where kind = 'withdraw_offer'
    union all
    select life->'state'->>'offer' from tickets where status = 'offered'
  ), counted as (select offer, count(*) as times from ends group by offer),
  made as (select offer from told where kind = 'offer'),
  ended as (select made.offer, coalesce(counted.times, 0) as times from made left join counted using (offer))`

/** What must not be found in what happened. */
const afterwards: Readonly<Record<string, string>> = {
  'tickets received more or less than once': `select t.id as what from tickets t left join events e
    on e.ticket_id = t.id and e.kind = 'received' group by t.id having count(e.id) <> 1`,
  'tickets whose decisions and decided events differ in number': `select t.id as what from tickets t
    left join (select ticket_id, count(*) as n from decisions group by 1) d on d.ticket_id = t.id
    left join (select ticket_id, count(*) as n from events where kind = 'decided' group by 1) e on e.ticket_id = t.id
    where d.n is null or d.n is distinct from e.n`,
  'holdings of one ticket that overlap': `select ticket_id || ' ' || id as what from (select ticket_id, id, assigned_at, ended_at,
      lag(ended_at) over w as before, lag(id) over w as other from assignments window w as (partition by ticket_id order by id)) x
    where other is not null and (before is null or before > assigned_at)`,
  'offers that did not end exactly once, or are not open': `${offerEnds} select offer || ' ended ' || times || ' times' as what from ended where times <> 1`,
  'offers that no decision made': `with ${told} select offer as what from told left join decisions d on d.id = offer where kind = 'offer' and d.outcome is distinct from 'assigned'`,
  'offers made twice': `with ${told} select offer as what from told where kind = 'offer' group by 1 having count(*) > 1`,
}

/** One snapshot: everything that is wrong at this instant. */
export async function wrongNow(ask: Ask): Promise<readonly string[]> {
  const parts = Object.entries(never).map(([name, sql]) => `select '${name}' as name, what from (${sql}) q`)
  return named(await ask(parts.join(' union all ')))
}

/** Everything that is wrong with what happened. */
export async function wrongAfterwards(ask: Ask): Promise<readonly string[]> {
  const found: string[] = [...(await wrongNow(ask))]
  for (const [name, sql] of Object.entries(afterwards)) {
    const rows = await ask(sql)
    if (rows.length > 0) found.push(`${rows.length} ${name}, the first ${String(rows[0]!['what'])}`)
  }
  return found
}

function named(rows: readonly Record<string, unknown>[]): readonly string[] {
  return rows.map(({ name, what }) => `${String(name)}: ${String(what)}`)
}

/** What became of the offers and of the tickets, to be printed. */
export async function tally(ask: Ask): Promise<string> {
  const [offers] = await ask(`${offerEnds} select count(*) as offers from ended`)
  const ends = await ask(
    `select ended_by, count(*) as n from assignments where is_offer and ended_at is not null group by 1 order by 1`,
  )
  const statuses = await ask('select status, count(*) as n from tickets group by 1 order by 2 desc')
  const [decisions] = await ask('select count(*) as n from decisions')
  const list = (rows: readonly Record<string, unknown>[], key: string): string =>
    rows.map((row) => `${String(row['n'])} ${String(row[key])}`).join(', ')
  return `${String(decisions!['n'])} decisions; ${list(statuses, 'status')}; ${String(offers!['offers'])} offers, of them not accepted: ${list(ends, 'ended_by')}`
}

/** Whether the decisions about each ticket make one line, and each that was acknowledged is on it. */
export async function wrongLines(
  store: Store,
  tickets: Iterable<string>,
  said: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<readonly string[]> {
  const lines = new Map<string, string[]>()
  const found: string[] = []
  for (let position = 0; ;) {
    const page = await store.decisionsAfter(position, 500)
    if (page.length === 0) break
    for (const { decision } of page) {
      const line = lines.get(decision.ticketId) ?? []
      if (decision.supersedes !== line.at(-1)) {
        found.push(
          `decision ${decision.id} of ${decision.ticketId} supersedes ${decision.supersedes}, not ${line.at(-1)}`,
        )
      }
      line.push(decision.id)
      lines.set(decision.ticketId, line)
    }
    position = page.at(-1)!.position
  }
  for (const id of tickets) {
    const line = lines.get(id)
    const acknowledged = [...(said.get(id) ?? [])]
    if (line === undefined) found.push(`ticket ${id} is lost`)
    else if (acknowledged.some((decision) => !line.includes(decision))) {
      found.push(`a decision of ticket ${id} was acknowledged and is not there: ${acknowledged.join(', ')}`)
    }
  }
  return [...found, ...(await wrongTips(store, lines))]
}

/** The ticket must name the last decision about it. */
async function wrongTips(store: Store, lines: ReadonlyMap<string, readonly string[]>): Promise<readonly string[]> {
  const found: string[] = []
  const ids = [...lines.keys()]
  for (let at = 0; at < ids.length; at += 500) {
    const stored = await Promise.all(ids.slice(at, at + 500).map((id) => store.ticket(id)))
    for (const one of stored) {
      if (one === undefined || one.decisionId !== lines.get(one.ticket.id)?.at(-1)) {
        found.push(`ticket ${one?.ticket.id} names ${one?.decisionId} as its last decision`)
      }
    }
  }
  return found
}
