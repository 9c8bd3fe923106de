import { expect, test } from 'vitest'
import { anAgent, aQueue, mondayMorning } from '../domain/builders.ts'
import { prepareRoster } from './roster.ts'
import type { KindRecord } from '../records/kind-record.ts'

const minutes = 20
const record = (agent: string, kind: string, attempts: number): KindRecord => ({
  agent,
  kind,
  queue: 'q',
  attempts,
  successes: attempts * 0.95,
  timed: attempts,
  sumLog: attempts * Math.log(minutes),
  sumLogSquares: attempts * (Math.log(minutes) ** 2 + 0.2),
  at: mondayMorning,
})

test('the time of the only one who can do the rare thing is dearer for what everybody can do', () => {
  const agents = ['ada', 'ben', 'cy'].map((id) => anAgent({ id, queues: id === 'ada' ? ['q', 'rare'] : ['q'] }))
  const records = [
    ...agents.map(({ id }) => record(id, 'common', 100)),
    { ...record('ada', 'api', 150), queue: 'rare' },
  ]
  const queues = [aQueue({ id: 'q' }), aQueue({ id: 'rare' })]
  const { topics } = prepareRoster({ agents, queues, records })
  const [ada, ben, cy] = topics.get('common')!.ability.scarcity
  expect(ada).toBeGreaterThan(0.05)
  expect(Math.min(ben!, cy!)).toBeCloseTo(0, 2)
  expect(topics.get('api')!.ability.scarcity[0]).toBe(0)
})

test('without records nobody is scarce', () => {
  const agents = ['ada', 'ben'].map((id) => anAgent({ id }))
  const { queues } = prepareRoster({ agents, queues: [aQueue({ id: 'billing' })], records: [] })
  expect([...queues.get('billing')!.ability.scarcity]).toEqual([0, 0])
})

test('the order of people makes no difference to the last bit', () => {
  const agents = Array.from({ length: 13 }, (_, at) => anAgent({ id: `a${at}`, queues: ['q'] }))
  const kinds = Array.from({ length: 19 }, (_, at) => `k${at}`)
  const records = agents.flatMap(({ id }, at) =>
    kinds.map((kind, number) => record(id, kind, 3 + ((at * 7 + number * 11) % 13) / 7)),
  )
  const scarcity = (people: typeof agents): readonly (readonly number[])[] => {
    const { topics, agentIndex } = prepareRoster({ agents: people, queues: [aQueue({ id: 'q' })], records })
    return kinds.map((kind) => agents.map(({ id }) => topics.get(kind)!.ability.scarcity[agentIndex.get(id)!]!))
  }
  expect(scarcity(agents.toReversed())).toEqual(scarcity(agents))
})
