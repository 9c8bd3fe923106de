import { exp, log, softmax } from '../exact-math.ts'

/**
 * Tickets after which one counts half: about the last ninety say what is asked now. Larger: a small team's change of people
 * goes unseen; smaller: chance is followed (figures in docs/decisions/0007-the-reader.md).
 */
const halfLife = 60
const fading = exp(log(0.5) / halfLife)
/** How many tickets' worth the long run counts against the recent ones. */
const longRun = 20

/**
 * How much likelier each label is among recent tickets than over all of them, as a logarithm to be added to its score
 * (correction for shifted class shares, Saerens 2002). People come and go and topics have their season: on a bug
 * tracker whose main assignee changed this alone doubled the hits (bench/read, jira_assignment).
 *
 * `tickets` are numbers of tickets, oldest first; `truth` their labels by ticket.
 */
export function recentShares(tickets: Uint32Array, truth: Uint32Array, labels: number): Float64Array {
  const all = new Float64Array(labels)
  const recent = new Float64Array(labels)
  let total = 0
  let weight = 1
  for (let i = tickets.length - 1; i >= 0; i--) {
    const label = truth[tickets[i]!]!
    all[label]! += 1
    recent[label]! += weight
    total += weight
    weight *= fading
  }
  return all.map((count, label) => {
    // One ticket more for every label, so that none is impossible.
    const share = (count + 1) / (tickets.length + labels)
    const now = (recent[label]! + longRun * share) / (total + longRun)
    return log(now / share)
  })
}

/** How much of the shift may be believed. */
const beliefs = [0, 0.25, 0.5, 0.75, 1, 1.25] as const

/** The belief that makes held-out labels most likely. `scores` are tickets × labels. */
export function believedShift(scores: Float64Array, truth: Uint32Array, shares: Float64Array): number {
  let best: { belief: number; loss: number } = { belief: 0, loss: Infinity }
  for (const belief of beliefs) {
    const shifted = scores.slice()
    addShift(shifted, shares, belief)
    let loss = 0
    truth.forEach((label, row) => {
      const of = shifted.subarray(row * shares.length, (row + 1) * shares.length)
      loss += softmax(of).energy - of[label]!
    })
    if (loss < best.loss) best = { belief, loss }
  }
  return best.belief
}

/** Adds each label's share to its score in every row, in place. */
export function addShift(scores: Float64Array, shares: Float64Array, belief: number): void {
  for (let i = 0; i < scores.length; i++) scores[i]! += belief * shares[i % shares.length]!
}
