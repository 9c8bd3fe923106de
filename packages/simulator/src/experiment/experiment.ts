import { mainPeer, policies, type PolicyName } from '../policies/policies.ts'
import { measure, measureNames, type Measures } from '../world/measures.ts'
import { runWorld } from '../world/run-world.ts'
import { drawScenario, type ScenarioOptions } from '../world/scenario.ts'
import type { World } from '../world/world.ts'
import { interval, pairedRatio, type Estimate } from './intervals.ts'

/** What is compared: policies on the same worlds, one run for each seed. */
export interface Experiment extends Omit<ScenarioOptions, 'seed'> {
  readonly world: World
  readonly policies: readonly PolicyName[]
  readonly seeds: number
}

/** What came of one policy under one seed. */
export interface Trial {
  readonly seed: number
  readonly policy: PolicyName
  readonly measures: Measures
}

/** Every policy on the scenario of one seed. */
export function runSeed({ world, policies: names, ...options }: Experiment, seed: number): readonly Trial[] {
  const scenario = drawScenario(world, { ...options, seed })
  return names.map((policy) => ({ seed, policy, measures: measure(runWorld(scenario, policies[policy](scenario))) }))
}

export type MeasureName = (typeof measureNames)[number]

/** One policy over all seeds. */
export interface Comparison {
  readonly policy: PolicyName
  readonly mean: Readonly<Record<MeasureName, Estimate>>
  /** Against the main peer on the same tickets, seed by seed; absent where it did not run. */
  readonly ratio?: Readonly<Record<MeasureName, Estimate>>
  /** Share of the way in delay cost from the main peer to the oracle; absent where either did not run. */
  readonly gapClosed?: Estimate
  readonly unresolved: number
}

/** Sums up; trials may come in any order. */
export function compare(trials: readonly Trial[]): readonly Comparison[] {
  const of = (policy: PolicyName): readonly Measures[] =>
    trials
      .filter((trial) => trial.policy === policy)
      .toSorted((a, b) => a.seed - b.seed)
      .map(({ measures }) => measures)
  const names = [...new Set(trials.map(({ policy }) => policy))]
  const peer = of(mainPeer)
  const oracle = of('oracle')
  return names.map((policy) => {
    const own = of(policy)
    return {
      policy,
      mean: each((name) => interval(own.map((one) => one[name]))),
      ...(peer.length === own.length
        ? {
            ratio: each((name) =>
              pairedRatio(
                own.map((one) => one[name]),
                peer.map((one) => one[name]),
              ),
            ),
          }
        : {}),
      ...(peer.length === own.length && oracle.length === own.length
        ? { gapClosed: interval(own.map((one, at) => closed(one, peer[at]!, oracle[at]!))) }
        : {}),
      unresolved: own.reduce((sum, one) => sum + one.unresolved, 0) / own.length,
    }
  })
}

function closed(own: Measures, peer: Measures, oracle: Measures): number {
  const gap = peer.delayCost - oracle.delayCost
  return gap === 0 ? 0 : (peer.delayCost - own.delayCost) / gap
}

function each(of: (name: MeasureName) => Estimate): Record<MeasureName, Estimate> {
  return Object.fromEntries(measureNames.map((name) => [name, of(name)])) as Record<MeasureName, Estimate>
}
