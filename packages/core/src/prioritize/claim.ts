import { percent } from '../explain.ts'
import type { CustomerHistory } from '../domain/situation.ts'
import type { Priority } from '../domain/ticket.ts'
import type { SignalReading } from './signal.ts'

/**
 * The claimed priority, weighed by how far earlier claims were borne out: this requester's own, and those of the others
 * at their account.
 *
 * Credibility is the posterior mean of a beta-binomial in two levels (Gelman et al., Bayesian Data Analysis, 3rd ed.,
 * §2.4 and §5.3, with the strengths fixed): the account's share is `(borne out + average × strength) / (made + strength)`,
 * and the requester's is the same, drawn towards the account's instead of the average. Somebody who marks everything urgent
 * slowly stops being believed, a newcomer is believed as their colleagues were, and nobody is condemned for one claim.
 */

/** Share of urgent and high claims that prove so in an ordinary company. Larger: newcomers are believed more readily. */
const averageBorneOut = 0.4

/** The average counts as much as this many claims of an account. Larger: an account takes longer to make itself a name. */
const priorAccountClaims = 8

/** The account counts as much as this many claims of a requester. Larger: it takes longer to lose, and to earn, belief. */
const priorClaims = 4

/** What each word claims, as a share; `normal` is also what a ticket claims that claims nothing. */
const claimedShare: Readonly<Record<Priority, number>> = { urgent: 1, high: 2 / 3, normal: 1 / 3, low: 0 }

/** Probability 0–1 that the next claim of `urgent` or `high` is borne out. */
export function credibility(customer: CustomerHistory): number {
  const { claimsMade, claimsBorneOut, colleaguesClaims = { made: 0, borneOut: 0 } } = customer
  const account = shrunk(colleaguesClaims.borneOut, colleaguesClaims.made, averageBorneOut, priorAccountClaims)
  return shrunk(claimsBorneOut, claimsMade, account, priorClaims)
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

/** The mean of what was seen and of `strength` more that went as expected. */
function shrunk(borneOut: number, made: number, expected: number, strength: number): number {
  return (borneOut + expected * strength) / (made + strength)
}

function claimInWords(claimed: Priority, customer: CustomerHistory, believed: number): string {
  const { claimsMade, claimsBorneOut, colleaguesClaims } = customer
  const own = claimsMade === 0 ? 'no claims before' : `${claimsBorneOut} of ${claimsMade} borne out`
  const others =
    colleaguesClaims === undefined || colleaguesClaims.made === 0
      ? ''
      : `, ${colleaguesClaims.borneOut} of ${colleaguesClaims.made} of the account's others`
  return `claimed ${claimed}, believed ${percent(believed)}: ${own}${others}`
}
