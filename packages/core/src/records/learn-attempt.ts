import { kindOf, type RecordBook } from './record-book.ts'
import { logMinutesOf, type Attempt } from './kind-record.ts'

/** Fewest successes or failures a chance is ever believed from; keeps it within 0 and 1 whatever is taken back. */
const leastCount = 1e-3

/** Widest doubt about ln minutes: nothing is known. Keeps a taken-back attempt from leaving less than that. */
const mostVariance = 4

/**
 * Teaches a book one more attempt, **in place**: the one cell, by Bayes' rule with the tickets' noise as known (normal)
 * and by counting (beta). What it says of the agent's other kinds waits for the next `estimate`. A few dozen
 * nanoseconds; copy the book first where a decision may have to be replayed from it.
 */
export function learnAttempt(book: RecordBook, cell: number, attempt: Attempt): void {
  weigh(book, cell, attempt, attempt.weight ?? 1)
}

/** Undoes `learnAttempt`, to rounding. What the book never learned cannot be taken back further than to nothing known. */
export function forgetAttempt(book: RecordBook, cell: number, attempt: Attempt): void {
  weigh(book, cell, attempt, -(attempt.weight ?? 1))
}

/** A ticket that was learned as a success came back: it counts as a failure from now on. */
export function forgetSuccess(book: RecordBook, cell: number, attempt: Attempt): void {
  if (!attempt.succeeded) return
  const weight = attempt.weight ?? 1
  book.alpha[cell] = Math.max(leastCount, book.alpha[cell]! - weight)
  book.beta[cell]! += weight
}

/** A book of its own with the same contents. */
export function copyBook(book: RecordBook): RecordBook {
  return {
    ...book,
    logMinutes: book.logMinutes.slice(),
    logVariance: book.logVariance.slice(),
    alpha: book.alpha.slice(),
    beta: book.beta.slice(),
    attempts: book.attempts.slice(),
    timed: book.timed.slice(),
  }
}

function weigh(book: RecordBook, cell: number, attempt: Attempt, weight: number): void {
  const counted = attempt.succeeded ? book.alpha : book.beta
  counted[cell] = Math.max(leastCount, counted[cell]! + weight)
  book.attempts[cell] = Math.max(0, book.attempts[cell]! + weight)
  if (attempt.minutes === undefined) return
  book.timed[cell] = Math.max(0, book.timed[cell]! + weight)
  const before = 1 / book.logVariance[cell]!
  const added = weight / book.ticketNoise[kindOf(book, cell)]!
  const after = Math.max(1 / mostVariance, before + added)
  const shift = logMinutesOf(attempt.minutes) - book.logMinutes[cell]!
  book.logMinutes[cell]! += (shift * (after - before)) / after
  book.logVariance[cell] = 1 / after
}
