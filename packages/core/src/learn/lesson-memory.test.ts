import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toUnits, type UnitText } from './kernel/text-units.ts'
import { LessonMemory } from './lesson-memory.ts'
import type { TrainedProbability } from './lesson-voices.ts'

const words = ['printer', 'lobby', 'paper', 'invoice', 'refund', 'courier', 'webhook', 'password', 'parcel', 'login']
const unitsOf = (body: string): UnitText => toUnits({ subject: '', body })
const memoryOf = (most?: number): LessonMemory => new LessonMemory(() => 1, most)
const recall = (memory: LessonMemory, body: string) =>
  memory.recall(unitsOf(body)).map((one) => ({ ...one, shared: one.shared() }))
const store = (memory: LessonMemory, body: string, label: string, strength = 3) =>
  memory.store(unitsOf(body), { subject: '', body, label, strength })

test('the oldest lesson is forgotten when there is one too many, and the others say what they said', () => {
  const memory = memoryOf(2)
  store(memory, 'the printer in the lobby has no paper', 'facilities')
  store(memory, 'the courier left the parcel outside', 'deliveries')
  const before = recall(memory, 'the courier left the parcel outside')
  store(memory, 'please refund my last invoice', 'billing')
  expect(recall(memory, 'the printer in the lobby has no paper')).toEqual([])
  expect(recall(memory, 'the courier left the parcel outside')).toEqual(before)
  expect(memory.lessons.map(({ label }) => label)).toEqual(['deliveries', 'billing'])
})

test('a memory that forgot remembers exactly what one does that only ever heard the newest', () => {
  const anyBody = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '))
  fc.assert(
    fc.property(
      fc.array(anyBody, { maxLength: 12 }),
      anyBody,
      fc.integer({ min: 1, max: 5 }),
      (bodies, asked, most) => {
        const [all, newest] = [memoryOf(most), memoryOf()]
        bodies.forEach((body, i) => store(all, body, `label ${i % 3}`, 1 + i))
        bodies.forEach((body, i) => {
          if (i >= bodies.length - most) store(newest, body, `label ${i % 3}`, 1 + i)
        })
        expect(all.lessons).toEqual(newest.lessons)
        expect(recall(all, asked)).toEqual(recall(newest, asked))
      },
    ),
  )
})

describe('what several lessons say together', () => {
  const gas = ['the gas meter shows nothing', 'gas bill of my meter doubled', 'my gas supply and its meter moved']
  const asked = 'gas leak near the meter'
  const taught = (memory: LessonMemory, instead: string) =>
    gas.forEach((body) =>
      memory.store(unitsOf(body), { subject: '', body, label: 'energy', strength: 3, voice: 6, instead }),
    )
  const together = (memory: LessonMemory, trained: TrainedProbability) => memory.recall(unitsOf(asked), trained)[0]

  test('moves a ticket that is only loosely like each of them, further than any of them alone', () => {
    const [all, one] = [memoryOf(), memoryOf()]
    taught(all, 'water')
    const [body] = gas
    one.store(unitsOf(body!), { subject: '', body: body!, label: 'energy', strength: 3, voice: 6, instead: 'water' })
    const both = [together(all, () => 0.5)!, together(one, () => 0.5)!]
    expect(both[0]!.together).toBeGreaterThan(1.5 * both[1]!.together)
    expect(both[0]!.boost).toBeGreaterThan(both[1]!.boost)
  })

  test('is, of one lesson that is wholly like the ticket, what that lesson lacked, a third of its voice', () => {
    const memory = memoryOf()
    const [body] = gas
    memory.store(unitsOf(body!), { subject: '', body: body!, label: 'energy', strength: 1, voice: 6, instead: 'water' })
    expect(memory.recall(unitsOf(body!), () => 0.5)[0]!.together).toBeCloseTo(2, 12)
  })

  test('counts as far as training is in doubt between the labels that they decided between', () => {
    const memory = memoryOf()
    taught(memory, 'water')
    const moved = together(memory, (label) => (label === 'water' ? 1 : 0))!
    const stays = together(memory, (label) => (label === 'roads' ? 1 : 0))!
    const halfway = together(memory, (label) => (label === 'water' ? 0.25 : 0))!
    expect(moved.together).toBeGreaterThan(0)
    expect(stays.together).toBe(0)
    expect(halfway.together).toBeCloseTo(moved.together / 2, 12)
  })

  test('is shared out over the words that ticket and lessons have in common, and adds up', () => {
    const memory = memoryOf()
    taught(memory, 'water')
    const said = together(memory, () => 1)!
    const shared = said.shared()
    expect(shared.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(said.boost, 12)
    const spoken = shared.map((one) => one.words.map(({ start, end }) => unitsOf(asked).text.slice(start, end)))
    expect(spoken.flat()).toContain('gas')
    expect(spoken.flat()).not.toContain('leak')
  })
})
