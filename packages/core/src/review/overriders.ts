import { overridableFacets, type OverridableFacet, type ReviewedTicket } from './reviewed-ticket.ts'
import { groupsOf } from './rate-review.ts'

/** Somebody who overrides, and what. */
export interface Overrider {
  readonly actor: string
  readonly overrides: number
  readonly facets: Readonly<Record<OverridableFacet, number>>
  /** The queue whose decisions they change most often. */
  readonly mostly?: string
}

/** A reason people give, and how often. */
export interface OverrideReason {
  readonly reason: string
  readonly overrides: number
}

/** Who overrides, most often first. */
export function overridersOf(tickets: readonly ReviewedTicket[]): readonly Overrider[] {
  const groups = groupsOf(tickets, ({ override }) => override?.actor)
  const rows = groups.map(([actor, own]) => {
    const [most] = groupsOf(own, ({ queue }) => queue).toSorted((a, b) => b[1].length - a[1].length)
    return {
      actor,
      overrides: own.length,
      facets: facetCounts(own),
      ...(most === undefined ? {} : { mostly: most[0] }),
    }
  })
  return rows.toSorted((a, b) => b.overrides - a.overrides || (a.actor < b.actor ? -1 : 1))
}

/** Why, most often first; the same words in other capitals and spaces are one reason, given as first written. */
export function reasonsOf(tickets: readonly ReviewedTicket[]): readonly OverrideReason[] {
  const given = tickets.flatMap(({ override }) => override?.reason ?? [])
  const groups = groupsOf(given, (reason) => reason.trim().replaceAll(/\s+/g, ' ').toLowerCase())
  return groups
    .map(([, own]) => ({ reason: own[0]!.trim(), overrides: own.length }))
    .toSorted((a, b) => b.overrides - a.overrides || (a.reason < b.reason ? -1 : 1))
}

function facetCounts(tickets: readonly ReviewedTicket[]): Overrider['facets'] {
  const count = (facet: OverridableFacet): number =>
    tickets.filter(({ override }) => override?.facets.includes(facet)).length
  return Object.fromEntries(overridableFacets.map((facet) => [facet, count(facet)])) as Overrider['facets']
}
