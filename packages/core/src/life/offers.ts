/** What becomes of an offer. It ends once: accepted, refused, expired or withdrawn. */
import { exclude, inHandsOf, queueOf, release } from './hands.ts'
import type { EventOf } from './life-event.ts'
import type { Change, Moment, Turn } from './life-step.ts'
import type { OfferedState, TicketLife } from './ticket-life.ts'

/** Only this offer, only by whom it was made to, and only before it is over, whether or not its timer has fired. */
export function offerAccepted(life: TicketLife, event: EventOf<'offer_accepted'>, moment: Moment): Turn {
  const offer = openOffer(life, event)
  if (offer === undefined || event.at >= offer.until) return 'offer_over'
  return accept(life, offer, moment)
}

/** Refused for good: nothing automatic asks that agent again. Refusing is no failure, so no record changes. */
export function offerRejected(life: TicketLife, event: EventOf<'offer_rejected'>, moment: Moment): Turn {
  const offer = openOffer(life, event)
  if (offer === undefined) return 'offer_over'
  const { agent, reason } = event
  const excluded = exclude(life, { agent, reason: 'refused', because: 'offer_rejected', at: moment.at, said: reason })
  const { life: waiting, effects = [] } = release(excluded, 'offer_rejected', moment)
  const note = { kind: 'note', about: { kind: 'offer_rejected', agent, said: reason } } as const
  // Whoever refused need not be told that the offer is withdrawn.
  return { life: waiting, effects: [note, ...effects.filter(({ kind }) => kind !== 'withdraw_offer')] }
}

/** Whoever did not answer may be busy rather than unwilling: `tried`, which a relaxation step forgives. */
export function offerExpired(life: TicketLife, moment: Moment): Turn {
  if (life.state.kind !== 'offered') return 'offer_over'
  const { agent } = life.state
  const excluded = exclude(life, { agent, reason: 'tried', because: 'offer_expired', at: moment.at })
  return release(excluded, 'offer_expired', moment)
}

/** The agent has it. What was claimed for the offer is what is held. */
export function accept(life: TicketLife, { agent, effort }: OfferedState, moment: Moment): Change {
  const holder = { agent, isManual: false, hasResponded: false, effort }
  return {
    life: inHandsOf(life, holder, moment),
    effects: [{ kind: 'set_assignee', agent, ...queueOf(life) }],
  }
}

function openOffer(life: TicketLife, { offer, agent }: { offer: string; agent: string }): OfferedState | undefined {
  const { state } = life
  return state.kind === 'offered' && state.offer === offer && state.agent === agent ? state : undefined
}
