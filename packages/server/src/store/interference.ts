/** Somebody was given a ticket between looking and locking: to be done again from the start. */
export class Interference extends Error {}

/** How often it is tried again; each time somebody else would have to be faster within a millisecond. */
const mostTries = 10

/** Does it again where somebody came in between. `work` must be a transaction. */
export async function untilNobodyInterferes<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Interference) || tries === mostTries) throw error
    }
  }
}
