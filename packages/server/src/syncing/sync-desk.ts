import { PointsmanError } from '@pointsman/core'
import { storedFact } from './desk-history.ts'
import type { LiveDesk } from './desk.ts'
import { isUnreachable, pollFacts, takeInFacts } from './take-in.ts'
import { writeBack } from './write-back.ts'

/** What one round came to. */
export interface Round {
  readonly facts: number
  readonly tickets: number
  readonly writes: number
}

/**
 * One round with a help desk: read what is new, take it in, write what is due. In this order, so that what a person did is known
 * before anything is written. `named` are tickets, by the vendor's id, of which something is said to be new. Throws where the help desk cannot be reached; what was read until then is kept.
 */
export async function syncDesk(desk: LiveDesk, named: readonly string[] = []): Promise<Round> {
  const first = await sooner(desk, named)
  const facts = await pollFacts(desk)
  const { tickets, writes } = await settle(desk)
  return { facts: facts + first.facts, tickets: tickets + first.tickets, writes: writes + first.writes }
}

/** What happened to tickets that were named, where the poll would tell it only later. What is wrong with one of them, the poll meets again. */
async function sooner(desk: LiveDesk, named: readonly string[]): Promise<Round> {
  const { connector, store, id } = desk
  const nothing = { facts: 0, tickets: 0, writes: 0 }
  if (connector.recall === undefined) return nothing
  try {
    let facts = 0
    for (const ticket of named) facts += await store.addFacts(id, (await connector.recall(ticket)).map(storedFact))
    return facts === 0 ? nothing : { facts, ...(await settle(desk)) }
  } catch (error) {
    if (isUnreachable(error)) throw error
    return nothing
  }
}

/** Takes in what waits, then writes what is due. */
async function settle(desk: LiveDesk): Promise<Omit<Round, 'facts'>> {
  // A ticket that cannot be taken in holds up nobody else's writes; its own are held against what stands there, as ever.
  const [taken] = await Promise.allSettled([takeInFacts(desk)])
  if (taken.status === 'rejected' && isUnreachable(taken.reason)) throw taken.reason
  const writes = await writeBack(desk)
  if (taken.status === 'rejected') throw taken.reason
  return { tickets: taken.value, writes }
}

/** Milliseconds between rounds while all is well. Smaller: decisions stand there sooner, and the help desk is asked more often. */
export const usualPause = 4000
/**
 * Milliseconds after which a help desk in trouble is tried again, give or take half. Larger: what came in during an outage waits long
 * after it; smaller: a struggling help desk is asked more often.
 */
const longestPause = 30_000

/** How long to wait after so many rounds in a row that failed: doubled each time, with jitter of a half either way. */
export function pauseAfter(failures: number, random: () => number): number {
  if (failures === 0) return usualPause
  return Math.min(longestPause, usualPause * 2 ** failures) * (0.5 + random())
}

/** Why a round failed, for people. */
export function troubleIn(error: unknown): string {
  if (error instanceof PointsmanError) return error.message
  return 'Something broke in Pointsman; its log says what.'
}
