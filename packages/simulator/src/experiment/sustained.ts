import { policies, type PolicyName } from '../policies/policies.ts'
import type { Minute } from '../world/calendar.ts'
import { measure } from '../world/measures.ts'
import type { TicketCourse } from '../world/run.ts'
import { runWorld } from '../world/run-world.ts'
import { drawScenario, type Scenario } from '../world/scenario.ts'
import type { Experiment } from './experiment.ts'

/** Each step away from the world's own volume until the answer lies in between. */
const stride = 1.3

/** The least and the most volume searched, as factors. */
const leastVolume = 0.2
const mostVolume = 2.9

/** The answer is known to within this share. Smaller: one run more for every halving. */
const precision = 0.02

/**
 * The largest volume, as a factor on the world's own, at which a policy breaks no more promises than `breachRate`, for one
 * seed: breaches grow with volume, so it is found in strides from 1 and then by halving. A run ends as soon as too many
 * promises are broken; where the queue grows without end that is after a few days. 0.2 to 2.9.
 */
export function sustainedVolume(
  experiment: Omit<Experiment, 'policies' | 'volume'>,
  policy: PolicyName,
  seed: number,
  breachRate: number,
): number {
  const carries = (volume: number): boolean => carriesVolume({ ...experiment, volume }, policy, seed, breachRate)
  let [low, high] = [1, 1]
  if (carries(1)) {
    do [low, high] = [high, high * stride]
    while (high < mostVolume && carries(high))
  } else {
    do [low, high] = [low / stride, low]
    while (low > leastVolume && !carries(low))
  }
  while (high / low > 1 + precision) {
    const volume = Math.sqrt(low * high)
    if (carries(volume)) low = volume
    else high = volume
  }
  return Math.sqrt(low * high)
}

function carriesVolume(
  { world, ...options }: Omit<Experiment, 'policies'>,
  policy: PolicyName,
  seed: number,
  breachRate: number,
): boolean {
  const scenario = drawScenario(world, { ...options, seed })
  const tickets = scenario.tickets.filter(({ at }) => isMeasured(scenario, at)).length
  let isTooMuch = false
  const isKnown = (courses: readonly TicketCourse[], at: Minute): boolean => {
    isTooMuch = broken(scenario, courses, at) > breachRate * tickets
    return isTooMuch
  }
  const run = runWorld(scenario, policies[policy](scenario), { isKnown })
  if (isTooMuch) return false
  const measures = measure(run)
  return measures.breachRate <= breachRate && measures.unresolved === 0
}

/** Promises of measured tickets that are broken by now. */
function broken(scenario: Scenario, courses: readonly TicketCourse[], at: Minute): number {
  const { clock } = scenario
  const isLate = ({ ticket, respondedAt }: TicketCourse): boolean =>
    ticket.at <= at && clock.at(respondedAt ?? at) - clock.at(ticket.at) > ticket.targetMinutes
  return courses.filter((course) => isMeasured(scenario, course.ticket.at) && isLate(course)).length
}

function isMeasured({ measuredFrom, measuredTo }: Scenario, at: Minute): boolean {
  return at >= measuredFrom && at < measuredTo
}
