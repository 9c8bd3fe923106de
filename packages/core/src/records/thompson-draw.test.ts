import { expect, test } from 'vitest'
import { addAttempt, emptyRecord, type KindRecord } from './kind-record.ts'
import { cellOf, minutesInterval, successChance, successInterval, ticketMinutes } from './record-book.ts'
import { estimate } from './estimate.ts'
import { normalQuantile } from './normal-quantile.ts'
import { thompsonDraw } from './thompson-draw.ts'

function aRecord(agent: string, succeeded: number, failed: number): KindRecord {
  let record = emptyRecord({ agent, kind: 'a', queue: 'q' }, 0)
  for (let i = 0; i < succeeded + failed; i++)
    record = addAttempt(record, { at: 0, succeeded: i < succeeded, minutes: 20 })
  return record
}

const names = ['veteran', 'newcomer', 'other']
const input = {
  records: [aRecord('veteran', 340, 60), aRecord('other', 40, 10)],
  agents: names.map((id) => ({ id, skills: [] })),
  kinds: [{ id: 'a' }, { id: 'b' }],
  now: 0,
}
const book = estimate(input)
const drawn = (agent: string): readonly { success: number; minutes: number }[] =>
  Array.from({ length: 4_000 }, (_, seed) => thompsonDraw(book, agent, 'a', seed))

test('draws are spread as the doubt is: nine in ten within the range, their mean at the estimate', () => {
  for (const agent of names) {
    const cell = cellOf(book, agent, 'a')
    const chance = successInterval(book, cell)
    const draws = drawn(agent)
    const within = draws.filter(({ success }) => chance.low <= success && success <= chance.high).length
    // Three standard errors of four thousand draws at nine in ten are 0.014.
    expect(Math.abs(within / draws.length - 0.9)).toBeLessThan(0.015)
    const mean = draws.reduce((sum, { success }) => sum + success, 0) / draws.length
    expect(Math.abs(mean - successChance(book, cell))).toBeLessThan(0.015)
    const minutes = minutesInterval(book, cell)
    const factor = ticketMinutes(book, cell) / Math.exp(book.logMinutes[cell]! + book.logVariance[cell]! / 2)
    const inTime = draws.filter((draw) => minutes.low * factor <= draw.minutes && draw.minutes <= minutes.high * factor)
    expect(Math.abs(inTime.length / draws.length - 0.9)).toBeLessThan(0.015)
  }
})

test('a newcomer is sometimes drawn better than the veteran, and more seldom worse than they could be', () => {
  const veteran = drawn('veteran')
  const better = drawn('newcomer').filter(({ success }, i) => success > veteran[i]!.success).length
  expect(better).toBeGreaterThan(400)
  expect(better).toBeLessThan(2_400)
})

test('one seed is one world: the same for everybody who asks, whatever the order of the roster', () => {
  const other = estimate({ ...input, agents: input.agents.toReversed() })
  for (const agent of names) {
    for (const seed of [0, 1, 77, 4_000_000_000]) {
      expect(thompsonDraw(other, agent, 'a', seed)).toEqual(thompsonDraw(book, agent, 'a', seed))
    }
  }
  expect(thompsonDraw(book, 'newcomer', 'a', 1)).not.toEqual(thompsonDraw(book, 'newcomer', 'a', 2))
  expect(thompsonDraw(book, 'newcomer', 'a', 1).success).not.toBe(thompsonDraw(book, 'newcomer', 'b', 1).success)
})

test('quantiles of the normal distribution are those of the tables', () => {
  const table = [
    [0.5, 0],
    [0.841344746068543, 1],
    [0.95, 1.644853626951473],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [1e-9, -5.997807015007],
  ] as const
  for (const [p, quantile] of table) {
    expect(normalQuantile(p)).toBeCloseTo(quantile, 7)
    if (p >= 0.001) expect(normalQuantile(1 - p)).toBeCloseTo(-quantile, 7)
  }
})
