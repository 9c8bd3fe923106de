import { describe, expect, test } from 'vitest'
import { calibrationError, type Reading } from '@pointsman/core'
import { drawScenario } from './scenario.ts'
import { highImpact } from './tickets.ts'
import { worlds } from './world.ts'

const thirty = worlds[0]!
const options = { seed: 1, days: 14, warmupDays: 0 }
const scenario = drawScenario(thirty, options)
const isRight = (at: number): boolean => {
  const { reading, topic } = scenario.tickets[at]!
  return reading.topic.label === scenario.organisation.topics[topic]!.id
}

describe('a reader that is a formula', () => {
  test('is right about four times in five, and says how sure it is', () => {
    const right = scenario.tickets.filter((_, at) => isRight(at)).length / scenario.tickets.length
    expect(right).toBeGreaterThan(0.75)
    expect(right).toBeLessThan(0.88)
    const scored = scenario.tickets.map(({ reading, topic }, at) => ({
      truth: scenario.organisation.topics[topic]!.id,
      predicted: reading.topic.label ?? '',
      confidence: reading.topic.confidence,
      rank: isRight(at) ? 1 : 2,
    }))
    expect(calibrationError(scored)).toBeLessThan(0.03)
  })

  test('errs rather between topics of one queue than across queues', () => {
    const { topics } = scenario.organisation
    const wrong = scenario.tickets.filter((_, at) => !isRight(at))
    const sameQueue = wrong.filter(({ reading, topic }) => {
      const read = topics.find(({ id }) => id === reading.topic.label)!
      return read.queue === topics[topic]!.queue
    })
    // Chance alone would put 2 of 23 there.
    expect(sameQueue.length / wrong.length).toBeGreaterThan(0.2)
  })

  test('impact is read with noise, and distress says nothing about it', () => {
    const high = scenario.tickets.filter(({ impact }) => impact >= highImpact)
    const low = scenario.tickets.filter(({ impact }) => impact < highImpact)
    const mean = (of: readonly { reading: Reading }[], what: 'impact' | 'distress'): number =>
      of.reduce((sum, { reading }) => sum + reading[what].value, 0) / of.length
    expect(mean(high, 'impact')).toBeGreaterThan(mean(low, 'impact') + 0.15)
    expect(Math.abs(mean(high, 'distress') - mean(low, 'distress'))).toBeLessThan(0.06)
  })
})

describe('a world with words', () => {
  const marlstone = worlds.find(({ name }) => name === 'marlstone')!
  const short = { seed: 2, days: 2, warmupDays: 0 }

  test('has the words of the sample company, and its topics', () => {
    const { tickets, organisation } = drawScenario(marlstone, short)
    expect(tickets.every(({ ticket }) => ticket.body.length > 10)).toBe(true)
    expect(organisation.topics.map(({ id }) => id)).toContain('refunds')
  })

  test('is the same with a reader of its own, but for what is read', () => {
    const { reading } = drawScenario(marlstone, short).tickets[0]!
    const asked: string[] = []
    const own = drawScenario(marlstone, { ...short, read: (ticket) => (asked.push(ticket.id), reading) })
    const plain = drawScenario(marlstone, short)
    expect(asked).toEqual(own.tickets.map(({ ticket }) => ticket.id))
    expect(own.tickets.map((one) => ({ ...one, reading: undefined }))).toEqual(
      plain.tickets.map((one) => ({ ...one, reading: undefined })),
    )
  })
})
