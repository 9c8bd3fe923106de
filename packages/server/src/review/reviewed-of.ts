import { overridableFacets, type Decision, type OverridableFacet, type ReviewedTicket } from '@pointsman/core'
import type { DecidedOnce } from '../store/store.ts'

/**
 * What the review looks at, of a ticket's first decision and how it stands now. Queues of `merged` have the name of the one that
 * took them over: a ticket is not astray because its queue is.
 */
export function reviewedOf(
  { decision, receivedAt, outcome, overrides, effort }: DecidedOnce,
  merged: ReadonlyMap<string, string>,
): ReviewedTicket {
  const { queue, intent } = decision.reading
  const isOver = outcome.resolvedAt !== undefined
  const nameNow = (name: string | undefined): string | undefined => (name && merged.get(name)) ?? name
  const [read, final] = [nameNow(queue.label), isOver ? nameNow(outcome.queue) : undefined]
  return {
    id: decision.ticketId,
    receivedAt,
    decidedAt: decision.at,
    mode: decision.mode,
    outcome: decision.outcome.kind,
    confidence: queue.confidence,
    handOns: outcome.reassignments ?? 0,
    ...('reason' in decision.outcome && { reason: decision.outcome.reason }),
    ...(read !== undefined && { queue: read }),
    ...(intent.label !== undefined && { intent: intent.label }),
    ...overrideOf(decision, overrides),
    ...(final !== undefined && { finalQueue: final }),
    ...(isOver && outcome.assignee !== undefined && { resolver: outcome.assignee }),
    ...(effort !== undefined && { effort }),
    ...minutesOf(receivedAt, outcome),
  }
}

/** Minutes after a ticket was received; nothing where a clock ran backwards. */
export function minutesOf(
  receivedAt: number,
  { firstResponseAt, resolvedAt }: { readonly firstResponseAt?: number; readonly resolvedAt?: number },
): Pick<ReviewedTicket, 'firstResponseMinutes' | 'resolutionMinutes'> {
  return {
    ...(firstResponseAt !== undefined &&
      firstResponseAt >= receivedAt && { firstResponseMinutes: (firstResponseAt - receivedAt) / 60_000 }),
    ...(resolvedAt !== undefined &&
      resolvedAt >= receivedAt && { resolutionMinutes: (resolvedAt - receivedAt) / 60_000 }),
  }
}

/** The first time a person said otherwise; saying the same, as one does to follow a suggestion, is no override. */
function overrideOf(decision: Decision, overrides: DecidedOnce['overrides']): Pick<ReviewedTicket, 'override'> {
  for (const { at, actor, data } of overrides) {
    const facets = overridableFacets.filter(
      (facet) => data[facet] !== undefined && data[facet] !== saidOf(decision)[facet],
    )
    const reason = data['reason']
    if (facets.length > 0) return { override: { at, actor, reason: typeof reason === 'string' ? reason : '', facets } }
  }
  return {}
}

function saidOf({ outcome, reading, priority }: Decision): Readonly<Record<OverridableFacet, string | undefined>> {
  return {
    agent: 'agent' in outcome ? outcome.agent : undefined,
    queue: 'queue' in outcome ? outcome.queue : reading.queue.label,
    priority: priority.band,
    intent: reading.intent.label,
  }
}
