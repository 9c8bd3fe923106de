import type { CustomerHistory } from '@pointsman/core'
import { instantArray, textArray } from './binary-array.ts'
import type { Database } from './database.ts'
import type { Store } from './store.ts'

/** Claims further back than this many tickets of a requester say little of today, and a machine's mailbox has thousands. */
const claimsLookBack = 200

/** What requesters' and accounts' past says, as it was known at `now`, for a whole batch in one statement. */
export function customers(database: Database): Pick<Store, 'customers'> {
  return {
    customers: async (tickets, now) => {
      const rows = await database.query<CustomerRow>(
        sql,
        [
          textArray(tickets.map(({ id }) => id)),
          textArray(tickets.map(({ requester }) => requester)),
          textArray(tickets.map(({ account }) => account)),
          instantArray([now]),
        ],
        'customers',
      )
      return rows.map(asHistory)
    },
  }
}

interface CustomerRow {
  readonly contacts: number
  readonly made: number
  readonly borne_out: number
  readonly last_agent: string | null
  readonly plan_changed_at: number | null
}

const sql = `
  select
    (select count(*) from tickets t where t.requester = x.requester and t.id <> x.id
       and t.received_at > now_at - interval '7 days' and t.received_at <= now_at) as contacts,
    c.made, c.borne_out, l.last_agent, a.plan_changed_at
  from unnest($1::text[], $2::text[], $3::text[]) with ordinality as x(id, requester, account, n)
  cross join (select ($4::timestamptz[])[1] as now_at) as clock
  left join accounts a on a.id = x.account
  left join lateral (
    select count(*) as made, count(*) filter (where final in ('urgent', 'high')) as borne_out
    from (
      select t.claimed->>'priority' as claim, t.outcome->>'priority' as final
      from tickets t
      where t.requester = x.requester and t.id <> x.id and t.received_at < now_at
      order by t.received_at desc limit ${claimsLookBack}
    ) recent
    where claim in ('urgent', 'high') and final is not null
  ) c on true
  left join lateral (
    select t.outcome->>'assignee' as last_agent
    from tickets t
    where t.requester = x.requester and t.id <> x.id and t.received_at < now_at
      and t.status in ('resolved', 'closed') and t.outcome->>'assignee' is not null
    order by t.received_at desc limit 1
  ) l on true
  order by x.n`

function asHistory(row: CustomerRow): CustomerHistory {
  return {
    contactsThisWeek: row.contacts,
    claimsMade: row.made,
    claimsBorneOut: row.borne_out,
    ...(row.last_agent === null ? {} : { lastAgent: row.last_agent }),
    ...(row.plan_changed_at === null ? {} : { planChangedAt: row.plan_changed_at }),
  }
}
