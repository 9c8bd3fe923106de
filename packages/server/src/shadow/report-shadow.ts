import { shadowReport, toleranceOf, type ComparedTicket, type Policy, type ShadowReport } from '@pointsman/core'
import type { Period } from '../store/shadow-verbs.ts'
import { meetPeople, type Ground } from './meet-people.ts'

/** The report on everything that ended within a period, up to this moment; tolerances are those of the policy. */
export async function reportShadow(ground: Ground, policy: Policy, period: Period = {}): Promise<ShadowReport> {
  await meetPeople(ground)
  const tickets: ComparedTicket[] = []
  for await (const page of ground.store.comparisons(period)) {
    for (const { mode, comparison, times, wouldAct, wouldGive, moves, verdict } of page) {
      const { result, pointsman, people, differing, cost, suggestion } = comparison
      const said = { result, pointsman, people, differing, cost, because: nothing }
      tickets.push({
        ...{ mode, times, wouldAct, wouldGive, moves },
        comparison: suggestion === undefined ? said : { ...said, suggestion },
        ...(verdict === undefined ? {} : { verdict }),
      })
    }
  }
  return shadowReport(tickets, (queue) => toleranceOf(policy, queue))
}

/** Reasons are no part of the report: without them a hundred thousand tickets fit into memory. */
const nothing = { pointsman: [], people: [] }
