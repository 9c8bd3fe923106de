import { describe, expect, test } from 'vitest'
import { worlds } from '../world/world.ts'
import { compare, runSeed, type Experiment } from './experiment.ts'
import { recovery } from './recovery.ts'
import { sustainedVolume } from './sustained.ts'

const small = worlds.find(({ name }) => name === 'small')!
const experiment: Experiment = {
  world: small,
  days: 14,
  warmupDays: 7,
  seeds: 3,
  policies: ['round-robin', 'skills-fifo', 'index', 'oracle'],
}

describe('what the simulation is there to show', () => {
  const comparisons = compare([1, 2, 3].flatMap((seed) => runSeed(experiment, seed)))
  const of = (name: string) => comparisons.find(({ policy }) => policy === name)!

  test('the order of policies: round-robin, skills first in first out, the index, the oracle', () => {
    const cost = (name: string): number => of(name).mean.delayCost.mean
    expect(cost('round-robin')).toBeGreaterThan(2 * cost('skills-fifo'))
    expect(cost('index')).toBeLessThan(0.9 * cost('skills-fifo'))
    expect(cost('oracle')).toBeLessThan(cost('index'))
  })

  test('the oracle has gone the whole way and the main peer none of it', () => {
    expect(of('oracle').gapClosed?.mean).toBeCloseTo(1, 9)
    expect(of('skills-fifo').gapClosed?.mean).toBe(0)
    expect(of('skills-fifo').ratio?.delayCost).toEqual({ mean: 1, low: 1, high: 1 })
  })

  test('high-impact tickets wait less under the index than under first in, first out', () => {
    expect(of('index').ratio!.highImpactP90.mean).toBeLessThan(0.9)
  })

  test('the index carries more tickets at the same share of broken promises', () => {
    const { mean } = of('skills-fifo').mean.breachRate
    const volume = (policy: 'index' | 'skills-fifo'): number =>
      sustainedVolume({ world: small, days: 7, warmupDays: 7, seeds: 1 }, policy, 1, mean)
    expect(volume('index')).toBeGreaterThan(volume('skills-fifo'))
  })

  test('a newcomer gets work on the first day and is not flooded', () => {
    const { firstDayTickets, mostLoad } = recovery({ world: small }, 'newcomer', 'index', 4)
    expect(firstDayTickets).toBeGreaterThanOrEqual(1)
    expect(mostLoad).toBeLessThanOrEqual(1)
  })
})
