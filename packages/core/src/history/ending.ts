import type { TicketOutcome } from '../domain/ticket.ts'
import type { Timestamp } from '../domain/time.ts'
import type { HistoryEvent, HistoryField } from './history-event.ts'

/** Who had a ticket, at some instant. */
interface Holding {
  queue?: string
  assignee?: string
}

/** How a ticket ended, as far as its history goes. */
export interface Ending {
  readonly outcome: TicketOutcome
  /** True when it was still being worked on at the end of the history: nothing is known of its end. */
  readonly isOpen: boolean
}

/**
 * Plays a ticket's events through. Who had it when it was resolved *for the last time* counts, not who got it first, nor who
 * tidied up afterwards. A hand-off is any later instant at which it went from one queue or person to another. What the
 * source counted itself (`reassignments`, `resolved_at` …) outranks what is counted here.
 */
export function endingOf(events: readonly HistoryEvent[], requester: string | undefined): Ending {
  const walk = new Walk(requester)
  for (const event of events) walk.take(event)
  return walk.ending()
}

class Walk {
  readonly #requester: string | undefined
  readonly #holding: Holding = {}
  /** The last value of every field. */
  readonly #last = new Map<HistoryField, string | number>()
  readonly #moves = new Set<Timestamp>()
  #worked = 0
  #hasWorked = false
  #hasStatus = false
  #reopened = 0
  #firstReplyAt: Timestamp | undefined
  /** When it was resolved, by whom, and who had it; undefined while it is open. */
  #resolved: { readonly at: Timestamp; readonly actor?: string; readonly holding: Holding } | undefined

  constructor(requester: string | undefined) {
    this.#requester = requester
  }

  take(event: HistoryEvent): void {
    for (const [field, value] of Object.entries(event.sets) as [HistoryField, string | number | null][]) {
      if (field === 'queue' || field === 'assignee') this.#move(field, event)
      else if (field === 'reply') this.#reply(event)
      else if (field === 'worked_minutes') {
        this.#worked += Number(value ?? 0)
        this.#hasWorked = true
      } else if (value !== null) this.#last.set(field, value)
    }
    // Last: who had it then is in the same row.
    if (event.sets.status !== undefined) this.#turn(event)
    else if (this.#resolved?.at === event.at) Object.assign(this.#resolved.holding, this.#holding)
  }

  #move(field: 'queue' | 'assignee', { at, sets, was }: HistoryEvent): void {
    const to = sets[field]
    const before = this.#holding[field] ?? was?.[field] ?? undefined
    if (typeof to !== 'string') return
    const isAfterwards = this.#resolved !== undefined && at > this.#resolved.at
    if (before !== undefined && before !== to && !isAfterwards) this.#moves.add(at)
    this.#holding[field] = to
  }

  #reply({ at, actor }: HistoryEvent): void {
    if (actor === this.#requester) return
    this.#firstReplyAt ??= at
  }

  #turn({ at, actor, sets }: HistoryEvent): void {
    this.#hasStatus = true
    const isOver = sets.status === 'resolved' || sets.status === 'closed'
    if (isOver) {
      const by = actor === undefined || actor === this.#requester ? {} : { actor }
      this.#resolved ??= { at, ...by, holding: { ...this.#holding } }
    } else if (this.#resolved) {
      this.#reopened++
      this.#resolved = undefined
    }
  }

  ending(): Ending {
    const resolvedAt = this.#number('resolved_at') ?? this.#resolved?.at
    const isOpen = this.#hasStatus && this.#resolved === undefined
    const { queue, assignee } = this.#resolved?.holding ?? this.#holding
    const resolver = this.#text('resolved_by') ?? assignee ?? this.#resolved?.actor
    const told: { readonly [Name in keyof TicketOutcome]: TicketOutcome[Name] | undefined } = {
      topic: this.#text('topic'),
      intent: this.#text('intent'),
      priority: this.#text('priority') as TicketOutcome['priority'],
      firstResponseAt: this.#number('first_response_at') ?? this.#firstReplyAt,
      handleMinutes: this.#number('handle_minutes') ?? (this.#hasWorked ? this.#worked : undefined),
      csat: this.#number('csat'),
      status: this.#text('status'),
    }
    const counted = {
      reassignments: this.#number('reassignments') ?? this.#moves.size,
      reopened: this.#number('reopened') ?? this.#reopened,
    }
    // Where an open ticket is now says nothing about where it belongs.
    const atTheEnd = isOpen ? {} : { queue, assignee: resolver, resolvedAt }
    return { outcome: present({ ...told, ...atTheEnd, ...counted }), isOpen }
  }

  #text(field: HistoryField): string | undefined {
    const value = this.#last.get(field)
    return value === undefined ? undefined : String(value)
  }

  #number(field: HistoryField): number | undefined {
    const value = this.#last.get(field)
    return typeof value === 'number' ? value : undefined
  }
}

function present(fields: { readonly [Name in keyof TicketOutcome]: TicketOutcome[Name] | undefined }): TicketOutcome {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
