import { expect, test } from 'vitest'
import { addAttempt, emptyRecord, type KindRecord } from './kind-record.ts'
import { estimate } from './estimate.ts'
import { fingerprint } from '../understand/fingerprint.ts'
import {
  cellOf,
  minutesInterval,
  successChance,
  successInterval,
  ticketMinutes,
  typicalMinutes,
  type RecordBook,
} from './record-book.ts'
import { seededRandom, shuffle } from '../learn/training/shuffle.ts'
import { simulateTeam, type SimulatedTeam, type TeamShape } from './simulated-team.ts'

const day = 86_400_000

/** As in a real team: most do a few kinds often and the others now and then. */
const unevenly: TeamShape['tickets'] = (agent, kind, random) =>
  Math.floor((agent + kind) % 4 === 0 ? 60 * random() : 6 * random() * random())

function bookOf({ records, agents, kinds }: SimulatedTeam): RecordBook {
  return estimate({ records, agents, kinds, now: 0 })
}

function aRecord(agent: string, kind: string, succeeded: number, failed: number, minutes = 20): KindRecord {
  let record = emptyRecord({ agent, kind, queue: 'q' }, 0)
  for (let i = 0; i < succeeded; i++) record = addAttempt(record, { at: 0, succeeded: true, minutes })
  for (let i = 0; i < failed; i++) record = addAttempt(record, { at: 0, succeeded: false, minutes })
  return record
}

const nobody = { id: 'nobody', skills: [] }

/** Visits every agent and kind of a team with its cell in the book and its place in the truth. */
function forEachPair(team: SimulatedTeam, book: RecordBook, visit: (cell: number, truth: number) => void): void {
  for (let agent = 0; agent < team.agents.length; agent++) {
    for (let kind = 0; kind < team.kinds.length; kind++) {
      visit(agent * book.stride + kind, agent * team.kinds.length + kind)
    }
  }
}

test('how much agents, kinds and pairs of both differ is found again, and what declared levels are worth', () => {
  const shape = {
    agents: 40,
    kinds: 20,
    tickets: () => 12,
    speed: [0.3, 0.5, 0.25, 0.7],
    success: [0.5, 0.6, 0.4],
  } as const
  const found = Array.from({ length: 10 }, (_, seed) =>
    bookOf(simulateTeam({ ...shape, seed: seed + 1, level: [-0.6, 1.2] })),
  )
  const mean = (value: (book: RecordBook) => number): number =>
    found.reduce((sum, book) => sum + value(book), 0) / found.length
  // Within a third: two hundred kinds know their variance to a tenth, and the prior and the linearised odds pull a little.
  const expectNear = (value: number, truth: number): void => expect(Math.abs(value / truth - 1)).toBeLessThan(1 / 3)
  expectNear(
    mean((book) => book.speed.agent),
    0.09,
  )
  expectNear(
    mean((book) => book.speed.kind),
    0.25,
  )
  expectNear(
    mean((book) => book.speed.agentAndKind),
    0.0625,
  )
  expectNear(
    mean((book) => book.success.agent),
    0.25,
  )
  expectNear(
    mean((book) => book.success.kind),
    0.36,
  )
  expectNear(
    mean((book) => book.success.agentAndKind),
    0.16,
  )
  expect(Math.abs(mean((book) => book.ticketNoise[0]!) - 0.49)).toBeLessThan(0.03)
  expect(Math.abs(mean((book) => book.speed.level) + 0.6)).toBeLessThan(0.06)
  expect(Math.abs(mean((book) => book.success.level) - 1.2)).toBeLessThan(0.2)
})

test('ranges hold the truth about nine times in ten, and on average nobody is judged better or worse than they are', () => {
  const thinly: TeamShape['tickets'] = (_agent, _kind, random) => Math.floor(3 * random())
  for (const tickets of [unevenly, thinly]) {
    const sum = { cells: 0, minutesHeld: 0, successHeld: 0, minutesBias: 0, successBias: 0 }
    for (let seed = 1; seed <= 20; seed++) {
      const team = simulateTeam({ seed, agents: 30, kinds: 24, tickets })
      const book = bookOf(team)
      forEachPair(team, book, (cell, truth) => {
        const minutes = minutesInterval(book, cell)
        const chance = successInterval(book, cell)
        const trueMinutes = Math.exp(team.logMinutes[truth]!)
        const trueChance = team.success[truth]!
        sum.cells += 1
        if (minutes.low <= trueMinutes && trueMinutes <= minutes.high) sum.minutesHeld += 1
        if (chance.low <= trueChance && trueChance <= chance.high) sum.successHeld += 1
        sum.minutesBias += book.logMinutes[cell]! - team.logMinutes[truth]!
        sum.successBias += successChance(book, cell) - trueChance
      })
    }
    expect(sum.minutesHeld / sum.cells).toBeGreaterThan(0.88)
    expect(sum.minutesHeld / sum.cells).toBeLessThan(0.92)
    // Counts of a handful are not quite normal in log odds: ranges come out a little narrow.
    expect(sum.successHeld / sum.cells).toBeGreaterThan(0.87)
    expect(sum.successHeld / sum.cells).toBeLessThan(0.92)
    expect(Math.abs(sum.minutesBias / sum.cells)).toBeLessThan(0.01)
    expect(Math.abs(sum.successBias / sum.cells)).toBeLessThan(0.01)
  }
})

test('estimates are nearer the truth than raw averages, than one average for all, and than that of the kind', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const team = simulateTeam({ seed, agents: 30, kinds: 24, tickets: unevenly })
    const book = bookOf(team)
    const own = new Map(team.records.map((record) => [cellOf(book, record.agent, record.kind), record]))
    const pooled = sumOf(team.records)
    const byKind = team.kinds.map(({ id }) => sumOf(team.records.filter(({ kind }) => kind === id)))
    const ours = squaredErrors(team, book, (cell) => [book.logMinutes[cell]!, successChance(book, cell)])
    const raw = squaredErrors(team, book, (cell) => averages(own.get(cell) ?? pooled))
    const pool = squaredErrors(team, book, () => averages(pooled))
    const kind = squaredErrors(team, book, (cell) => averages(byKind[cell % book.stride]!))
    for (const peer of [raw, pool, kind]) {
      expect(ours[0]).toBeLessThan(0.8 * peer[0])
      expect(ours[1]).toBeLessThan(0.9 * peer[1])
    }
  }
})

test('tickets that are still to come are guessed better than by raw averages or one average for all', () => {
  let [ours, raw, pool] = [0, 0, 0]
  for (let seed = 1; seed <= 20; seed++) {
    const team = simulateTeam({ seed, agents: 30, kinds: 24, tickets: unevenly })
    const book = bookOf(team)
    const own = new Map(team.records.map((record) => [cellOf(book, record.agent, record.kind), record]))
    const pooled = sumOf(team.records)
    forEachPair(team, book, (cell, truth) => {
      const { minutes = 1 } = team.ticket(Math.floor(truth / team.kinds.length), truth % team.kinds.length)
      const seen = Math.log(minutes)
      ours += (book.logMinutes[cell]! - seen) ** 2
      raw += (averages(own.get(cell) ?? pooled)[0] - seen) ** 2
      pool += (averages(pooled)[0] - seen) ** 2
    })
  }
  expect(ours).toBeLessThan(0.9 * raw)
  expect(ours).toBeLessThan(0.8 * pool)
})

/** Σ (guess − truth)² of ln minutes and of the chance of success, over all agents and kinds. */
function squaredErrors(
  team: SimulatedTeam,
  book: RecordBook,
  guess: (cell: number) => readonly [number, number],
): readonly [number, number] {
  const errors: [number, number] = [0, 0]
  forEachPair(team, book, (cell, truth) => {
    const [logMinutes, success] = guess(cell)
    errors[0] += (logMinutes - team.logMinutes[truth]!) ** 2
    errors[1] += (success - team.success[truth]!) ** 2
  })
  return errors
}

type Sums = Pick<KindRecord, 'attempts' | 'successes' | 'timed' | 'sumLog'>

function sumOf(records: readonly Sums[]): Sums {
  const sum = { attempts: 0, successes: 0, timed: 0, sumLog: 0 }
  for (const record of records) {
    sum.attempts += record.attempts
    sum.successes += record.successes
    sum.timed += record.timed
    sum.sumLog += record.sumLog
  }
  return sum
}

function averages(sums: Sums): readonly [number, number] {
  return [sums.sumLog / sums.timed, sums.successes / sums.attempts]
}

test('the order of records, agents and kinds changes no bit', () => {
  const team = simulateTeam({ seed: 5, agents: 12, kinds: 9, tickets: unevenly, level: [-0.4, 1] })
  const several = team.records.flatMap((record, i) =>
    i % 3 > 0 ? [record] : [aRecord(record.agent, record.kind, i % 5, 1, 7 + i), record, { ...record, queue: 'other' }],
  )
  const book = estimate({ records: several, agents: team.agents, kinds: team.kinds, now: 40 * day })
  for (let seed = 1; seed <= 5; seed++) {
    const other = estimate({
      records: shuffled(several, seed),
      agents: shuffled(team.agents, seed + 10),
      kinds: shuffled(team.kinds, seed + 20),
      now: 40 * day,
    })
    for (const { id } of team.agents) {
      for (const kind of [...team.kinds.map((one) => one.id), 'unheard of']) {
        const [here, there] = [cellOf(book, id, kind), cellOf(other, id, kind)]
        for (const part of ['logMinutes', 'logVariance', 'alpha', 'beta', 'attempts', 'timed'] as const) {
          expect(Object.is(other[part][there], book[part][here]), `${part} of ${id} × ${kind}`).toBe(true)
        }
      }
    }
  }
})

function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const order = Uint32Array.from(list, (_, i) => i)
  shuffle(order, seededRandom(seed))
  return Array.from(order, (i) => list[i]!)
}

test('the same records give the same bytes on every machine', () => {
  const team = simulateTeam({ seed: 9, agents: 15, kinds: 11, tickets: unevenly, level: [-0.5, 1] })
  const book = estimate({ ...team, now: 77 * day })
  const bytes = [book.logMinutes, book.logVariance, book.alpha, book.beta].map(({ buffer }) => new Uint8Array(buffer))
  expect(fingerprint(bytes)).toBe('138460d1649f2a9a')
})

test('three lucky tickets prove less than a hundred good ones', () => {
  const team = Array.from({ length: 8 }, (_, i) => aRecord(`agent ${i}`, 'refunds', 30 + i, 10))
  const records = [...team, aRecord('lucky', 'refunds', 3, 0, 5), aRecord('good', 'refunds', 95, 5, 5)]
  const agents = ['lucky', 'good'].map((id) => ({ id, skills: [] }))
  const book = estimate({ records, agents, kinds: [{ id: 'refunds' }], now: 0 })
  const [lucky, good] = [cellOf(book, 'lucky', 'refunds'), cellOf(book, 'good', 'refunds')]
  expect(successChance(book, lucky)).toBeLessThan(successChance(book, good))
  expect(typicalMinutes(book, lucky)).toBeGreaterThan(typicalMinutes(book, good))
  expect(book.logVariance[lucky]).toBeGreaterThan(book.logVariance[good]!)
})

test('a newcomer is taken for an ordinary member of the team, with more doubt, moved by the levels they declare', () => {
  const team = simulateTeam({ seed: 2, agents: 20, kinds: 6, tickets: unevenly, level: [-0.6, 1.2] })
  const newcomers = [0.1, 0.5, 0.9].map((level) => ({ id: `new ${level}`, skills: [{ skill: 'kind 0', level }] }))
  const book = estimate({ ...team, agents: [...team.agents, ...newcomers, nobody], now: 0 })
  const [weak, plain, strong] = [0.1, 0.5, 0.9].map((level) => cellOf(book, `new ${level}`, 'kind 0')) as [
    number,
    number,
    number,
  ]
  expect(successChance(book, weak)).toBeLessThan(successChance(book, plain))
  expect(successChance(book, plain)).toBeLessThan(successChance(book, strong))
  expect(typicalMinutes(book, weak)).toBeGreaterThan(typicalMinutes(book, strong))
  const silent = cellOf(book, 'nobody', 'kind 0')
  expect(book.logMinutes[silent]).toBe(book.logMinutes[plain])
  const stranger = cellOf(book, 'never heard of', 'kind 0')
  expect(stranger).toBe(book.agents.length * book.stride)
  expect(book.logMinutes[stranger]).toBe(book.logMinutes[silent])
  for (const { id } of team.agents) {
    expect(book.logVariance[plain]).toBeGreaterThan(book.logVariance[cellOf(book, id, 'kind 0')]!)
  }
})

test('what somebody is good at says something of what they have never done, and less of it', () => {
  const records = ['a', 'b', 'c', 'd', 'e'].flatMap((kind) => [
    aRecord('fast', kind, 40, 0, 8),
    ...[1, 2, 3, 4].map((i) => aRecord(`agent ${i}`, kind, 30, 10, 20 + i)),
  ])
  records.push(aRecord('agent 1', 'f', 30, 10, 20), aRecord('agent 2', 'f', 30, 10, 20))
  const agents = ['fast', 'agent 3'].map((id) => ({ id, skills: [] }))
  const book = estimate({ records, agents, kinds: [{ id: 'a' }, { id: 'f' }], now: 0 })
  const cell = (agent: string, kind: string): number => cellOf(book, agent, kind)
  expect(typicalMinutes(book, cell('fast', 'f'))).toBeLessThan(typicalMinutes(book, cell('agent 3', 'f')))
  const shareOfMinutes = (kind: string): number =>
    typicalMinutes(book, cell('fast', kind)) / typicalMinutes(book, cell('agent 3', kind))
  expect(shareOfMinutes('f')).toBeGreaterThan(shareOfMinutes('a'))
  expect(successChance(book, cell('fast', 'f'))).toBeGreaterThan(successChance(book, cell('agent 3', 'f')))
  expect(book.logVariance[cell('fast', 'f')]).toBeGreaterThan(book.logVariance[cell('fast', 'a')]!)
  // A kind that nobody has done is as the team's kinds are, with the doubt of one that may be anything.
  expect(book.logVariance[cell('fast', 'unheard of')]).toBeGreaterThan(book.logVariance[cell('fast', 'f')]!)
})

test('those who left still say what a kind is like', () => {
  const left = [1, 2, 3].map((i) => aRecord(`left ${i}`, 'migrations', 20, 20, 180))
  const input = { agents: [nobody], kinds: [{ id: 'migrations' }], now: 0 }
  const without = estimate({ ...input, records: [] })
  const book = estimate({ ...input, records: left })
  expect(book.agents).toEqual(['nobody'])
  expect(typicalMinutes(book, 0)).toBeGreaterThan(2 * typicalMinutes(without, 0))
  expect(successChance(book, 0)).toBeLessThan(successChance(without, 0))
})

test('one agent, one kind, or nothing at all is enough for finite numbers', () => {
  const few = [aRecord('ada', 'a', 1, 0)]
  const lists = [[], few, [aRecord('ada', 'a', 0, 300, 2_000)], [aRecord('ada', 'a', 5_000, 0, 0.5)]]
  for (const records of lists) {
    for (const agents of [[], [{ id: 'ada', skills: [] }]]) {
      for (const kinds of [[], [{ id: 'a' }]]) {
        const book = estimate({ records, agents, kinds, now: 0 })
        expect(book.logMinutes.length).toBe((agents.length + 1) * (kinds.length + 1))
        for (let cell = 0; cell < book.logMinutes.length; cell++) {
          expect(book.logVariance[cell]).toBeGreaterThan(0)
          expect(successChance(book, cell)).toBeGreaterThan(0)
          expect(successChance(book, cell)).toBeLessThan(1)
          expect(ticketMinutes(book, cell)).toBeGreaterThan(0.3)
          expect(ticketMinutes(book, cell)).toBeLessThan(5_000)
        }
      }
    }
  }
})

test('old tickets weigh less: who has become faster is soon taken for it', () => {
  const now = 360 * day
  let record = aRecord('ada', 'a', 20, 0, 60)
  for (let i = 0; i < 10; i++) record = addAttempt(record, { at: now, succeeded: true, minutes: 15 })
  const peers = [1, 2, 3, 4].map((i) => ({ ...aRecord(`agent ${i}`, 'a', 20, 2, 30), at: now }))
  const agents = [{ id: 'ada', skills: [] }]
  const book = estimate({ records: [record, ...peers], agents, kinds: [{ id: 'a' }], now })
  expect(book.attempts[0]).toBeCloseTo(12.5, 10)
  expect(typicalMinutes(book, 0)).toBeLessThan(25)
})

test('a record with impossible sums is refused by name', () => {
  const bad = { ...aRecord('ada', 'refunds', 3, 0), successes: 4 }
  const input = { agents: [], kinds: [], now: 0 }
  expect(() => estimate({ ...input, records: [bad] })).toThrow(
    /ada × refunds has attempts 3, successes 4.*at most attempts/,
  )
  expect(() => estimate({ ...input, records: [{ ...bad, successes: Number.NaN }] })).toThrow('finite')
})
