import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anAgent, aQueue } from '../domain/builders.ts'
import { prepareRoster } from './roster.ts'

test('the order of records makes no difference, to the last bit', () => {
  const record = fc.record({
    meanLogMinutes: fc.nat(9973).map((part) => (6 * part) / 9973),
    timed: fc.integer({ min: 1, max: 99 }),
  })
  fc.assert(
    fc.property(fc.array(record, { minLength: 3, maxLength: 8 }), (parts) => {
      const records = parts.map((part, index) => ({
        agent: `a${index}`,
        kind: 'billing',
        queue: 'billing',
        attempts: part.timed + 1,
        successes: part.timed,
        timed: part.timed,
        sumLog: part.timed * part.meanLogMinutes,
        sumLogSquares: part.timed * (part.meanLogMinutes ** 2 + 0.25),
        at: 0,
      }))
      const agents = records.map(({ agent }) => anAgent({ id: agent }))
      const queues = [aQueue({ id: 'billing' })]
      const one = prepareRoster({ agents, queues, records }).queues.get('billing')
      const other = prepareRoster({ agents, queues, records: records.toReversed() }).queues.get('billing')
      expect([...other!.ability.pace]).toEqual([...one!.ability.pace])
      expect([...other!.ability.success]).toEqual([...one!.ability.success])
    }),
  )
})

test('a closed queue is not prepared: nothing is routed to it', () => {
  const queues = [aQueue({ id: 'billing' }), aQueue({ id: 'legacy', active: false })]
  expect([...prepareRoster({ agents: [], queues, records: [] }).queues.keys()]).toEqual(['billing'])
})
