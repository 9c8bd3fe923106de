import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyBook, forgetAttempt, forgetSuccess, learnAttempt } from './learn-attempt.ts'
import { addAttempt, emptyRecord, type Attempt, type KindRecord } from './kind-record.ts'
import { cellOf, successChance, type RecordBook } from './record-book.ts'
import { estimate } from './estimate.ts'
import { simulateTeam } from './simulated-team.ts'

const team = simulateTeam({ seed: 4, agents: 12, kinds: 8, tickets: (_a, _k, random) => Math.floor(20 * random()) })
const night = estimate({ ...team, now: 0 })
const numbers = ['logMinutes', 'logVariance', 'alpha', 'beta', 'attempts', 'timed'] as const

function expectSame(one: RecordBook, other: RecordBook): void {
  for (const part of numbers) {
    one[part].forEach((value, cell) => {
      expect(Math.abs(value - other[part][cell]!)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)))
    })
  }
}

const someAttempt: fc.Arbitrary<Attempt> = fc
  .record({
    succeeded: fc.boolean(),
    minutes: fc.integer({ min: 1, max: 500 }),
    quarters: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ succeeded, minutes, quarters }) => ({ at: 0, succeeded, minutes, weight: quarters / 4 }))
const someLessons = fc.array(fc.tuple(fc.nat(night.logMinutes.length - 1), someAttempt), { maxLength: 12 })

test('what is learned during the day can be taken back, in any order', () => {
  fc.assert(
    fc.property(someLessons, (lessons) => {
      const book = copyBook(night)
      for (const [cell, attempt] of lessons) learnAttempt(book, cell, attempt)
      for (const [cell, attempt] of lessons) forgetAttempt(book, cell, attempt)
      expectSame(book, night)
    }),
  )
})

test('the order of the day makes no difference, and other agents and kinds stay where they were', () => {
  fc.assert(
    fc.property(someLessons, (lessons) => {
      const [book, backwards] = [copyBook(night), copyBook(night)]
      for (const [cell, attempt] of lessons) learnAttempt(book, cell, attempt)
      for (const [cell, attempt] of lessons.toReversed()) learnAttempt(backwards, cell, attempt)
      expectSame(book, backwards)
      const touched = new Set(lessons.map(([cell]) => cell))
      night.logMinutes.forEach((value, cell) => {
        if (!touched.has(cell)) expect(book.logMinutes[cell]).toBe(value)
      })
    }),
  )
})

test('a reopened ticket counts as a failure', () => {
  const [reopened, failed] = [copyBook(night), copyBook(night)]
  learnAttempt(reopened, 3, { at: 0, succeeded: true, minutes: 20 })
  forgetSuccess(reopened, 3, { at: 0, succeeded: true, minutes: 20 })
  learnAttempt(failed, 3, { at: 0, succeeded: false, minutes: 20 })
  expectSame(reopened, failed)
})

test('the day leads to where the night would have led', () => {
  const [agent, kind] = [5, 2]
  const attempts = Array.from({ length: 25 }, () => team.ticket(agent, kind))
  const cell = agent * night.stride + kind
  const day = copyBook(night)
  for (const attempt of attempts) learnAttempt(day, cell, attempt)
  const key = { agent: `agent ${agent}`, kind: `kind ${kind}`, queue: 'all' }
  const fresh: KindRecord = attempts.reduce(addAttempt, emptyRecord(key, 0))
  const next = estimate({ ...team, records: [...team.records, fresh], now: 0 })
  expect(cellOf(next, key.agent, key.kind)).toBe(cell)
  expect(Math.abs(day.logMinutes[cell]! - next.logMinutes[cell]!)).toBeLessThan(0.05)
  expect(Math.abs(Math.sqrt(day.logVariance[cell]! / next.logVariance[cell]!) - 1)).toBeLessThan(0.1)
  expect(Math.abs(successChance(day, cell) - successChance(next, cell))).toBeLessThan(0.03)
})

test('taking back what was never learned leaves a chance a chance', () => {
  const book = copyBook(night)
  for (let i = 0; i < 500; i++) {
    forgetAttempt(book, 0, { at: 0, succeeded: i % 2 === 0, minutes: 20 })
  }
  expect(successChance(book, 0)).toBeGreaterThan(0)
  expect(successChance(book, 0)).toBeLessThan(1)
  expect(book.logVariance[0]).toBeLessThanOrEqual(4)
  expect(Number.isFinite(book.logMinutes[0])).toBe(true)
})
