import { isDeepStrictEqual } from 'node:util'
import type { DecisionOnWire } from '../contract/decision.ts'
import type { Rehearsed, TicketNow } from './rehearsed.ts'
import type { Scenario } from './scenario.ts'

/** Something that is not the same in both. */
export interface Difference {
  /** `decision 12 · outcome.agent`, `ticket MS-900012 · status`, `load · agent-03` */
  readonly what: string
  readonly overHttp: unknown
  readonly inProcess: unknown
}

/** More would say the same. */
const mostListed = 20

/** Compares decisions in their order, then how tickets ended up, then what everybody carries. */
export async function differencesOf(
  real: Rehearsed,
  model: Rehearsed,
  { tickets }: Pick<Scenario, 'tickets'>,
): Promise<readonly Difference[]> {
  const found: Difference[] = []
  const [over, within] = [comparable(await real.decisions()), comparable(await model.decisions())]
  for (let n = 0; n < Math.max(over.length, within.length); n++) collect(found, `decision ${n}`, over[n], within[n])
  for (const { ticket } of tickets) {
    collect(found, `ticket ${ticket.id}`, shown(await real.ticket(ticket.id)), shown(await model.ticket(ticket.id)))
  }
  collect(found, 'load', await real.loads(), await model.loads())
  return found
}

/** Decisions with their place in the order instead of an id, which nobody could make up twice. */
function comparable(decisions: readonly DecisionOnWire[]): readonly unknown[] {
  const placeOf = new Map(decisions.map(({ id }, index) => [id, `decision ${index}`]))
  return decisions.map(({ supersedes, ...decision }, index) => {
    const before = supersedes === undefined ? {} : { supersedes: placeOf.get(supersedes) }
    return asSent({ ...decision, ...before, id: `decision ${index}` })
  })
}

function shown({ status, queue, assignee, outcome, life }: TicketNow): unknown {
  return asSent({ status, queue, assignee, outcome, life })
}

/** As it is after a way over the wire. */
function asSent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

/** The places where two things differ, down to single values. */
function collect(found: Difference[], what: string, overHttp: unknown, inProcess: unknown): void {
  if (found.length >= mostListed || isDeepStrictEqual(overHttp, inProcess)) return
  if (!isObject(overHttp) || !isObject(inProcess)) {
    found.push({ what, overHttp, inProcess })
    return
  }
  for (const key of new Set([...Object.keys(overHttp), ...Object.keys(inProcess)])) {
    collect(found, what.includes(' · ') ? `${what}.${key}` : `${what} · ${key}`, overHttp[key], inProcess[key])
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
