import { loadReader, type HistoricTicket, type Lesson, type Reader } from '@pointsman/core'
import { generateHistory, sampleCompany } from '@pointsman/simulator'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadSenses } from '../senses/senses.ts'
import { readOutcome } from './compare-readers.ts'
import { comparisonWindow, newestArrival, newRows, newSince } from './comparison-window.ts'
import { trainChallenger } from './train-challenger.ts'
import type { Champion, TrainingGround, TrainingResult } from './training-order.ts'

const start = Date.UTC(2026, 0, 5)
const day = 86_400_000
const queues = sampleCompany({ seed: 1 }).queues.map((queue) => ({ ...queue, version: 1 }))
const history = [...generateHistory({ seed: 1, from: start, months: 1, ticketsPerDay: 60 })].map(
  ({ ticket, outcome }): HistoricTicket => ({ ticket, outcome }),
)
const senses = await loadSenses()

// Training takes seconds, so the models are made once.
const few = history.slice(0, 60)
const patience = 300_000

describe('a training', () => {
  let small: TrainingResult
  beforeAll(() => {
    small = train(few)
  }, patience)

  it('without a model in force makes the first, and the same again gives the same bits', { timeout: patience }, () => {
    expect(small).toMatchObject({ outcome: 'first', model: { tickets: 60, lessonSeq: 0 } })
    const again = train(few, { champion: championOf(small) })
    expect(again).toMatchObject({ outcome: 'same', tooFew: { found: 0, needed: 200 } })
    expect(Buffer.compare(again.model!.snapshot, small.model!.snapshot)).toBe(0)
  })

  it('at night does nothing with too few new tickets', () => {
    const night = train(history.slice(0, 160), { champion: championOf(small), kind: 'nightly' })
    expect(night).toEqual({ outcome: 'too_few', tooFew: { found: 100, needed: 200 } })
  })

  it(
    'wins over a model that learned from far less, and is then trained with the newest, too',
    { timeout: patience },
    () => {
      const champion = championOf(small)
      const { outcome, comparison, model } = train(history.slice(0, 900), { champion })
      expect(outcome).toBe('better')
      expect(comparison!.onlyChallenger).toBeGreaterThan(comparison!.onlyChampion)
      expect([comparison!.champion, comparison!.tickets]).toEqual([champion.version, 420])
      expect([model!.tickets, model!.trainedThrough]).toEqual([900, history[899]!.ticket.receivedAt])
    },
  )

  it('that learned wrong labels loses, and is kept as it was compared', { timeout: patience }, () => {
    const champion = championOf(train(history.slice(0, 400)))
    const { start: from } = comparisonWindow(history.slice(0, 800), newSince(champion, Infinity), () => true)!
    const wrong = history.slice(0, 800).map((row, i): HistoricTicket => {
      return row.ticket.receivedAt < from ? { ...row, outcome: { ...row.outcome, queue: queues[i % 3]!.id } } : row
    })
    const { outcome, comparison, model } = train(wrong, { champion })
    expect(outcome).toBe('worse')
    expect(comparison!.onlyChampion).toBeGreaterThan(comparison!.onlyChallenger)
    expect(model!.tickets).toBeLessThanOrEqual(800 - comparison!.tickets)
  })

  it('puts a model in force where the one before cannot be read', { timeout: patience }, () => {
    const champion = { ...championOf(small), snapshot: new Uint8Array([1, 2, 3]) }
    expect(train(few, { champion })).toMatchObject({ outcome: 'first', unreadable: expect.any(String) })
  })

  it('left and gone back to is the same, bit for bit, with every lesson since', () => {
    const lessons = Array.from({ length: 6 }, (_, i) => aLesson(i + 1, queues[i % 2]!.id))
    const early = taught(small.model!.snapshot, lessons.slice(0, 2))
    const stayed = taught(early.snapshot(), lessons.slice(2))
    const returned = taught(taught(small.model!.snapshot, lessons.slice(0, 4)).snapshot(), lessons.slice(4))
    expect(Buffer.compare(stayed.snapshot(), returned.snapshot())).toBe(0)
    expect(stayed.version).toBe(`${small.model!.version.split('+')[0]}+6`)
  })
})

describe('the window', () => {
  it('is the newest half of what came since, and nothing resolved within it is learned before', () => {
    const since = history[99]!.ticket.receivedAt
    const { window, before, start: from } = comparisonWindow(history, { since, until: Infinity }, () => true)!
    expect(window.every(({ ticket }) => ticket.receivedAt >= from)).toBe(true)
    expect(before.every(({ outcome }) => (outcome.resolvedAt ?? 0) < from)).toBe(true)
    expect(window.length).toBeGreaterThanOrEqual(Math.floor((history.length - 100) / 2))
    const seen = new Set(before.map(({ ticket }) => ticket.id))
    expect(window.some(({ ticket }) => seen.has(ticket.id))).toBe(false)
  })

  it('is not closed by one ticket with a date of the future', () => {
    const now = history[400]!.ticket.receivedAt
    const [last] = history.slice(-1)
    const slip: HistoricTicket = { ...last!, ticket: { ...last!.ticket, id: 'slip', receivedAt: now + 36 * 365 * day } }
    const trainedThrough = newestArrival([...history.slice(0, 100), slip], now)!
    expect(trainedThrough).toBe(history[99]!.ticket.receivedAt)
    const since = newSince({ trainedAt: now - day, trainedThrough }, now)
    expect(newRows([...history.slice(0, 300), slip], since, () => true)).toEqual(
      history.slice(0, 300).filter(({ ticket }) => ticket.receivedAt > trainedThrough),
    )
    // A model that was saved before such dates were left out.
    const saved = newSince({ trainedAt: now - day, trainedThrough: slip.ticket.receivedAt }, now)
    expect(saved).toEqual({ since: now - day, until: now })
  })

  it('leaves tickets of closed queues out', () => {
    const { window } = comparisonWindow(history, { since: 0, until: Infinity }, (queue) => queue !== queues[0]!.id)!
    expect(window.some(({ outcome }) => outcome.queue === queues[0]!.id)).toBe(false)
  })
})

it('a reader that abstains is wrong and in doubt about everything', () => {
  const nothing = { distribution: [], confidence: 0, inScope: 0, abstained: true, evidence: [] }
  expect(readOutcome(nothing, 'a', 4)).toEqual({ isRight: false, loss: expect.closeTo(Math.log(4), 12) })
  const half = {
    ...nothing,
    label: 'b',
    distribution: [
      { label: 'b', probability: 0.6 },
      { label: 'a', probability: 0.25 },
    ],
  }
  expect(readOutcome(half, 'a', 4)).toEqual({ isRight: false, loss: expect.closeTo(-Math.log(0.25), 12) })
  expect(readOutcome(half, 'c', 4).loss).toBeCloseTo(-Math.log(0.15 / 2), 12)
})

function train(rows: readonly HistoricTicket[], changes: Partial<TrainingGround> = {}): TrainingResult {
  const ground: TrainingGround = {
    actor: 'ada',
    kind: 'asked',
    seed: 1,
    isForced: false,
    at: start + 400 * day,
    queues,
    lessons: [],
    ...changes,
  }
  return trainChallenger({ history: rows, ground, senses }, () => undefined)
}

function championOf({ model }: TrainingResult): Champion {
  return { ...model!, trainedAt: start + 40 * day }
}

function taught(snapshot: Uint8Array, lessons: readonly Lesson[]): Reader {
  const reader = loadReader(snapshot, senses)
  for (const lesson of lessons) reader.learnOne(lesson)
  return reader
}

function aLesson(seq: number, answer: string): Lesson {
  const text = `Where is my invoice ${seq}\nI need the invoice number ${seq} for the tax office`
  return { seq, at: start + seq, ticketId: `l${seq}`, text, facet: 'queue', answer, actor: 'ada' }
}
