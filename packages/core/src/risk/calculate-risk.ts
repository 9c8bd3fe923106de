import { defaultRisk, type QueueRisk, type RiskPolicy } from '../domain/policy.ts'
import type { ActRule, RiskGround } from '../domain/trust.ts'
import { enoughFor } from './lanes.ts'
import { curvePoint, curveTolerances, type RiskCurvePoint } from './risk-curve.ts'
import { toBeShown } from './risk-bound.ts'
import { riskThreshold, type LaneBound, type ResolvedOutcome } from './risk-threshold.ts'

/** Thresholds for every queue under an operator's policy, with what they rest on: plain data. */
export interface RiskCalculation {
  /** What was asked. */
  readonly asked: RiskPolicy
  readonly ground: RiskGround
  /** Tickets given, and how many the tolerance asked for takes. */
  readonly tickets: number
  readonly needed: number
  /** The promise of each lane; empty with too few tickets. The one without a queue is for all others. */
  readonly lanes: readonly PromisedLane[]
  /** What other tolerances would give; empty with too few tickets. */
  readonly curve: readonly RiskCurvePoint[]
}

/**
 * From so many tickets on something is concluded whatever is asked: a tolerance that so few cannot show lets nothing be decided
 * alone. Else asking for more care would leave the rule for no tickets at all in force, and decide more alone.
 */
const usuallyNeeded = enoughFor(toBeShown({ ...defaultRisk, doubt: 1 - defaultRisk.confidence }))

/** A lane, and what is promised of it. */
export interface PromisedLane extends LaneBound, QueueRisk {}

/**
 * The thresholds of all queues: of those where the operator tolerates the same together, the others with their own
 * numbers. Queues that share their numbers share the doubt, too (`riskThreshold`). With fewer tickets than a lane should
 * have by the built-in tolerance nothing is concluded; with fewer than the one asked for takes, nothing is decided alone. A queue of which nothing is known does not act alone once anything is concluded.
 */
export function calculateRisk(
  outcomes: readonly ResolvedOutcome[],
  asked: RiskPolicy,
  ground: RiskGround,
): RiskCalculation {
  const work = riskInSteps(outcomes, asked, ground)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** The same, a few milliseconds at a time, for those who have other things to do in between. */
export function* riskInSteps(
  outcomes: readonly ResolvedOutcome[],
  asked: RiskPolicy,
  ground: RiskGround,
): Generator<undefined, RiskCalculation> {
  const needed = enoughFor(toBeShown({ ...asked, doubt: 1 - asked.confidence }))
  const found = { asked, ground, tickets: outcomes.length, needed }
  if (outcomes.length < Math.min(needed, usuallyNeeded)) return { ...found, lanes: [], curve: [] }
  const apart = new Map(asked.queues.map((one) => [one.queue, one]))
  const rest = outcomes.filter(({ queue }) => !apart.has(queue))
  const lanes = [...lanesFor(rest, asked, asked)]
  for (const group of groupsOf(asked)) {
    yield
    lanes.push(...groupLanes(outcomes, group, asked))
  }
  const curve: RiskCurvePoint[] = []
  for (const tolerated of curveTolerances) {
    yield
    curve.push(curvePoint(outcomes, asked, tolerated))
  }
  return { ...found, lanes, curve }
}

/** The rules that decisions are made by. */
export function rulesOf({ lanes, ground }: Pick<RiskCalculation, 'lanes' | 'ground'>, version: number): ActRule[] {
  return lanes.map(({ queue, threshold, tolerated, confidence, tickets, acted, wrong }) => ({
    version,
    ...(queue === undefined ? {} : { queue }),
    threshold,
    tolerated,
    confidence,
    ground,
    tickets,
    acted,
    wrong,
  }))
}

interface Group extends QueueRisk {
  readonly queues: readonly string[]
}

function groupsOf({ queues }: RiskPolicy): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const { queue, tolerated, confidence } of queues) {
    const name = `${tolerated} ${confidence}`
    groups.set(name, { tolerated, confidence, queues: [...(groups.get(name)?.queues ?? []), queue] })
  }
  return [...groups.values()]
}

/** Every queue of the group by name: what they share would else be taken for the rule of all others. */
function groupLanes(outcomes: readonly ResolvedOutcome[], group: Group, asked: RiskPolicy): readonly PromisedLane[] {
  const own = outcomes.filter(({ queue }) => group.queues.includes(queue))
  const lanes = lanesFor(own, group, asked)
  const others = lanes.find(({ queue }) => queue === undefined)!
  return group.queues.map((queue) => lanes.find((lane) => lane.queue === queue) ?? { ...others, queue })
}

/** Always with one for the others, be it that nothing is known of any. */
function lanesFor(
  outcomes: readonly ResolvedOutcome[],
  { tolerated, confidence }: QueueRisk,
  { wrongLabels, over }: RiskPolicy,
): readonly PromisedLane[] {
  const tolerance = { tolerated, confidence, wrongLabels, over }
  const { lanes } = riskThreshold(outcomes, tolerance)
  const isWhole = lanes.some(({ queue }) => queue === undefined)
  const others = isWhole ? [] : [riskThreshold([], tolerance).pooled]
  return [...lanes, ...others].map((lane) => ({ ...lane, tolerated, confidence }))
}
