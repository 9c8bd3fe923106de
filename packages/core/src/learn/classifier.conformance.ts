import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Classifier, CorrectableClassifier, FieldText, LabelledText, TrainingOptions } from './classifier.ts'

/** What a suite needs to know of an implementation. */
export interface ClassifierMaker {
  train(examples: readonly LabelledText[], options: TrainingOptions): CorrectableClassifier
  load(snapshot: Uint8Array): CorrectableClassifier
}

/** The laws of `Classifier`: every implementation passes them. After River's `check_estimator` (Montiel et al. 2021). */
export function describeClassifier(name: string, { train, load }: ClassifierMaker): void {
  const trained = (): CorrectableClassifier => train(examples, { seed: 1 })

  describe(`${name} keeps the laws of a classifier`, () => {
    it('knows every label of its examples, once', () => {
      const { labels } = trained()
      expect([...labels].toSorted()).toEqual(['billing', 'deliveries', 'sign-in'])
    })

    it('reads a ticket like its examples as they were labelled', () => {
      const classifier = trained()
      expect(best(classifier, text('', 'please refund the invoice'))).toBe('billing')
      expect(best(classifier, text('', 'my password does not work'))).toBe('sign-in')
      expect(best(classifier, text('Where is my parcel', ''))).toBe('deliveries')
    })

    it('gives every label a probability, and all of them sum to 1, whatever the text', () => {
      const classifier = trained()
      fc.assert(
        fc.property(anyText, (ticket) => {
          const { probabilities, inScope } = classifier.predictOne(ticket)
          expect(probabilities).toHaveLength(classifier.labels.length)
          expect(probabilities.every((share) => share >= 0 && share <= 1)).toBe(true)
          expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
          expect(inScope).toBeGreaterThanOrEqual(0)
          expect(inScope).toBeLessThanOrEqual(1)
        }),
      )
    })

    it('leaves what it is given as it was', () => {
      const frozen = Object.freeze(examples.map((example) => Object.freeze({ ...example })))
      const classifier = train(frozen, Object.freeze({ seed: 1 }))
      const ticket = Object.freeze(text('Refund', 'the card was charged twice'))
      classifier.predictOne(ticket)
      classifier.learnOne(Object.freeze({ ...ticket, label: 'billing' }))
      expect(frozen).toEqual(examples)
    })

    it('changes nothing by predicting or explaining', () => {
      const classifier = trained()
      const before = classifier.snapshot()
      fc.assert(
        fc.property(anyText, (ticket) => {
          classifier.predictOne(ticket)
          classifier.explainOne(ticket, 'billing')
        }),
        { numRuns: 20 },
      )
      expect(classifier.snapshot()).toEqual(before)
    })

    it('reads words never seen before, and no words at all', () => {
      const classifier = trained()
      for (const ticket of [text('', 'zyxwv qqq'), text('', ''), text('日本', '語のメール'), text('', '\ud800')]) {
        expect(classifier.predictOne(ticket).probabilities.every(Number.isFinite)).toBe(true)
      }
    })

    it('comes out of the same examples and seed with the same bytes', () => {
      expect(trained().snapshot()).toEqual(trained().snapshot())
    })

    it('loads from its snapshot bit for bit, lessons included', () => {
      const classifier = trained()
      for (const lesson of lessons) classifier.learnOne(lesson)
      const twin = load(classifier.snapshot())
      expect(twin.labels).toEqual(classifier.labels)
      expect(twin.snapshot()).toEqual(classifier.snapshot())
      fc.assert(
        fc.property(anyText, (ticket) => {
          expect(twin.predictOne(ticket)).toEqual(classifier.predictOne(ticket))
        }),
      )
    })

    it('goes on learning after loading exactly as if it had never been put away', () => {
      const classifier = trained()
      const twin = load(classifier.snapshot())
      for (const lesson of lessons) {
        classifier.learnOne(lesson)
        twin.learnOne(lesson)
      }
      expect(twin.snapshot()).toEqual(classifier.snapshot())
    })

    it('never holds a label for less likely after a lesson that says it', () => {
      const labels = fc.constantFrom('billing', 'deliveries', 'sign-in')
      fc.assert(
        fc.property(anyWords, labels, (body, label) => {
          const classifier = load(snapshot)
          const ticket = text('', body)
          const before = probabilityOf(classifier, ticket, label)
          classifier.learnOne({ ...ticket, label })
          expect(probabilityOf(classifier, ticket, label)).toBeGreaterThanOrEqual(before - 1e-12)
        }),
        { numRuns: 50 },
      )
    })

    it('gets a near-identical ticket right after one correction, and leaves unrelated ones alone', () => {
      const classifier = trained()
      const wrong = text('', 'the courier left the invoice in the rain')
      const taught = best(classifier, wrong) === 'billing' ? 'deliveries' : 'billing'
      const unrelated = text('', 'my password does not work')
      const before = probabilityOf(classifier, unrelated, 'sign-in')
      classifier.learnOne({ ...wrong, label: taught })
      expect(best(classifier, text('', 'The courier left the invoice in the rain!'))).toBe(taught)
      expect(probabilityOf(classifier, unrelated, 'sign-in')).toBeCloseTo(before, 2)
    })

    it('is as sure of the next such ticket as one correction makes it, e³ to 1, and no surer', () => {
      const classifier = trained()
      const body = 'I forgot my password and cannot sign in'
      expect(best(classifier, text('', body))).toBe('sign-in')
      classifier.learnOne({ ...text('', body), label: 'billing' })
      const next = probabilityOf(classifier, text('', body), 'billing')
      expect(next).toBeGreaterThan(0.85)
      expect(next).toBeLessThan(0.96)
    })

    it('takes in a label that it never saw, from one lesson', () => {
      const classifier = trained()
      classifier.learnOne({ ...text('', 'the printer on the third floor is on fire'), label: 'hardware' })
      expect(classifier.labels).toContain('hardware')
      expect(best(classifier, text('', 'printer on the third floor is on fire'))).toBe('hardware')
    })

    it('is, bit for bit, what it would be without a lesson that was taken back, whichever it was', () => {
      const label = fc.constantFrom('billing', 'sign-in', 'hardware', 'travel')
      const anyLessons = fc.array(
        fc.record({ body: anyWords, label, weight: fc.constantFrom(1, 0.55), isNot: fc.boolean() }),
        { minLength: 1, maxLength: 8 },
      )
      fc.assert(
        fc.property(anyLessons, fc.nat(), fc.nat(), (drawn, at, restartAt) => {
          const taught = drawn.map(({ body, isNot, ...lesson }, i): LabelledText => {
            return { ...text('', body), ...lesson, seq: i + 1, ...(isNot ? { isNot } : {}) }
          })
          const gone = at % taught.length
          let classifier = load(snapshot)
          taught.forEach((lesson, i) => {
            classifier.learnOne(lesson)
            if (i === restartAt % taught.length) classifier = load(classifier.snapshot())
          })
          const [twin, before] = [load(snapshot), load(snapshot)]
          for (const lesson of taught.toSpliced(gone, 1)) twin.learnOne(lesson)
          for (const lesson of taught.slice(0, gone)) before.learnOne(lesson)
          classifier.predictOne(taught[gone]!)
          const isRemembered = !taught[gone]!.isNot || before.labels.includes(taught[gone]!.label)
          expect(classifier.takeBack(taught[gone]!)).toBe(isRemembered)
          expect(classifier.labels).toEqual(twin.labels)
          expect(classifier.snapshot()).toEqual(twin.snapshot())
          expect(classifier.predictOne(taught[gone]!)).toEqual(twin.predictOne(taught[gone]!))
        }),
        { numRuns: 60 },
      )
    })

    it('has nothing to take back of what it was never taught', () => {
      const classifier = load(snapshot)
      classifier.learnOne({ ...text('', 'the printer burns'), label: 'hardware' })
      const before = classifier.snapshot()
      expect(classifier.takeBack({ ...text('', 'the printer burns'), label: 'billing' })).toBe(false)
      expect(classifier.snapshot()).toEqual(before)
    })

    it('explains a score by parts that add up to it', () => {
      const classifier = trained()
      for (const lesson of lessons) classifier.learnOne(lesson)
      for (const ticket of [text('Refund', 'the invoice is wrong'), text('', 'parcel'), text('', '')]) {
        for (const label of classifier.labels) {
          const evidence = classifier.explainOne(ticket, label)
          const sum = evidence?.words.reduce((total, { weight }) => total + weight, evidence.base)
          expect(sum).toBeCloseTo(evidence?.score ?? Number.NaN, 9)
        }
      }
      expect(classifier.explainOne(text('', 'parcel'), 'no such label')).toBeUndefined()
    })

    it('refuses bytes that it did not write', () => {
      expect(() => load(new Uint8Array([1, 2, 3]))).toThrow(expect.objectContaining({ code: 'model_unreadable' }))
      expect(() => load(snapshot.slice(0, snapshot.length >> 1))).toThrow(
        expect.objectContaining({ code: 'model_unreadable' }),
      )
    })

    it('refuses bytes whose beginning was damaged with a word about it, never with another error', () => {
      for (let at = 0; at < 500; at++) {
        for (const byte of [0x22, 0xff]) {
          const damaged = snapshot.slice()
          damaged[at] = byte
          try {
            load(damaged)
          } catch (error) {
            expect(error).toMatchObject({ code: 'model_unreadable' })
          }
        }
      }
    })

    it('refuses to learn from nothing', () => {
      expect(() => train([], { seed: 1 })).toThrow(expect.objectContaining({ code: 'nothing_to_learn' }))
    })
  })

  /** Made once: what many runs start from. */
  const snapshot = trained().snapshot()
}

const topics: Readonly<Record<string, readonly string[]>> = {
  billing: [
    'refund the invoice',
    'charged twice on my card',
    'invoice has a wrong amount',
    'payment of the bill failed',
  ],
  'sign-in': [
    'password reset does not work',
    'cannot log in',
    'locked out of my account',
    'the code for login is late',
  ],
  deliveries: ['where is my parcel', 'the courier never came', 'parcel arrived broken', 'change the delivery address'],
}
const openings = ['', 'please help, ', 'hello, ', 'since yesterday: ', 'urgent! ', 'again ']

/** Seventy-two short tickets of three labels. */
const examples: readonly LabelledText[] = Object.entries(topics).flatMap(([label, sayings]) =>
  sayings.flatMap((saying) =>
    openings.map((opening, i) => ({ ...text(i % 2 === 0 ? '' : saying, `${opening}${saying}`), label })),
  ),
)

const lessons: readonly LabelledText[] = [
  { ...text('', 'the receipt of the courier is wrong'), label: 'billing' },
  { ...text('Fire', 'the printer burns'), label: 'hardware' },
  { ...text('', 'the receipt of the courier is wrong'), label: 'deliveries' },
]

const anyWords = fc
  .array(fc.constantFrom('refund', 'invoice', 'password', 'parcel', 'the', 'late', 'gpu', 'ärger', '17'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((words) => words.join(' '))
const anyString = fc.oneof(anyWords, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }))
const anyText: fc.Arbitrary<FieldText> = fc.record({ subject: anyString, body: anyString })

function text(subject: string, body: string): FieldText {
  return { subject, body }
}

function best(classifier: Classifier, ticket: FieldText): string | undefined {
  const { probabilities } = classifier.predictOne(ticket)
  return classifier.labels[probabilities.indexOf(Math.max(...probabilities))]
}

function probabilityOf(classifier: Classifier, ticket: FieldText, label: string): number {
  return classifier.predictOne(ticket).probabilities[classifier.labels.indexOf(label)] ?? 0
}
