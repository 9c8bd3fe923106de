import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostIssues, separableIssues, type SegmentReading } from './issues.ts'
import { mostSegments, segmentsOf } from './segments.ts'

/** A reader that knows a few words for sure. */
function readSegment(segment: string): SegmentReading {
  const words: Readonly<Record<string, RegExp>> = {
    Billing: /invoice|rechnung|facture|factura/i,
    Access: /password|passwort|mot de passe|contraseña/i,
    Devices: /printer|drucker|imprimante|impresora/i,
  }
  const found = Object.entries(words).filter(([, pattern]) => pattern.test(segment))
  const first = found[0]
  if (first === undefined) return { confidence: 0.2 }
  return { label: first[0], confidence: found.length === 1 ? 0.9 : 0.5 }
}

const parts = (text: string): readonly (readonly [string | undefined, string])[] =>
  separableIssues(text, readSegment).map((issue) => [issue.queue, text.slice(issue.start, issue.end).trim()])

describe('separable issues', () => {
  test('two questions in two paragraphs are two issues, with the greeting and the thanks in them', () => {
    expect(
      parts('Hi,\n\nmy invoice for May is wrong.\n\nThe printer on floor 3 is offline.\n\nThanks a lot for your help'),
    ).toEqual([
      ['Billing', 'Hi,\n\nmy invoice for May is wrong.'],
      ['Devices', 'The printer on floor 3 is offline.\n\nThanks a lot for your help'],
    ])
  })

  const openings: Readonly<Record<string, string>> = {
    English: 'My invoice for May is wrong. Also, I forgot my password again.',
    'English, numbered': 'I have two things:\n1. The invoice for May is wrong\n2. My password does not work',
    'English, bulleted':
      'Please help with these\n- invoice for May has the wrong address\n- password reset mail does not come',
    German: 'Die Rechnung vom Mai stimmt nicht. Außerdem habe ich mein Passwort vergessen.',
    French: 'La facture de mai est fausse. Par ailleurs, mon mot de passe ne marche plus.',
    Spanish: 'La factura de mayo está mal. Otra cosa: he olvidado mi contraseña.',
  }
  for (const [language, text] of Object.entries(openings)) {
    test(`a second matter that is announced is separate (${language})`, () => {
      expect(parts(text).map(([queue]) => queue)).toEqual(['Billing', 'Access'])
    })
  }

  test('several paragraphs about one thing are one issue', () => {
    const text = 'My invoice for May is wrong.\n\nThe invoice for June is wrong as well.\n\nWhat can we do about it?'
    expect(parts(text)).toEqual([['Billing', text]])
  })

  test('a paragraph nobody is sure of does not split a ticket', () => {
    expect(parts('My invoice for May is wrong.\n\nWe talked about something last week, remember?')).toHaveLength(1)
  })

  test('a short ticket is read once, as a whole', () => {
    let reads = 0
    const issues = separableIssues('My invoice is wrong and I lost my password', (segment) => {
      reads += 1
      return readSegment(segment)
    })
    expect(issues).toEqual([{ start: 0, end: 42, queue: 'Billing', confidence: 0.5 }])
    expect(reads).toBe(1)
  })

  test('the word "also" inside a sentence splits nothing', () => {
    expect(segmentsOf('The invoice is also wrong for the second month in a row.')).toHaveLength(1)
  })

  test('an abstaining reader leaves one issue without a queue', () => {
    expect(separableIssues('something odd happened\n\nand something else did', () => ({ confidence: 0 }))).toEqual([
      { start: 0, end: 46, confidence: 0 },
    ])
  })
})

describe('laws', () => {
  const piece = fc.constantFrom(
    'my invoice is wrong',
    'the printer is dead',
    'I lost my password',
    'Hi,',
    '\n\n',
    '\n',
    '. Also, ',
    '. Zweitens ',
    '\n- ',
    '\n2) ',
    'thank you very much',
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(' ')),
    fc.string({ unit: 'binary' }),
  )

  test('segments cover the text without gaps, and are few', () => {
    fc.assert(
      fc.property(text, (any) => {
        const segments = segmentsOf(any)
        expect(segments.map((segment) => any.slice(segment.start, segment.end)).join('')).toBe(any)
        expect(segments.length).toBeLessThanOrEqual(mostSegments)
      }),
    )
  })

  test('issues cover the text without gaps, neighbours differ, and there are at most five', () => {
    fc.assert(
      fc.property(text, (any) => {
        const issues = separableIssues(any, readSegment)
        expect(issues.map((issue) => any.slice(issue.start, issue.end)).join('')).toBe(any)
        expect(issues.length).toBeGreaterThanOrEqual(1)
        for (const [at, issue] of issues.slice(1).entries()) expect(issue.queue).not.toBe(issues[at]?.queue)
        expect(issues.length).toBeLessThanOrEqual(mostIssues)
      }),
    )
  })
})
