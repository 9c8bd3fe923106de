import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stripTags } from './html-body.ts'
import { prepareText, rawLimit, readLimit, subjectLimit } from './prepare-text.ts'

const prepare = (body: string, subject = ''): ReturnType<typeof prepareText> => prepareText(subject, body, stripTags)

describe('what is read of a ticket', () => {
  test('a short plain ticket is read as it is, without a note', () => {
    expect(prepareText('Card lost', 'I lost my card, please block it.', stripTags)).toEqual({
      subject: 'Card lost',
      body: 'I lost my card, please block it.',
      text: 'Card lost\nI lost my card, please block it.',
      notes: [],
    })
  })

  test('without a subject the text is the body alone, without a body the subject', () => {
    expect(prepare('Please help me').text).toBe('Please help me')
    expect(prepare('', 'Printer on fire').text).toBe('Printer on fire')
    expect(prepare(' \n\t ', ' \u00a0 ').text).toBe('')
  })

  test('whitespace is tidied and paragraphs stay apart', () => {
    expect(prepare('  Hello   there,\r\n\r\n\r\n\tthe  page\u00a0is blank. \n').body).toBe(
      'Hello there,\n\nthe page is blank.',
    )
  })

  test('invisible and direction characters cannot hide inside words', () => {
    const prepared = prepare('re\u200bfund my \u202eorder\u202c, rech\u00adnung')
    expect(prepared.body).toBe('refund my order, rechnung')
    expect(prepared.notes).toEqual(['invisible characters left out'])
  })

  test('an accent typed as a separate character is the same letter', () => {
    expect(prepare('cafe\u0301 ferme\u0301').body).toBe('café fermé')
  })

  test('HTML is turned into text by the given converter, and the note says so', () => {
    const prepared = prepareText('', '<div><p>Invoice is <b>wrong</b></p></div>', () => 'Invoice is wrong')
    expect(prepared.body).toBe('Invoice is wrong')
    expect(prepared.notes).toEqual(['HTML turned into text'])
  })

  test('a converter that gives up does not lose the ticket', () => {
    const prepared = prepareText('', '<p>Invoice is wrong</p><br>', () => {
      throw new RangeError('Maximum call stack size exceeded')
    })
    expect(prepared.body).toBe('Invoice is wrong')
  })

  test('a sentence that mentions a tag is not HTML', () => {
    const body = 'The field shows <b> instead of bold, and a < b is not computed for List<String>.'
    expect(prepare(body)).toMatchObject({ body, notes: [] })
  })

  test('a long body is cut at a word, with a note', () => {
    const prepared = prepare('refund my order please. '.repeat(2000))
    expect(prepared.body.length).toBeLessThanOrEqual(readLimit)
    expect(prepared.body).toMatch(/(refund|my|order|please\.)$/)
    expect(prepared.notes).toEqual(['cut at 20,000 characters'])
  })

  test('an overlong subject is cut, with a note', () => {
    const prepared = prepare('', 'word '.repeat(400))
    expect(prepared.subject.length).toBeLessThanOrEqual(subjectLimit)
    expect(prepared.notes).toEqual(['subject cut at 500 characters'])
  })
})

describe('hostile bodies', () => {
  const bodies: Readonly<Record<string, string>> = {
    'two megabytes of one letter': 'a'.repeat(2_000_000),
    'two megabytes of quoted lines': '> a\n'.repeat(500_000),
    'two megabytes of quote marks': '>'.repeat(2_000_000),
    'a hundred thousand nested elements': `${'<div>'.repeat(100_000)}help me please${'</div>'.repeat(100_000)}`,
    'a hundred thousand opening brackets': '<'.repeat(100_000),
    'only whitespace': ' \t\n\u00a0'.repeat(100_000),
    'control characters': '\0\x01\x07'.repeat(50_000),
    'lone surrogates': '\ud800\udfff\udc00'.repeat(50_000),
    'marks stacked on one letter': `a${'\u0301\u0323'.repeat(100_000)}`,
    'zero-width characters only': '\u200b\u2060'.repeat(100_000),
    'direction controls': '\u202e\u2066abc def ghi'.repeat(20_000),
    'attribution openings that never end': 'On Mon 1\n'.repeat(50_000),
    'header openings that never end': 'From: a\nSent: b\n'.repeat(50_000),
    'closings without end': 'Regards,\n'.repeat(50_000),
    'separators and spaces': `${'-'.repeat(1000)} ${' '.repeat(1000)}\n`.repeat(500),
    'brackets in stack frames': `at x${'('.repeat(290)}\n`.repeat(3000),
    'a table of a hundred thousand rows': 'a|b|c|d\n'.repeat(100_000),
    'base64 on one line': 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0NTY3ODk'.repeat(20_000),
  }
  for (const [name, body] of Object.entries(bodies)) {
    test(`${name}: answered, within the limit`, () => {
      const prepared = prepare(body, body)
      expect(prepared.body.length).toBeLessThanOrEqual(readLimit)
      expect(prepared.subject.length).toBeLessThanOrEqual(subjectLimit)
      expect(prepared.text.isWellFormed()).toBe(true)
    })
  }

  test('of a body over the raw limit only the beginning is looked at, with a note', () => {
    const prepared = prepare(`${'The invoice is wrong. '.repeat(20_000)}${' '.repeat(rawLimit)}LATE`)
    expect(prepared.body).not.toContain('LATE')
    expect(prepared.notes).toEqual(['only the first 200,000 characters looked at', 'cut at 20,000 characters'])
  })

  test('a converter that returns more than it was given is cut as well', () => {
    const prepared = prepareText('', '<p>x</p><br>', () => 'many words here '.repeat(100_000))
    expect(prepared.body.length).toBeLessThanOrEqual(readLimit)
  })
})

/** Pieces that each step reacts to, so that random bodies reach every branch. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'Hello support team,',
      'the export has failed since yesterday.',
      'See below',
      'On Mon, 5 Jan 2026 at 10:12, Jane <jane@example.org> wrote:',
      'Am 05.01.2026 um 10:12 schrieb Jane Doe:',
      '> is it working now?',
      '>> yes',
      '-----Original Message-----',
      '---------- Forwarded message ---------',
      'From: Jane Doe',
      'Sent: Monday',
      'To: Support',
      'Subject: Broken',
      'Best regards,',
      'Jane Doe',
      '--',
      'Sent from my iPhone',
      'PS: the printer is broken, too',
      'This e-mail and any attachments are confidential.',
      'Error: cannot read property of undefined',
      '    at Order.total (/srv/app/order.js:10:5)',
      '2026-01-05 10:00:00 ERROR connection refused',
      'a|b|c',
      'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0NTY3ODkwMTIz',
      '',
    ),
  },
)
const anyBody = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join('\n'))

describe('laws', () => {
  test('no text makes it throw, and nothing is added', () => {
    fc.assert(
      fc.property(fc.oneof(anyBody, fc.string({ unit: 'binary' })), fc.string({ unit: 'binary' }), (body, subject) => {
        const prepared = prepareText(subject, body, stripTags)
        expect(prepared.body.length).toBeLessThanOrEqual(body.length)
        expect(prepared.subject.length).toBeLessThanOrEqual(subject.length)
        expect(prepared.subject).not.toContain('\n')
        const parts = [prepared.subject, prepared.body].filter((part) => part !== '')
        expect(prepared.text).toBe(parts.join('\n'))
      }),
      { numRuns: 1000 },
    )
  })

  test('what was prepared is prepared: doing it again changes nothing', () => {
    fc.assert(
      fc.property(anyBody, fc.constantFrom('', 'Fwd: broken', 'Re: broken'), (body, subject) => {
        const once = prepareText(subject, body, stripTags)
        const twice = prepareText(once.subject, once.body, stripTags)
        expect(twice.text).toBe(once.text)
      }),
      { numRuns: 2000 },
    )
  })

  test('a ticket with words keeps some', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        fc.pre(/[a-z]{3}/i.test(body) && !body.includes('<'))
        expect(prepare(body).body).toMatch(/[\p{L}\p{N}]/u)
      }),
      { numRuns: 1000 },
    )
  })
})
