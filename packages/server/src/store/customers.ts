import type { ContactsAbout, CustomerHistory } from '@pointsman/core'
import { instantArray, textArray } from './binary-array.ts'
import type { Database } from './database.ts'
import type { Store } from './store.ts'

/**
 * Latest tickets of a requester that are looked at: what they were about, what was claimed, who resolved the last. Larger: a
 * machine's mailbox, which has thousands, takes longer at every one of its tickets, for what says little of today.
 */
export const requesterLookBack = 200

/**
 * Latest claims of an account that are looked at. Larger: what a company did long ago counts, at a row read for each
 * of every ticket; smaller: the account's record weighs less beside the average, which counts as much as eight.
 */
const accountLookBack = 40

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
  readonly about: readonly ContactsAbout[] | null
  readonly made: number
  readonly borne_out: number
  readonly others_made: number
  readonly others_borne_out: number
  readonly last_agent: string | null
  readonly plan_changed_at: number | null
  readonly plan_before: string | null
}

/**
 * What an earlier contact was about is where it was resolved, or else where it was decided to belong; the topic is known of
 * resolved ones only. The account's others are its other requesters, known by name.
 */
const sql = `
  select coalesce(r.contacts, 0) as contacts, r.about, coalesce(r.made, 0) as made, coalesce(r.borne_out, 0) as borne_out,
    o.others_made, o.others_borne_out, r.last_agent, a.plan_changed_at, a.plan_before
  from unnest($1::text[], $2::text[], $3::text[]) with ordinality as x(id, requester, account, n)
  cross join (select ($4::timestamptz[])[1] as now_at) as clock
  left join accounts a on a.id = x.account
  left join lateral (
    select sum(contacts) as contacts,
      jsonb_agg(
        jsonb_strip_nulls(jsonb_build_object('queue', queue, 'topic', topic, 'contacts', contacts))
        order by queue collate "C", topic collate "C") filter (where contacts > 0) as about,
      sum(made) as made, sum(borne_out) as borne_out,
      (array_agg(resolved_by order by resolved_at desc) filter (where resolved_at is not null))[1] as last_agent
    from (
      select queue, topic,
        count(*) filter (where received_at > now_at - interval '7 days') as contacts,
        count(*) filter (where claim in ('urgent', 'high') and final is not null) as made,
        count(*) filter (where claim in ('urgent', 'high') and final in ('urgent', 'high')) as borne_out,
        max(received_at) filter (where resolved_by is not null) as resolved_at,
        (array_agg(resolved_by order by received_at desc) filter (where resolved_by is not null))[1] as resolved_by
      from (
        select t.received_at, t.claimed->>'priority' as claim, t.outcome->>'priority' as final,
          coalesce(t.outcome->>'queue', t.queue) as queue, t.outcome->>'topic' as topic,
          case when t.status in ('resolved', 'closed') then t.outcome->>'assignee' end as resolved_by
        from tickets t
        where t.requester = x.requester and t.id <> x.id and t.received_at <= now_at
        order by t.received_at desc limit ${requesterLookBack}
      ) recent
      group by queue, topic
    ) matters
  ) r on true
  left join lateral (
    select count(*) as others_made, count(*) filter (where final in ('urgent', 'high')) as others_borne_out
    from (
      select t.requester, t.outcome->>'priority' as final
      from tickets t
      where t.account = x.account and t.received_at < now_at
        and t.claimed->>'priority' in ('urgent', 'high') and t.outcome->>'priority' is not null
      order by t.received_at desc limit ${accountLookBack}
    ) recent
    where requester <> x.requester
  ) o on true
  order by x.n`

function asHistory(row: CustomerRow): CustomerHistory {
  return {
    contactsThisWeek: row.contacts,
    ...(row.about === null ? {} : { contactsAbout: row.about }),
    claimsMade: row.made,
    claimsBorneOut: row.borne_out,
    ...(row.others_made === 0 ? {} : { colleaguesClaims: { made: row.others_made, borneOut: row.others_borne_out } }),
    ...(row.last_agent === null ? {} : { lastAgent: row.last_agent }),
    ...(row.plan_changed_at === null ? {} : { planChangedAt: row.plan_changed_at }),
    ...(row.plan_before === null ? {} : { planBefore: row.plan_before }),
  }
}
