import type { ContactsAbout, CustomerHistory, Ticket, Timestamp } from '@pointsman/core'
import { requesterLookBack } from '../store/customers.ts'
import type { StoredTicket } from '../store/store.ts'

const week = 7 * 86_400_000

/** What requesters' and accounts' past says. */
export interface CustomerLedger {
  /** As it is known at `now`. */
  historyOf(ticket: Ticket, now: Timestamp): CustomerHistory
  /** Notes the plan of a new ticket's account. */
  arrived(ticket: Ticket): void
}

interface Account {
  plan: string
  seenAt: Timestamp
  before?: string
  changedAt?: Timestamp
}

/** Looks at all tickets for each one: a rehearsal has hundreds. */
export function customerLedger(tickets: ReadonlyMap<string, { readonly stored: StoredTicket }>): CustomerLedger {
  const accounts = new Map<string, Account>()
  return {
    historyOf: (ticket, now) => {
      const others = [...tickets.values()].map(({ stored }) => stored).filter((one) => one.ticket.id !== ticket.id)
      const own = others
        .filter((one) => isFrom(one, ticket.requester) && one.ticket.receivedAt <= now)
        .toSorted((one, other) => other.ticket.receivedAt - one.ticket.receivedAt)
        .slice(0, requesterLookBack)
      const recent = own.filter((one) => one.ticket.receivedAt > now - week)
      const colleagues = others.filter(
        ({ ticket: other }) =>
          ticket.account !== undefined &&
          other.account === ticket.account &&
          other.receivedAt < now &&
          other.requester !== undefined &&
          ticket.requester !== undefined &&
          other.requester !== ticket.requester,
      )
      const claims = claimsOf(own)
      const theirs = claimsOf(colleagues)
      const last = own.find(({ status, outcome }) => (status === 'resolved' || status === 'closed') && outcome.assignee)
        ?.outcome.assignee
      const account = ticket.account === undefined ? undefined : accounts.get(ticket.account)
      return {
        contactsThisWeek: recent.length,
        ...(recent.length === 0 ? {} : { contactsAbout: matters(recent) }),
        claimsMade: claims.made,
        claimsBorneOut: claims.borneOut,
        ...(theirs.made === 0 ? {} : { colleaguesClaims: theirs }),
        ...(last === undefined ? {} : { lastAgent: last }),
        ...(account?.changedAt === undefined ? {} : { planChangedAt: account.changedAt }),
        ...(account?.before === undefined ? {} : { planBefore: account.before }),
      }
    },
    arrived: ({ account, plan, receivedAt }) => {
      if (account === undefined || plan === undefined) return
      const known = accounts.get(account)
      if (known === undefined) accounts.set(account, { plan, seenAt: receivedAt })
      else if (known.plan !== plan && known.seenAt <= receivedAt) {
        accounts.set(account, { plan, seenAt: receivedAt, changedAt: receivedAt, before: known.plan })
      }
    },
  }
}

function isFrom({ ticket }: StoredTicket, requester: string | undefined): boolean {
  return requester !== undefined && ticket.requester === requester
}

/** Claims whose end is known. */
function claimsOf(tickets: readonly StoredTicket[]): { readonly made: number; readonly borneOut: number } {
  const known = tickets.filter(({ ticket, outcome }) => isPressing(ticket.claimed?.priority) && outcome.priority)
  return { made: known.length, borneOut: known.filter(({ outcome }) => isPressing(outcome.priority)).length }
}

function isPressing(priority: string | undefined): boolean {
  return priority === 'urgent' || priority === 'high'
}

/** Where tickets were resolved, or else where they were decided to belong; in order of queue and topic, unknown last. */
function matters(tickets: readonly StoredTicket[]): readonly ContactsAbout[] {
  const found = new Map<string, ContactsAbout>()
  for (const { queue: place, outcome } of tickets) {
    const queue = outcome.queue ?? place
    const { topic } = outcome
    const key = `${queue ?? '\uFFFF'}\n${topic ?? '\uFFFF'}`
    const contacts = (found.get(key)?.contacts ?? 0) + 1
    found.set(key, { ...(queue === undefined ? {} : { queue }), ...(topic === undefined ? {} : { topic }), contacts })
  }
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, about]) => about)
}
