import { holderOf, PointsmanError, type HandOverPlan, type Presence, type TicketLife } from '@pointsman/core'
import type { HandOverOrder } from '../store/life-verbs.ts'
import type { StoredTicket } from '../store/store.ts'
import type { EngineParts } from './parts.ts'

/** What somebody says to an offer; `id` makes it idempotent. */
export interface OfferReply {
  readonly id: string
  readonly ticketId: string
  readonly agent: string
  readonly answer: 'accept' | 'reject'
  readonly reason?: string
}

type Parts = Pick<EngineParts, 'store' | 'clock'>

/** Accepts or refuses the offer that is open; throws `offer_over` where there is none to this agent any more. */
export async function answerOffer({ store, clock }: Parts, reply: OfferReply): Promise<StoredTicket> {
  const { id, ticketId, agent, answer, reason } = reply
  const stored = await store.ticket(ticketId)
  if (stored === undefined) throw new PointsmanError('not_found', `There is no ticket "${ticketId}".`)
  const now = clock.now()
  // Said before, under the same id: the answer is what it was.
  if (stored.life?.seen.includes(id)) return stored
  const offer = openOffer(stored.life, agent, now)
  if (offer === undefined) throw offerOver(stored, agent)
  const after = await store.recordEvent(
    {
      id,
      ticketId,
      kind: answer === 'accept' ? 'offer_accepted' : 'offer_rejected',
      at: now,
      actor: agent,
      data: { agent, offer, ...(reason === undefined ? {} : { reason }) },
    },
    now,
  )
  const isTaken = answer === 'accept' ? after.life && holderOf(after.life)?.agent === agent : hasRefused(after, agent)
  if (!isTaken) throw offerOver(after, agent)
  return after
}

function openOffer(life: TicketLife | undefined, agent: string, now: number): string | undefined {
  const state = life?.state
  return state?.kind === 'offered' && state.agent === agent && now < state.until ? state.offer : undefined
}

function hasRefused({ life }: StoredTicket, agent: string): boolean {
  return life?.excluded.some((excluded) => excluded.agent === agent && excluded.reason === 'refused') ?? false
}

function offerOver({ ticket, life }: StoredTicket, agent: string): PointsmanError {
  const state = life?.state
  const where =
    state?.kind === 'offered' && state.agent === agent
      ? 'it was open until its time was over'
      : `the ticket is ${state?.kind ?? 'not on its way'}${state !== undefined && 'agent' in state ? ` (${state.agent})` : ''}`
  return new PointsmanError('offer_over', `Ticket "${ticket.id}" is not on offer to "${agent}": ${where}.`)
}

/** What a person may change in a plan before it is carried out. */
export type ChangePlan = (plan: HandOverPlan) => HandOverPlan

/** The plan for somebody who goes away, carried out unless it is only to be looked at. */
export async function handOver(
  { store, clock, identity }: Pick<EngineParts, 'store' | 'clock' | 'identity'>,
  order: { readonly agent: string; readonly presence: Presence; readonly actor: string; readonly isPreview: boolean },
  change: ChangePlan = (plan) => plan,
): Promise<HandOverPlan> {
  const { agent, presence, actor, isPreview } = order
  const now = clock.now()
  const plan = change(await store.planHandOver(agent, presence.until, now))
  if (isPreview) return plan
  const carriedOut: HandOverOrder = { presence, at: now, actor, newId: () => identity.newId() }
  await store.handOver(plan, carriedOut)
  return plan
}
