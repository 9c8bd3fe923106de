import { percent } from '../explain.ts'
import type { CustomerHistory } from '../domain/situation.ts'
import type { Priority } from '../domain/ticket.ts'
import type { SignalReading } from './signal.ts'

/**
 * The claimed priority, weighed by how far this requester's earlier claims were borne out.
 *
 * Credibility is the posterior mean of a beta-binomial (Gelman et al., Bayesian Data Analysis, 3rd ed., §2.4) with the
 * prior below: `(borne out + average × strength) / (made + strength)`. Somebody who marks everything urgent
 * slowly stops being believed; nobody is condemned for one claim.
 */

/** Share of urgent and high claims that prove so in an ordinary company. Larger: newcomers are believed more readily. */
const averageBorneOut = 0.4

/** The prior counts as much as this many claims. Larger: it takes longer to lose, and to earn, belief. */
const priorClaims = 4

/** What each word claims, as a share; `normal` is also what a ticket claims that claims nothing. */
const claimedShare: Readonly<Record<Priority, number>> = { urgent: 1, high: 2 / 3, normal: 1 / 3, low: 0 }

/** Probability 0–1 that the next claim of `urgent` or `high` is borne out. */
export function credibility(customer: CustomerHistory): number {
  return (customer.claimsBorneOut + averageBorneOut * priorClaims) / (customer.claimsMade + priorClaims)
}

/**
 * `normal`, plus what is claimed above it times the credibility. A claim of `low` counts in full: nobody
 * understates to be served sooner.
 */
export function readClaim(claimed: Priority | undefined, customer: CustomerHistory): SignalReading {
  if (claimed === undefined) return { share: claimedShare.normal, because: 'no priority was claimed' }
  const above = claimedShare[claimed] - claimedShare.normal
  if (above <= 0) return { share: claimedShare[claimed], because: `claimed ${claimed}` }
  const believed = credibility(customer)
  return { share: claimedShare.normal + above * believed, because: claimInWords(claimed, customer, believed) }
}

function claimInWords(claimed: Priority, customer: CustomerHistory, believed: number): string {
  const { claimsMade, claimsBorneOut } = customer
  const record = claimsMade === 0 ? 'no claims before' : `${claimsBorneOut} of ${claimsMade} borne out`
  return `claimed ${claimed}, believed ${percent(believed)}: ${record}`
}
