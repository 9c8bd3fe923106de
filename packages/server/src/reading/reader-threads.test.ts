import { afterEach, describe, expect, test } from 'vitest'
import { trainReader, type Lesson, type LabelsInForce, type Reading, type Ticket } from '@pointsman/core'
import { generateHistory, liveTickets, sampleCompany } from '@pointsman/simulator'
import type { ReaderThreads, WrittenReading } from '../engine/parts.ts'
import { exactJson } from '../exact-json.ts'
import { loadSenses } from '../senses/senses.ts'
import { createReaderThreads } from './reader-threads.ts'

const deaths: unknown[] = []
const program = new URL('./test-thread.ts', import.meta.url)
const inForce: LabelsInForce = { queues: ['billing'] }

let threads: ReaderThreads
afterEach(() => threads.close())

function testThreads(count: number): ReaderThreads {
  deaths.length = 0
  return createReaderThreads({ count, program, onDeath: (error) => deaths.push(error) })
}

/** Asks until a thread is ready: until then the caller reads. */
async function readByThread(ticket: Pick<Ticket, 'subject' | 'body'>, labels = inForce): Promise<WrittenReading> {
  for (;;) {
    if (deaths.length > 2) throw deaths.at(-1)
    const read = await threads.read(ticket, labels)
    if (read !== undefined) return read
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const aLesson = (seq: number, text = 'Where is my parcel?'): Lesson => ({
  seq,
  ticketId: `t-${seq}`,
  facet: 'queue',
  text,
  answer: 'billing',
  actor: 'kim',
  at: 0,
})

describe('a reader in another thread', () => {
  test('reads every ticket as the one in this thread does, bit for bit, before a lesson and after', async () => {
    deaths.length = 0
    const senses = await loadSenses()
    const from = Date.UTC(2026, 0, 5)
    const history = [...generateHistory({ seed: 7, from, months: 1, ticketsPerDay: 3 })]
    const queues = sampleCompany({ seed: 7 }).queues.map((queue) => ({ ...queue, version: 1 }))
    const here = trainReader({ history, queues }, senses, { seed: 7 })
    const labels = { queues: queues.map(({ id }) => id) }
    threads = createReaderThreads({ count: 2, onDeath: (error) => deaths.push(error) })
    threads.hold(here.snapshot())
    const tickets: Pick<Ticket, 'subject' | 'body'>[] = [
      { subject: '', body: '' },
      { subject: 'Ünïcode 🎟 \ud800', body: '<p>Hello&nbsp;<b>world</b></p>\n\n> quoted\n-- \nKim' },
    ]
    for (const { ticket } of liveTickets({ seed: 8, from, ticketsPerDay: 200 })) if (tickets.push(ticket) > 80) break
    await readByThread(tickets[0]!, labels)
    await expectTheSame()
    for (const seq of [1, 2]) {
      const lesson = {
        ...aLesson(seq, `${tickets[seq + 1]!.subject}\n${tickets[seq + 1]!.body}`),
        answer: queues[0]!.id,
      }
      here.learnOne(lesson)
      threads.learnOne(lesson)
    }
    await expectTheSame()

    async function expectTheSame(): Promise<void> {
      const there = await Promise.all(tickets.map(async (ticket) => threads.read(ticket, labels)))
      tickets.forEach((ticket, index) => {
        const reading: Reading = here.read(ticket, labels)
        expect(there[index]).toStrictEqual({ modelVersion: here.version, written: exactJson(reading) })
      })
    }
  }, 120_000)
})

describe('reading threads', () => {
  test('are told of lessons in their order, whenever they start', async () => {
    threads = testThreads(1)
    threads.hold(new Uint8Array(8))
    threads.learnOne(aLesson(1))
    expect(threads.read({ subject: 'a', body: '' }, inForce)).toBeUndefined()
    threads.learnOne(aLesson(2))
    expect((await readByThread({ subject: 'a', body: '' })).modelVersion).toBe('hold 1 2')
    const before = threads.read({ subject: 'b', body: '' }, inForce)
    threads.learnOne(aLesson(3))
    const after = threads.read({ subject: 'c', body: '' }, inForce)
    expect([(await before)?.modelVersion, (await after)?.modelVersion]).toEqual(['hold 1 2', 'hold 1 2 3'])
    threads.hold(new Uint8Array(8))
    expect((await readByThread({ subject: 'd', body: '' })).modelVersion).toBe('hold 1 2 3 hold')
  })

  test('that die are replaced, and all but the ticket they died of are read', async () => {
    threads = testThreads(2)
    threads.hold(new Uint8Array(8))
    threads.learnOne(aLesson(1))
    await readByThread({ subject: 'first', body: '' })
    const subjects = Array.from({ length: 300 }, (_, n) => `s-${n}`)
    const read = await Promise.allSettled(
      subjects.map(async (subject, n) => threads.read({ subject, body: n === 100 ? 'deadly' : '' }, inForce)),
    )
    read.forEach((one, n) => {
      if (n === 100) expect(one).toMatchObject({ status: 'rejected', reason: { message: /ended a reading thread/ } })
      else
        expect(one).toMatchObject({
          status: 'fulfilled',
          value: { written: expect.stringContaining(`"${subjects[n]}"`) },
        })
    })
    expect(deaths).toHaveLength(2)
    expect(await readByThread({ subject: 'later', body: '' })).toMatchObject({ modelVersion: 'hold 1' })
  })

  test('that cannot start leave the reading to this thread', async () => {
    threads = testThreads(1)
    threads.hold(new Uint8Array(0))
    expect(threads.read({ subject: 'a', body: '' }, inForce)).toBeUndefined()
    await expect.poll(() => deaths.length, { timeout: 20_000 }).toBe(3)
    expect(threads.read({ subject: 'b', body: '' }, inForce)).toBeUndefined()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(deaths).toHaveLength(3)
  })
})
