import { describe, expect, it } from 'vitest'
import { findingFrom } from './finding.ts'
import { labelInTextFinding, leakyPlaces } from './label-in-text.ts'
import { lateFieldsFindings, tellingFields } from './late-fields.ts'
import { plainHistory } from './quality-builders.ts'
import type { QualityTicket } from './quality-ticket.ts'

const history = plainHistory(400)

describe('a label in the text', () => {
  const notes: readonly (readonly [string, (ticket: QualityTicket) => string])[] = [
    ['a field of the form', ({ body, label }) => `${body}\nSupport group: ${label}`],
    ['a note of a hand-over', ({ body, label }) => `${body} (transferred to ${label} by the desk)`],
    ['a mark in brackets', ({ body, label }) => `[${label}] ${body}`],
  ]
  for (const [what, write] of notes) {
    it(`is found as ${what}`, () => {
      const tickets = history.map((ticket, i) => (i % 3 === 0 ? { ...ticket, body: write(ticket) } : ticket))
      const finding = labelInTextFinding(tickets, 5)
      expect(finding?.kind).toBe('label_in_text')
      expect(finding?.title).toContain('in 34 % of the tickets')
      expect(finding?.tickets).toHaveLength(5)
      expect(finding?.facts[0]?.value).toBe('134 tickets, 4 labels, 100 % their own')
    })
  }

  it('is none where requesters use the word, or name a place they do not belong to', () => {
    const asked = history.map((ticket) => ({ ...ticket, body: `${ticket.body}, this is about ${ticket.label}` }))
    expect(labelInTextFinding(asked, 5)).toBeUndefined()
    const wrong = history.map((ticket) => ({ ...ticket, body: `${ticket.body}\nGroup: billing` }))
    expect(leakyPlaces(wrong)).toEqual([])
    expect(labelInTextFinding(history, 5)).toBeUndefined()
  })
})

describe('a field that is set later', () => {
  const claiming = (of: (ticket: QualityTicket, i: number) => string): readonly QualityTicket[] =>
    history.map((ticket, i) => ({ ...ticket, claims: { category: of(ticket, i) } }))

  it('gives itself away by saying the label nearly always', () => {
    const tickets = claiming(({ label }, i) => (i % 101 === 0 ? 'Other' : `Group ${label}`))
    expect(tellingFields(tickets)).toMatchObject([{ field: 'category', tickets: 400 }])
    expect(lateFieldsFindings(tickets, { late: [], limit: 3 })[0]?.title).toBe(
      '“category” says the label in 99 % of 400 tickets: it is probably set when the label is',
    )
  })

  it('does not where requesters are wrong as often as requesters are, or every ticket has a value of its own', () => {
    expect(tellingFields(claiming(({ label }, i) => (i % 9 === 0 ? 'billing' : label!)))).toEqual([])
    expect(tellingFields(claiming((_, i) => `case ${i}`))).toEqual([])
  })

  it('is known from change histories, and then what remains was known on arrival', () => {
    const tickets = claiming(({ label }) => label!)
    const late = [
      { field: 'category', tickets: 200, of: 400 },
      { field: 'priority', tickets: 4, of: 400 },
    ]
    const findings = lateFieldsFindings(tickets, { late, limit: 3 })
    expect(findings.map(({ title }) => title)).toEqual(['“category” (50 %) is set or changed after a ticket arrives'])
  })

  it('never advises to leave out the queue, which is what is learned', () => {
    const tickets = claiming(({ label }) => label!)
    const remedyOf = (...fields: readonly string[]): string =>
      findingFrom(
        'files',
        lateFieldsFindings(tickets, {
          late: fields.map((field) => ({ field, tickets: 300, of: 400 })),
          limit: 3,
        })[0]!,
      ).remedy
    expect(remedyOf('queue', 'category')).toContain(
      'as if it had been known at once, leave “category” out (--map theirs=-). The queue stays in',
    )
    expect(remedyOf('queue')).not.toContain('--map')
    expect(remedyOf('category')).not.toContain('queue')
  })

  it('speaks of no files where the history was read from a help desk', () => {
    const tickets = claiming(({ label }) => label!)
    const late = [{ field: 'category', tickets: 300, of: 400 }]
    for (const known of [late, []]) {
      const [found] = lateFieldsFindings(tickets, { late: known, limit: 3 })
      const { explanation, remedy } = findingFrom('help_desk', found!)
      expect(`${explanation} ${remedy}`).not.toMatch(/file|--map|[Ii]mport/)
      expect(findingFrom('files', found!).remedy).toContain('--map theirs=-')
    }
  })
})
