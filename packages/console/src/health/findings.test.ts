import { expect, test } from 'vitest'
import type { Alarm, Health, Models } from '../client/shapes.ts'
import { findingsIn, type Seen } from './findings.ts'

const now = Date.UTC(2026, 2, 2, 9)

const models: Models = {
  champion: 'm1+0',
  items: [
    {
      ...{ version: 'm1+0', is_champion: true, lesson_seq: 0, bytes: 1, facts: {} },
      trained_at: '2026-03-01T03:00:00.000Z',
      trained_through: '2026-02-28T17:00:00.000Z',
    },
  ],
  trainings: [],
  promotions: [],
}

const alarm: Alarm = {
  ...{
    id: 3,
    at: '2026-03-02T08:00:00.000Z',
    sign: 'strange',
    because: '19 of 34',
    model: 'm1',
    except: [],
    endings: [],
  },
}

const health: Health = {
  at: new Date(now).toISOString(),
  database: {
    ...{ engine: 'embedded', version: '18', migrations: 12, bytes: 1 },
    connections: { total: 4, idle: 0, waiting: 70 },
  },
  outbox: { entries: 0 },
  webhooks: { working: 0, failing: 0, disabled: 0, findings: [] },
  help_desks: [
    { id: 'zendesk', vendor: 'zendesk', tickets: 3, to_take_in: 0, to_write: 2, trouble: 'the token is refused' },
    { id: 'request-tracker', vendor: 'request-tracker', tickets: 7, to_take_in: 0, to_write: 0 },
  ],
}

const well: Seen = { isDown: false, ready: undefined, alarms: [], models, health: undefined, now }

test('nothing is found where all is well, nor while nothing was answered', () => {
  expect(findingsIn(well)).toEqual([])
  expect(findingsIn({ ...well, alarms: undefined, models: undefined })).toEqual([])
})

test('the worst comes first: nothing works, then what was lowered, then what may become a matter', () => {
  const { champion: _, ...untrained } = models
  const all = findingsIn({ ...well, isDown: true, alarms: [alarm], models: { ...untrained, items: [] }, health })
  expect(all).toEqual([
    { kind: 'unreachable' },
    { kind: 'alarm', at: alarm.at },
    { kind: 'helpDesk', id: 'zendesk', words: 'the token is refused' },
    { kind: 'queued', calls: 70 },
    { kind: 'noModel' },
  ])
})

test('an alarm that was ended is none', () => {
  expect(findingsIn({ ...well, alarms: [{ ...alarm, ended_at: '2026-03-02T08:30:00.000Z' }] })).toEqual([])
})

test('a model is old by the newest ticket it knows, and a training that failed is told until one went well', () => {
  const month = 30 * 86_400_000
  expect(findingsIn({ ...well, now: now + month })).toEqual([{ kind: 'oldModel', days: 31 }])
  const training = {
    id: 't',
    started_at: '',
    actor: 'a',
    kind: 'nightly',
    seed: 1,
    share: 1,
    step: '',
    ended_at: 'x',
  } as const
  const { ended_at: _, ...running } = training
  expect(findingsIn({ ...well, models: { ...models, trainings: [running] }, now: now + month })).toEqual([])
  const failed = { ...training, outcome: 'failed', in_words: 'no memory' }
  const told = (trainings: Models['trainings']): unknown => findingsIn({ ...well, models: { ...models, trainings } })
  expect(told([failed])).toEqual([{ kind: 'failedTraining', words: 'no memory' }])
  expect(told([{ ...training, outcome: 'better' }, failed])).toEqual([])
})
