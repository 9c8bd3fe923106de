import { createHash } from 'node:crypto'
import { priorities } from '@pointsman/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleCompany } from './company/company.ts'
import type { TrueTicket } from './ticket-writer.ts'
import { generateHistory, liveTickets, type SimulatedTicket } from './generate.ts'

const from = Date.UTC(2026, 0, 1)
const day = 86_400_000
const history = (seed: number, months = 3, ticketsPerDay = 33): readonly SimulatedTicket[] => [
  ...generateHistory({ seed, from, months, ticketsPerDay }),
]
const seeds = fc.integer({ min: 0, max: 100_000 })
const firstLive = (since: number, count: number): readonly TrueTicket[] => {
  const found: TrueTicket[] = []
  for (const one of liveTickets({ seed: 1, from: since })) {
    if (found.push(one) === count) break
  }
  return found
}
const share = <T>(all: readonly T[], isSo: (one: T) => boolean): number => all.filter(isSo).length / all.length

test('the same seed gives the same 500 tickets, byte for byte, and another seed gives others', () => {
  const fingerprint = (seed: number): string =>
    createHash('sha256')
      .update(JSON.stringify(history(seed, 1).slice(0, 500)))
      .digest('hex')
  expect(fingerprint(1)).toBe(fingerprint(1))
  expect(fingerprint(1)).not.toBe(fingerprint(2))
})

test('the live stream of the same seed is the same, and none of its tickets is in the history', () => {
  const take = (): readonly string[] => firstLive(from + 90 * day, 200).map((one) => JSON.stringify(one))
  expect(take()).toEqual(take())
  const past = new Set(history(1).map((one) => one.ticket.body))
  expect(share(firstLive(from, 300), (one) => past.has(one.ticket.body))).toBe(0)
})

test('tickets come in order, each with its own id, and outcomes follow arrivals', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const all = history(seed, 1)
      expect(new Set(all.map((one) => one.ticket.id)).size).toBe(all.length)
      for (const [index, { ticket, outcome }] of all.entries()) {
        expect(ticket.receivedAt).toBeGreaterThanOrEqual(all[index - 1]?.ticket.receivedAt ?? from)
        expect(outcome.firstResponseAt).toBeGreaterThan(ticket.receivedAt)
        expect(outcome.resolvedAt).toBeGreaterThan(outcome.firstResponseAt ?? Infinity)
      }
    }),
    // Of these two, somebody wrote just after midnight and again within less than a day.
    { numRuns: 5, examples: [[697], [1147]] },
  )
})

test('whatever the seed: a third write no English, three in ten categories are wrong, Monday is the busiest day', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const all = history(seed)
      const nameOf = new Map(sampleCompany({ seed }).queues.map((queue) => [queue.id, queue.name]))
      const english = share(all, (one) => one.truth.language === 'en')
      expect(english).toBeGreaterThan(0.6)
      expect(english).toBeLessThan(0.88)
      for (const language of ['de', 'fr', 'es'])
        expect(share(all, (one) => one.truth.language === language)).toBeGreaterThan(0.01)
      const categorised = all.filter((one) => one.ticket.claimed?.category !== undefined)
      const wrong = share(categorised, ({ ticket, truth }) => ticket.claimed?.category !== nameOf.get(truth.queue))
      expect(wrong).toBeGreaterThan(0.25)
      expect(wrong).toBeLessThan(0.35)
      const perDay = Map.groupBy(
        all.filter((one) => !one.truth.duringOutage),
        (one) => new Date(one.ticket.receivedAt).getUTCDay(),
      )
      const busiest = [...perDay].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
      expect(busiest).toBe(1)
      expect(all.length / 90).toBeGreaterThan(28)
      expect(all.length / 90).toBeLessThan(40)
    }),
    { numRuns: 6 },
  )
})

test('whoever inflates claims too much, whoever understates too little, and neither says what is so', () => {
  const habits = new Map(sampleCompany({ seed: 4 }).requesters.map((one) => [one.id, one.claims]))
  const claims = history(4).filter((one) => one.ticket.claimed?.priority !== undefined)
  const overclaim = (habit: string): number => {
    const theirs = claims.filter((one) => habits.get(one.ticket.requester ?? '') === habit)
    const steps = theirs.map(
      ({ ticket, truth }) =>
        priorities.indexOf(truth.priority) - priorities.indexOf(ticket.claimed?.priority ?? 'normal'),
    )
    return steps.reduce((sum, step) => sum + step, 0) / steps.length
  }
  expect(overclaim('inflates')).toBeGreaterThan(1)
  expect(overclaim('understates')).toBeLessThan(-0.5)
  expect(Math.abs(overclaim('level-headed'))).toBeLessThan(0.25)
})

test('there are calm outages and loud trifles', () => {
  const all = history(5)
  expect(all.filter(({ truth }) => truth.priority === 'urgent' && truth.register === 'calm').length).toBeGreaterThan(5)
  expect(all.filter(({ truth }) => truth.priority === 'low' && truth.register === 'loud').length).toBeGreaterThan(50)
})

test('among 5,000 tickets fewer than one in fifty repeats another word for word', () => {
  const bodies = history(6, 6)
    .slice(0, 5000)
    .map((one) => one.ticket.body)
  expect(bodies).toHaveLength(5000)
  expect(1 - new Set(bodies).size / bodies.length).toBeLessThan(0.02)
})

test('no slot and no brace of a template is left in a text', () => {
  for (const { ticket, truth } of history(7)) {
    if (ticket.body.startsWith('<html')) continue
    const own = `${ticket.subject}\n${ticket.body}`.replace(/^\{"error".*$|^Uncaught .*$/gm, '')
    expect(own, `${ticket.id} ${truth.topic}`).not.toMatch(/<(?!saml|\/saml|[ ]|[a-z]+@)[a-z]+>|[{}|]|undefined/)
  }
})

test('a fast agent is fast in the history: handling time follows the hidden pace', () => {
  const { truth: agents } = sampleCompany({ seed: 8 })
  const logs = history(8).map(({ truth, outcome }) => {
    const pace = agents.get(outcome.assignee ?? '')?.abilities.get(truth.topic)?.pace ?? 1
    const median = sampleCompanyMinutes.get(truth.topic) ?? 1
    return { isFast: pace < 0.85, isSlow: pace > 1.15, log: Math.log((outcome.handleMinutes ?? 1) / median) }
  })
  const mean = (some: readonly { readonly log: number }[]): number =>
    some.reduce((sum, one) => sum + one.log, 0) / some.length
  expect(mean(logs.filter((one) => one.isSlow)) - mean(logs.filter((one) => one.isFast))).toBeGreaterThan(0.3)
})

const sampleCompanyMinutes = new Map(sampleCompany({ seed: 8 }).topics.map((topic) => [topic.id, topic.minutes]))
