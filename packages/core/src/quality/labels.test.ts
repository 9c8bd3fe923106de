import { describe, expect, it } from 'vitest'
import { alikeNames } from './label-names.ts'
import { confusedPairs } from './label-confusion.ts'
import { labelChanges, recentOf } from './label-drift.ts'
import { newWords } from './word-drift.ts'
import type { OutOfSample } from './out-of-sample.ts'
import { aTicket, plainHistory } from './quality-builders.ts'
import { thinLabels } from './thin-labels.ts'

/** What models said, as counts of [given, predicted]. */
function said(labels: readonly string[], counts: readonly (readonly [number, number, number])[]): OutOfSample {
  const given = counts.flatMap(([label, , times]) => Array<number>(times).fill(label))
  const predicted = counts.flatMap(([, label, times]) => Array<number>(times).fill(label))
  const n = given.length
  return {
    labels,
    given: Int32Array.from(given),
    predicted: Int32Array.from(predicted),
    givenProbability: new Float64Array(n),
    probability: new Float64Array(n),
    likely: new Int32Array(n),
    likelyProbability: new Float64Array(n),
    width: 1,
    acting: new Float64Array(n),
    fold: new Int32Array(n),
    heldOut: [],
    words: new Map(),
  }
}

describe('labels that mean the same', () => {
  it.each([
    ['Sign-in', 'sign in', 'case'],
    ['Invoice', 'Invoices', 'plural'],
    ['card payment', 'Payment cards', 'order'],
    ['Onboarding', 'Onbaording', 'one letter'],
    ['Billing', 'Biling', 'one letter'],
  ])('%s and %s are one name written in two ways', (one, other, difference) => {
    const [found] = alikeNames([one, other, 'Something else'])
    expect(found?.names.toSorted()).toEqual([one, other].toSorted())
    expect(found?.difference).toContain(difference)
  })

  it('tier 1 and tier 2, or bug and bag, are not', () => {
    expect(alikeNames(['tier 1 support', 'tier 2 support', 'bug', 'bag', 'card_arrival', 'card_linking'])).toEqual([])
  })

  it('labels taken for each other in both directions are a pair', () => {
    const found = said(
      ['a', 'b', 'c'],
      [
        [0, 0, 30],
        [0, 1, 20],
        [1, 0, 15],
        [1, 1, 35],
        [2, 2, 40],
      ],
    )
    expect(confusedPairs(found)).toEqual([
      { one: 'a', other: 'b', oneAsOther: 20, otherAsOne: 15, tickets: 100, share: 0.35 },
    ])
  })

  it('a label that is merely thin, and read as another in one direction only, is not', () => {
    const found = said(
      ['a', 'b'],
      [
        [0, 1, 20],
        [1, 1, 40],
      ],
    )
    expect(confusedPairs(found)).toEqual([])
  })
})

describe('labels too thin to learn', () => {
  it('are those below the size from which labels of this history are read well, and it is said how many are missing', () => {
    const labels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'thin']
    const wellRead = [0, 1, 2].map((label) => [label, label, 200] as const)
    const middling = [3, 4, 5].flatMap((label) => [[label, label, 38] as const, [label, 0, 2] as const])
    const { enough, thin } = thinLabels(said(labels, [...wellRead, ...middling, [6, 6, 12], [7, 0, 6]]))
    expect(enough).toBe(40)
    expect(thin).toEqual([{ label: 'thin', tickets: 6, missing: 34, recall: 0 }])
  })
})

describe('drift', () => {
  const history = plainHistory(800)
  const recent = recentOf(history)!

  it('a steady history has none', () => {
    expect(labelChanges(history, recent)).toEqual([])
    expect(newWords(history, recent)).toEqual([])
  })

  it('a new label and a new word are told, and the one that is no longer used', () => {
    const changed = history.map((ticket, i) => {
      if (i < recent.from) return ticket
      const body = `${ticket.body} hologram`
      return ticket.label === 'shipping' ? { ...ticket, body, label: 'returns' } : { ...ticket, body }
    })
    expect(labelChanges(changed, recent).map(({ label, change }) => `${label} ${change}`)).toEqual([
      'returns new',
      'shipping gone',
    ])
    expect(newWords(changed, recent).map(({ word }) => word)).toEqual(['hologram'])
  })

  it('a card number or address never counts as a word', () => {
    const changed = history.map((ticket, i) =>
      i < recent.from ? ticket : { ...ticket, body: `${ticket.body} joe@mail.example 4111111111111111` },
    )
    expect(newWords(changed, recent)).toEqual([])
  })

  it('nothing is said of a few weeks', () => {
    expect(recentOf(plainHistory(800, 1, 3_600_000))).toBeUndefined()
    expect(recentOf([aTicket({ receivedAt: 0 })])).toBeUndefined()
  })
})
