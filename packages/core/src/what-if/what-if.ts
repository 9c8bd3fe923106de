import { meanOf, shareOf, type Estimate } from '../discrepancy/intervals.ts'
import { changeKinds, changesBetween, expectedMinutes, stakeBetween, type ChangeKind } from './change.ts'
import type { Decision, Outcome } from '../domain/decision.ts'
import type { Policy } from '../domain/policy.ts'
import type { Ticket, TicketOutcome } from '../domain/ticket.ts'

/** One decision as it fell, and as it would have fallen. */
export interface WhatIfCase {
  readonly recorded: Decision
  readonly otherwise: Decision
  readonly ticket: Ticket
  /** As far as it is known by now. */
  readonly outcome: TicketOutcome
  /** The other one, by which stakes are weighed. */
  readonly policy: Policy
}

/** What would have been otherwise. */
export interface WhatIf {
  readonly decisions: number
  readonly changed: number
  readonly changedShare: Estimate
  /** Decisions that differ so; one may differ in several ways. */
  readonly kinds: Readonly<Record<ChangeKind, number>>
  /** Dearest first. */
  readonly dearest: readonly WhatIfChange[]
  /** Most changed first. */
  readonly agents: readonly LoadChanged[]
  readonly queues: readonly LoadChanged[]
  /** Expected minutes of work saved a ticket, handing on counted in, where somebody has it either way. */
  readonly minutesSaved?: Estimate
  /** Responses past their target, of those known to have been given, had they been given when they were. */
  readonly breaches: {
    readonly known: number
    readonly before: number
    readonly after: number
    readonly fewer?: Estimate
  }
}

/** A decision that would have come out otherwise, with what is at stake. */
export interface WhatIfChange {
  readonly decision: string
  readonly ticketId: string
  readonly subject: string
  readonly kinds: readonly ChangeKind[]
  /** Minutes at stake. */
  readonly cost: number
  readonly before: WhatIfSide
  readonly after: WhatIfSide
}

/** How it came out, or would have. */
export interface WhatIfSide {
  readonly mode: Decision['mode']
  readonly outcome: Outcome
  readonly band: Decision['priority']['band']
}

/** Decisions and effort that somebody, or a queue, was given and would have been given. */
export interface LoadChanged {
  readonly id: string
  readonly before: number
  readonly after: number
  /** 1 is a ticket of ordinary effort. */
  readonly effortBefore: number
  readonly effortAfter: number
}

/** Adds up cases one by one; memory does not grow with their number but by a number each. */
export class WhatIfTally {
  readonly #mostNamed: number
  readonly #kinds = Object.fromEntries(changeKinds.map((kind) => [kind, 0])) as Record<ChangeKind, number>
  readonly #agents = new Map<string, LoadChanged>()
  readonly #queues = new Map<string, LoadChanged>()
  readonly #saved: number[] = []
  readonly #fewer: number[] = []
  #dearest: WhatIfChange[] = []
  #decisions = 0
  #changed = 0
  #before = 0
  #after = 0

  constructor(mostNamed = 50) {
    this.#mostNamed = mostNamed
  }

  add(one: WhatIfCase): void {
    const { recorded, otherwise, ticket, policy } = one
    this.#decisions++
    const kinds = changesBetween(recorded, otherwise)
    count(this.#agents, recorded.outcome, otherwise.outcome, 'agent')
    count(this.#queues, recorded.outcome, otherwise.outcome, 'queue')
    const [before, after] = [expectedMinutes(recorded), expectedMinutes(otherwise)]
    if (before !== undefined && after !== undefined) this.#saved.push(before - after)
    this.#response(one)
    if (kinds.length === 0) return
    this.#changed++
    for (const kind of kinds) this.#kinds[kind]++
    const cost = stakeBetween(recorded, otherwise, ticket, policy)
    const named = { decision: recorded.id, ticketId: ticket.id, subject: ticket.subject, kinds, cost }
    this.#dearest.push({ ...named, before: sideIn(recorded), after: sideIn(otherwise) })
    if (this.#dearest.length > 4 * this.#mostNamed) this.#dearest = this.#named()
  }

  outcome(): WhatIf {
    const minutesSaved = meanOf(this.#saved)
    const fewer = meanOf(this.#fewer)
    return {
      decisions: this.#decisions,
      changed: this.#changed,
      changedShare: shareOf(this.#changed, this.#decisions),
      kinds: { ...this.#kinds },
      dearest: this.#named(),
      agents: byChange(this.#agents),
      queues: byChange(this.#queues),
      ...(minutesSaved === undefined ? {} : { minutesSaved }),
      breaches: {
        known: this.#fewer.length,
        before: this.#before,
        after: this.#after,
        ...(fewer === undefined ? {} : { fewer }),
      },
    }
  }

  #response({ recorded, otherwise, outcome }: WhatIfCase): void {
    const { firstResponseAt } = outcome
    if (firstResponseAt === undefined || firstResponseAt < recorded.at) return
    const before = firstResponseAt > recorded.priority.dueAt ? 1 : 0
    const after = firstResponseAt > otherwise.priority.dueAt ? 1 : 0
    this.#before += before
    this.#after += after
    this.#fewer.push(before - after)
  }

  #named(): WhatIfChange[] {
    const sorted = this.#dearest.toSorted(
      (a, b) => b.cost - a.cost || weighOf(b) - weighOf(a) || (a.decision < b.decision ? -1 : 1),
    )
    return sorted.slice(0, this.#mostNamed)
  }
}

/**
 * Of what costs the same, first what becomes of another thing of the ticket; how far a decision goes counts less, and least
 * where the ticket is left to people either way.
 */
function weighOf({ kinds, before, after }: WhatIfChange): number {
  if (before.outcome.kind === 'triage' && after.outcome.kind === 'triage')
    return kinds.length > 1 ? kinds.length - 1 : -1
  return kinds.filter((kind) => kind !== 'mode').length
}

function sideIn({ mode, outcome, priority }: Decision): WhatIfSide {
  return { mode, outcome, band: priority.band }
}

function count(into: Map<string, LoadChanged>, before: Outcome, after: Outcome, by: 'agent' | 'queue'): void {
  add(into, before, by, 'before', 'effortBefore')
  add(into, after, by, 'after', 'effortAfter')
}

function add(
  into: Map<string, LoadChanged>,
  outcome: Outcome,
  by: 'agent' | 'queue',
  when: 'before' | 'after',
  effort: 'effortBefore' | 'effortAfter',
): void {
  const id = by in outcome ? (outcome as { readonly agent?: string; readonly queue?: string })[by] : undefined
  if (id === undefined) return
  const known = into.get(id) ?? { id, before: 0, after: 0, effortBefore: 0, effortAfter: 0 }
  const more = 'effort' in outcome ? outcome.effort : 0
  into.set(id, { ...known, [when]: known[when] + 1, [effort]: known[effort] + more })
}

function byChange(loads: ReadonlyMap<string, LoadChanged>): readonly LoadChanged[] {
  const moved = ({ before, after }: LoadChanged): number => Math.abs(after - before)
  return [...loads.values()].toSorted((a, b) => moved(b) - moved(a) || b.before - a.before || (a.id < b.id ? -1 : 1))
}
