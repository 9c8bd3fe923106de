import type { Finding, QualityReport } from '@pointsman/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html } from './html.ts'
import { qualityPage } from './quality-page.ts'

const facts = { source: 'the database', madeAt: Date.UTC(2026, 4, 4) }

function aFinding(words: string): Finding {
  return {
    kind: 'wrong_labels',
    title: words,
    explanation: words,
    remedy: words,
    worth: { perThousand: 12, gain: words, basis: words },
    tickets: [{ id: words, excerpt: words, note: words }],
    ticketCount: 1,
    facts: [{ name: words, value: words }],
  }
}

/** A report in which every text is the same. */
function aReport(words: string): QualityReport {
  const shares = { tickets: 20, accuracy: 0.9, coverage: 0.6, error: 0.04 }
  return {
    target: 'queue',
    tickets: 20,
    labelled: 20,
    from: Date.UTC(2026, 0, 1),
    to: Date.UTC(2026, 3, 1),
    labels: [{ label: words, tickets: 20 }],
    findings: [aFinding(words)],
    expected: {
      risk: 0.05,
      confidence: 0.95,
      measuredOn: 'newest',
      ...shares,
      coverageRepaired: 0.7,
      labels: [{ label: words, ...shares }],
    },
    overTime: { months: ['2026-01', '2026-02', '2026-03'], series: [{ label: words, counts: [1, 2, 3] }] },
    confusion: {
      labels: [words, 'other'],
      counts: [
        [3, 4],
        [5, 6],
      ],
    },
    notes: [words],
  }
}

/** Tags with their attributes, texts left out. */
function tagsOf(page: string): readonly string[] {
  return page.match(/<[^>]*>/g) ?? []
}

describe('the page of a report', () => {
  it('keeps whatever a ticket says as text: the tags are those of a page with plain words', () => {
    const plain = tagsOf(qualityPage(aReport('x'), facts)).map((tag) => tag.split(/[\s>]/)[0])
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onload='x",
        '</style><b>',
        '<!--',
        '${x}',
      ),
    )
    fc.assert(
      fc.property(hostile, (words) => {
        const page = qualityPage(aReport(`x${words}`), facts)
        expect(tagsOf(page).map((tag) => tag.split(/[\s>]/)[0])).toEqual(plain)
        expect(page).not.toMatch(/<(?:script|img|iframe|link|object)\b/i)
      }),
      { numRuns: 60 },
    )
  })

  it('needs nothing but itself', () => {
    const page = qualityPage(aReport('billing'), facts)
    expect(page).not.toMatch(/\b(?:src|srcset|action)=|href="(?!#)|url\(|@import|https?:/)
    expect(page).toContain("default-src 'none'")
  })

  it('text that would turn the direction of writing is shown without doing so', () => {
    expect(html`${'safe\u202Eexe.txt\u0007'}`.markup).toBe('safe exe.txt ')
    expect(html`<b title="${'"'}">${[html`<i>${'&'}</i>`]}${undefined}${3}</b>`.markup).toBe(
      '<b title="&quot;"><i>&amp;</i>3</b>',
    )
  })

  it('says the finding in its title and where to read on', () => {
    const page = qualityPage(aReport('“billing” and “Billing” look like one label'), facts)
    expect(page).toContain('One thing is worth repairing before training; as it is, 60 of 100 tickets')
    expect(page).toContain('<a href="#finding-1">“billing” and “Billing” look like one label</a>')
    expect(page).toContain('about 12 in 1,000 tickets')
  })

  it('a history without faults, dates or model makes a page as well', () => {
    const {
      from: _from,
      to: _to,
      expected: _expected,
      overTime: _overTime,
      confusion: _confusion,
      ...rest
    } = aReport('x')
    const page = qualityPage({ ...rest, findings: [], labels: [] }, facts)
    expect(page).toContain('Nothing here needs repair before training')
    expect(page).toContain('without dates')
  })
})
