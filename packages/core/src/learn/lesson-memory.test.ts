import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toUnits, type UnitText } from './kernel/text-units.ts'
import { LessonMemory } from './lesson-memory.ts'

const words = ['printer', 'lobby', 'paper', 'invoice', 'refund', 'courier', 'webhook', 'password', 'parcel', 'login']
const unitsOf = (body: string): UnitText => toUnits({ subject: '', body })
const memoryOf = (most?: number): LessonMemory => new LessonMemory(() => 1, most)
const store = (memory: LessonMemory, body: string, label: string, strength = 3): void =>
  memory.store(unitsOf(body), { subject: '', body, label, strength })

test('the oldest lesson is forgotten when there is one too many, and the others say what they said', () => {
  const memory = memoryOf(2)
  store(memory, 'the printer in the lobby has no paper', 'facilities')
  store(memory, 'the courier left the parcel outside', 'deliveries')
  const before = memory.recall(unitsOf('the courier left the parcel outside'))
  store(memory, 'please refund my last invoice', 'billing')
  expect(memory.recall(unitsOf('the printer in the lobby has no paper'))).toEqual([])
  expect(memory.recall(unitsOf('the courier left the parcel outside'))).toEqual(before)
  expect(memory.lessons.map(({ label }) => label)).toEqual(['deliveries', 'billing'])
  expect(memory.stored).toBe(3)
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
        expect(all.recall(unitsOf(asked))).toEqual(newest.recall(unitsOf(asked)))
      },
    ),
  )
})
