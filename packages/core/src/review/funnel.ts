import { isDecidedAlone, isMisrouted, type ReviewedTicket } from './reviewed-ticket.ts'

/** From coming in to being closed as decided; each is part of the one before. */
export const funnelStages = ['received', 'placed', 'alone', 'closed', 'unchanged'] as const
export type FunnelStage = (typeof funnelStages)[number]

/** How many tickets came so far. */
export interface FunnelStep {
  readonly stage: FunnelStage
  readonly tickets: number
}

/**
 * How far tickets came: `received`, decided for the first time; `placed`, it was said where they belong; `alone`, and nobody was asked;
 * `closed`, and they are resolved; `unchanged`, and nobody changed anything: no override, no other queue, nobody else.
 */
export function funnelOf(tickets: readonly ReviewedTicket[]): readonly FunnelStep[] {
  let left = tickets
  return funnelStages.map((stage) => {
    left = left.filter(cameTo[stage])
    return { stage, tickets: left.length }
  })
}

const cameTo: Readonly<Record<FunnelStage, (ticket: ReviewedTicket) => boolean>> = {
  received: () => true,
  placed: ({ queue, outcome }) => queue !== undefined && outcome !== 'triage',
  alone: isDecidedAlone,
  closed: ({ resolutionMinutes }) => resolutionMinutes !== undefined,
  unchanged: (ticket) => ticket.override === undefined && ticket.handOns === 0 && isMisrouted(ticket) === false,
}
