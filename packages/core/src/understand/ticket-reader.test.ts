import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lesson } from '../domain/lesson.ts'
import type { Queue } from '../domain/queue.ts'
import type { Reading } from '../domain/reading.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Senses } from './reader.ts'
import { loadReader, trainReader } from './train-reader.ts'

const senses: Senses = {
  language: () => ({ code: 'en', confidence: 0.9 }),
  distress: (text) => (text.includes('!') ? 0.8 : 0),
  plainText: (html) => html.replace(/<[^>]*>/g, ''),
}
const queue = (id: string, description: string): Queue => ({
  id,
  name: id,
  description,
  active: true,
  version: 1,
  requiredSkills: [],
})
const queues = [
  queue('Billing', 'invoices, refunds, cards, payment methods, prices and plans'),
  queue('Integrations', 'API, webhooks, SDK, tokens, rate limits'),
  queue('Sign-in', 'passwords, single sign-on, two-factor codes, locked accounts'),
]
const names = queues.map(({ id }) => id)
const reader = trainReader({ history: [], queues }, senses, { seed: 1 })
const ticket = (subject: string, body: string): Ticket => ({ id: 't', subject, body, receivedAt: 0 })

test('on day one the descriptions of the queues are enough for a plain question', () => {
  const read = (body: string): string | undefined => reader.read(ticket('', body), { queues: names }).queue.label
  expect(read('I need a refund to my card')).toBe('Billing')
  expect(read('our webhooks stopped arriving')).toBe('Integrations')
  expect(read('I forgot my password')).toBe('Sign-in')
})

test('a calm standstill reads as more impact than an angry trifle', () => {
  const calm = ticket('', 'Since this morning nobody in our warehouse can work, orders do not go out.')
  const angry = ticket('', 'THIS IS RIDICULOUS!!! How do I change the colour of the button?!')
  const [a, b] = [calm, angry].map((one) => reader.read(one, { queues: names }))
  expect(a!.impact.value).toBeGreaterThan(b!.impact.value)
  expect(a!.distress.value).toBeLessThan(b!.distress.value)
  expect(a!.intent.label).toBe('incident')
})

test('on day one what is wanted is read with a probability that tells one intent from another', () => {
  const read = (body: string): Reading['intent'] => reader.read(ticket('', body), { queues: names }).intent
  for (const [body, intent] of [
    ['How do I change the language of the menu?', 'how-to'],
    ['Since the update the export button does nothing and the page shows an error.', 'bug'],
    ['Could you add a dark mode to the app? That would be great.', 'feature request'],
  ] as const) {
    const { label, confidence } = read(body)
    expect({ body, label }).toEqual({ body, label: intent })
    expect(confidence).toBeGreaterThan(0.5)
  }
})

test('a closed queue is never suggested, and the open ones share its probability', () => {
  const { queue: read } = reader.read(ticket('', 'I need a refund to my card'), { queues: ['Integrations', 'Sign-in'] })
  expect(read.label).not.toBe('Billing')
  expect(read.distribution.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12)
})

test('a ticket without words is read as nothing, not as something', () => {
  for (const body of ['', ' \n ', '!!!']) {
    const read = reader.read(ticket('', body), { queues: names })
    expect(read.queue.abstained).toBe(true)
    expect(read.queue.label).toBeUndefined()
  }
})

test('evidence, other words and base add up to the score to the last bit, and stand where they say', () => {
  const read = reader.read(
    ticket('Refund', 'My card was charged twice.\n\nPlease refund the invoice to the same card, thank you'),
    {
      queues: names,
    },
  )
  for (const facet of [read.queue, read.intent, read.impact, read.complexity]) {
    const words = facet.evidence.reduce((sum, { weight }) => sum + weight, 0)
    expect(words + facet.sum!.otherWords + facet.sum!.base).toBe(facet.sum!.score)
    for (const { words: said, start, end } of facet.evidence) expect(read.text.slice(start, end)).toBe(said[0])
  }
})

test('a snapshot reads the same elsewhere, bit for bit, lessons included', () => {
  const one = loadReader(reader.snapshot(), senses)
  const lesson = {
    seq: 7,
    at: 0,
    ticketId: 't',
    text: 'the printer in the lobby is out of paper',
    actor: 'ada',
  } as const
  one.learnOne({ ...lesson, facet: 'queue', answer: 'Sign-in' })
  const two = loadReader(one.snapshot(), senses)
  expect(two.version).toBe(one.version)
  expect(two.version).not.toBe(reader.version)
  const unseen = ticket('', 'the printer in the lobby has no paper')
  expect(two.read(unseen, { queues: names })).toEqual(one.read(unseen, { queues: names }))
  expect(two.read(unseen, { queues: names }).queue.label).toBe('Sign-in')
})

test('a damaged snapshot is refused with a word about it, never with another error', () => {
  const snapshot = reader.snapshot()
  for (let at = 0; at < 100; at += 3) {
    for (const byte of [0x2d, 0xff]) {
      const damaged = snapshot.slice()
      damaged[at] = byte
      try {
        loadReader(damaged, senses)
      } catch (error) {
        expect(error).toMatchObject({ code: 'model_unreadable' })
      }
    }
  }
  expect(() => loadReader(snapshot.subarray(0, snapshot.length - 1), senses)).toThrow(
    expect.objectContaining({ code: 'model_unreadable' }),
  )
})

test('damage anywhere in a snapshot is found, in the weights too', () => {
  const snapshot = reader.snapshot()
  for (let i = 0; i < 12; i++) {
    const damaged = snapshot.slice()
    const at = Math.floor(((i + 0.5) / 12) * damaged.length)
    damaged[at] = damaged[at]! ^ 0x10
    expect(() => loadReader(damaged, senses)).toThrow(expect.objectContaining({ code: 'model_unreadable' }))
  }
})

test('a snapshot is read from wherever it stands in memory', () => {
  const snapshot = reader.snapshot()
  const padded = new Uint8Array(snapshot.length + 7)
  padded.set(snapshot, 3)
  const one = loadReader(padded.subarray(3, 3 + snapshot.length), senses)
  const asked = ticket('', 'I need a refund to my card')
  expect(one.read(asked, { queues: names })).toEqual(reader.read(asked, { queues: names }))
})

test('a lesson about a facet that was never trained is kept, and says nothing of tickets unlike it', () => {
  const one = loadReader(reader.snapshot(), senses)
  const about = 'the printer in the lobby is out of paper'
  expect(one.read(ticket('', about), { queues: names }).topic.abstained).toBe(true)
  one.learnOne({ seq: 1, at: 0, ticketId: 't', actor: 'ada', facet: 'topic', text: about, answer: 'Printers' })
  for (const taught of [one, loadReader(one.snapshot(), senses)]) {
    const topicOf = (body: string): Reading['topic'] => taught.read(ticket('', body), { queues: names }).topic
    expect(topicOf('the printer in the lobby has no paper')).toMatchObject({ label: 'Printers', abstained: false })
    expect(topicOf('I forgot my password')).toMatchObject({ confidence: 0, abstained: true })
    expect(topicOf('I forgot my password').label).toBeUndefined()
  }
})

test('lessons out of order are refused', () => {
  const one = loadReader(reader.snapshot(), senses)
  const lesson = { at: 0, ticketId: 't', text: 'refund', actor: 'ada', facet: 'queue', answer: 'Billing' } as const
  one.learnOne({ ...lesson, seq: 3 })
  expect(() => one.learnOne({ ...lesson, seq: 3 })).toThrow(expect.objectContaining({ code: 'lesson_out_of_order' }))
})

test('a small history takes a greeting for no ticket it knows, until a lesson says what it is', () => {
  const one = loadReader(reader.snapshot(), senses)
  const scopeOf = (body: string): number => one.read(ticket('', body), { queues: names }).queue.inScope
  expect(scopeOf('hi')).toBeLessThan(0.02)
  const lesson = { at: 0, ticketId: 't', actor: 'ada', facet: 'queue', answer: 'Billing' } as const
  one.learnOne({ ...lesson, seq: 1, text: 'the printer in the lobby is out of paper' })
  expect(scopeOf('hi')).toBeLessThan(0.02)
  one.learnOne({ ...lesson, seq: 2, text: 'hi' })
  expect(scopeOf('hi')).toBeGreaterThan(0.02)
})

test('a lesson that is taken back leaves the reader that never had it, whichever it was, on every node and after a restart', () => {
  const facet = fc.constantFrom('queue', 'topic', 'intent', 'impact', 'complexity')
  const answers = {
    queue: names,
    topic: ['Printers'],
    intent: ['bug'],
    impact: ['urgent', 'low'],
    complexity: ['5', '90'],
  }
  const words = fc.constantFrom('refund', 'invoice', 'password', 'printer', 'lobby', 'paper', 'late')
  const anyLesson = fc.record({
    facet,
    text: fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join(' ')),
    which: fc.nat(),
    weight: fc.constantFrom(1, 0.55),
    isNot: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyLesson, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (drawn, at, restartAt) => {
      const lessons = drawn.map(({ which, isNot, ...lesson }, i): Lesson => {
        const answer = answers[lesson.facet][which % answers[lesson.facet].length]!
        return { ...lesson, seq: i + 1, at: 0, ticketId: 't', actor: 'ada', answer, ...(isNot ? { isNot } : {}) }
      })
      const gone = lessons[at % lessons.length]!
      const end = { ...gone, seq: lessons.length + 1, takesBack: gone.seq }
      const [one, without] = [loadReader(reader.snapshot(), senses), loadReader(reader.snapshot(), senses)]
      let restarted = loadReader(reader.snapshot(), senses)
      for (const [i, lesson] of [...lessons, end].entries()) {
        one.learnOne(lesson)
        restarted.learnOne(lesson)
        if (i === restartAt % lessons.length) restarted = loadReader(restarted.snapshot(), senses)
      }
      for (const lesson of lessons) if (lesson !== gone) without.learnOne(lesson)
      // A lesson that is not there to be taken back: only the number of the last one heard is made the same.
      without.learnOne({ ...end, takesBack: 1_000 })
      expect(one.version).toBe(without.version)
      expect(Buffer.compare(one.snapshot(), without.snapshot())).toBe(0)
      expect(Buffer.compare(restarted.snapshot(), without.snapshot())).toBe(0)
    }),
    { numRuns: 3 },
  )
})

test('a bare "not mine" takes the label from tickets like it, and says nothing of others', () => {
  const one = loadReader(reader.snapshot(), senses)
  const asked = ticket('', 'please refund the invoice of last month to my card')
  const before = one.read(asked, { queues: names }).queue
  const other = one.read(ticket('', 'I forgot my password'), { queues: names }).queue
  const lesson = { at: 0, ticketId: 't', actor: 'ada', facet: 'queue', isNot: true } as const
  one.learnOne({ ...lesson, seq: 1, text: asked.body, answer: before.label! })
  const after = one.read(ticket('', 'refund the invoice of last month to my card please'), { queues: names }).queue
  expect(after.label).not.toBe(before.label)
  expect(one.read(ticket('', 'I forgot my password'), { queues: names }).queue).toEqual(other)
})

test('a lesson believed by half moves a label half the way of one believed wholly', () => {
  const about = 'the printer in the lobby is out of paper'
  const scoreAfter = (weight: number): number => {
    const one = loadReader(reader.snapshot(), senses)
    const lesson = { at: 0, ticketId: 't', actor: 'ada', facet: 'queue', answer: 'Sign-in' } as const
    one.learnOne({ ...lesson, seq: 1, text: about, weight })
    const read = one.read(ticket('', about), { queues: ['Sign-in'] }).queue
    return read.sum!.score
  }
  const nothing = reader.read(ticket('', about), { queues: ['Sign-in'] }).queue.sum?.score ?? 0
  expect(scoreAfter(0.5) - nothing).toBeCloseTo((scoreAfter(1) - nothing) / 2, 6)
})
