import { prepareText } from '@pointsman/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

const words = (html: string): string => plainText(html).replace(/\s+/g, ' ').trim()

describe('HTML bodies', () => {
  test('scripts, styles, images and hidden previews are gone, the words stay', () => {
    const html =
      '<html><head><title>t</title><style>p{color:red}</style></head><body><div style="display:none">preview</div>' +
      '<p>Invoice <b>wrong</b></p><script>alert(1)</script><img src="x" alt="logo"></body></html>'
    expect(words(html)).toBe('Invoice wrong')
  })

  test('a link keeps its words and loses its address', () => {
    expect(words('<p>See <a href="https://example.org/x">the portal</a>.</p>')).toBe('See the portal.')
  })

  test('cells of a table do not run together', () => {
    expect(
      plainText('<table><tr><td>Order</td><td>4711</td></tr><tr><td>Total</td><td>12</td></tr></table>')
        .split('\n')
        .map((l) => l.trim()),
    ).toEqual(['Order 4711', 'Total 12'])
  })

  test('a quoted mail in HTML is left out like one in text', () => {
    const html =
      '<div>The export still fails.</div><div class="gmail_quote"><div>On Mon, 5 Jan 2026, Jane &lt;j@example.org&gt; wrote:<br></div>' +
      '<blockquote>Did you restart it?</blockquote></div>'
    expect(prepareText('', html, plainText)).toMatchObject({
      body: 'The export still fails.',
      notes: ['HTML turned into text', 'quoted reply left out'],
    })
  })

  const hostile: Readonly<Record<string, string>> = {
    'forty thousand nested elements': `${'<div>'.repeat(40_000)}help`,
    'elements nested deeper than the converter follows': `${'<div>'.repeat(2000)}help${'</div>'.repeat(2000)}`,
    'lists nested without end': `${'<ul><li>'.repeat(20_000)}help`,
    'bold without end': `${'<b>'.repeat(60_000)}help`,
    'a comment that never closes': `help<!--${'x'.repeat(100_000)}`,
    'a script among too many tags': `${'<br>'.repeat(9000)}help<script>var x = "no"</script>`,
  }
  for (const [name, html] of Object.entries(hostile)) {
    test(`${name}: the words are still there`, () => {
      expect(words(html)).toBe('help')
    })
  }

  test('no body makes it throw', () => {
    const piece = fc.constantFrom(
      '<div>',
      '</div>',
      '<p',
      '<table><tr><td>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '&amp;',
      '&#x110000;',
      '"',
      "'",
      '>',
      '<',
      'x',
      '\ud800',
    )
    const html = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(html, (body) => {
        expect(typeof plainText(body)).toBe('string')
      }),
      { numRuns: 500 },
    )
  })
})
