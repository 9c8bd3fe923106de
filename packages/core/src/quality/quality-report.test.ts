import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { findingKinds, type HistoryOrigin } from './finding.ts'
import { aTicket, plainHistory, topicNames } from './quality-builders.ts'
import { reportQuality, type QualityOptions, type QualityReport } from './quality-report.ts'
import type { QualityTicket } from './quality-ticket.ts'

const options: QualityOptions = {
  ...{ target: 'queue', agents: [], now: 4e12, seed: 1, limit: 20, risk: 0.05, confidence: 0.95 },
}
const history = plainHistory(600)
/** Every fifteenth ticket in the queue next to its own. */
const wrong = new Set(history.filter((_, i) => i % 15 === 4).map(({ id }) => id))
const mislabelled = history.map((ticket): QualityTicket => {
  const next = topicNames[(topicNames.indexOf(ticket.label as (typeof topicNames)[number]) + 1) % topicNames.length]!
  return wrong.has(ticket.id) ? { ...ticket, label: next } : ticket
})

describe('a report on the quality of a history', () => {
  let report: QualityReport
  beforeAll(() => {
    report = reportQuality(mislabelled, options)
  })

  it('names nearly all wrong labels and hardly any other', () => {
    const finding = report.findings.find(({ kind }) => kind === 'wrong_labels')!
    const all = reportQuality(mislabelled, { ...options, limit: 1000 }).findings.find(
      ({ kind }) => kind === 'wrong_labels',
    )!
    const hits = all.tickets.filter(({ id }) => wrong.has(id)).length
    expect(hits / wrong.size).toBeGreaterThan(0.8)
    expect(hits / all.tickets.length).toBeGreaterThan(0.8)
    expect(finding.tickets).toHaveLength(20)
    expect(finding.ticketCount).toBe(all.tickets.length)
  })

  it('says of a suspect what it reads like and by which words', () => {
    const { tickets } = report.findings.find(({ kind }) => kind === 'wrong_labels')!
    expect(tickets[0]?.note).toMatch(/^Labelled “\w+”; reads like “\w+” \(\d+ %\), for “\w+”/)
  })

  it('says what could be routed alone once they are put right', () => {
    expect(report.expected!.coverageRepaired).toBeGreaterThan(report.expected!.coverage)
    expect(report.expected!.coverageRepaired).toBeLessThanOrEqual(1)
  })

  it('is the same for the same tickets', () => {
    expect(reportQuality(mislabelled, options)).toEqual(report)
  })

  it('advises nothing that is done with files where the history was read from a help desk', () => {
    const blemished = mislabelled.map((ticket, i): QualityTicket => {
      const { body, label, outcome, receivedAt } = ticket
      return {
        ...ticket,
        ...(i % 3 === 0 ? { body: `${body}\nSupport group: ${label}` } : {}),
        ...(i % 20 === 1 ? { machineMail: 'bounce' } : {}),
        ...(i % 25 === 2 && label !== undefined ? { label: label.toUpperCase() } : {}),
        ...(receivedAt === undefined ? {} : { outcome: { ...outcome, resolvedAt: receivedAt - 1 } }),
      }
    })
    const late = [{ field: 'category', tickets: 300, of: 600 }]
    const ofFiles = /file|--map|import|export/i
    const advisingFiles = (origin: HistoryOrigin): readonly string[] =>
      reportQuality(blemished, { ...options, late, origin }).findings.flatMap(({ kind, remedy }) =>
        ofFiles.test(remedy) ? kind : [],
      )
    const blemishes = [
      'impossible_times',
      'label_in_text',
      'late_fields',
      'machine_mail',
      'similar_labels',
      'wrong_labels',
    ]
    expect(advisingFiles('files').toSorted()).toEqual(expect.arrayContaining(blemishes))
    expect(advisingFiles('help_desk')).toEqual([])
  })

  it('orders findings by worth, names at most as many tickets as asked for, and counts add up', () => {
    const worths = report.findings.map(({ worth }) => worth.perThousand)
    expect(worths).toEqual(worths.toSorted((a, b) => b - a))
    for (const { kind, tickets, ticketCount, worth } of report.findings) {
      expect(findingKinds).toContain(kind)
      expect(tickets.length).toBe(Math.min(ticketCount, 20))
      expect(worth.perThousand).toBeLessThanOrEqual(1000)
    }
    expect(report.labels.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(report.labelled)
    expect(report.overTime!.series.flatMap(({ counts }) => counts).reduce((a, b) => a + b, 0)).toBe(report.labelled)
  })

  it('expects nearly everything of clean labels, and says how it was measured', () => {
    const { expected, findings } = reportQuality(history, options)
    expect(expected).toMatchObject({ measuredOn: 'newest', tickets: 120 })
    expect(expected!.coverage).toBeGreaterThan(0.9)
    expect(expected!.labels.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(120)
    expect(findings.find(({ kind }) => kind === 'wrong_labels')?.ticketCount ?? 0).toBeLessThan(6)
  })

  it('judges across folds where there are no dates, and says nothing about time', () => {
    const undated = history.map(({ receivedAt: _, ...ticket }) => ticket)
    const found = reportQuality(undated, options)
    expect(found.expected).toMatchObject({ measuredOn: 'folds', tickets: 600 })
    expect(found.overTime).toBeUndefined()
    expect(found.notes.join(' ')).toContain('600 tickets have no date')
  })

  it('an empty, tiny or single-label history is told as such, not guessed at', () => {
    expect(reportQuality([], options)).toMatchObject({ tickets: 0, findings: [] })
    expect(reportQuality(history.slice(0, 10), options).notes.join(' ')).toContain('Only 10 tickets')
    const one = history.map((ticket) => ({ ...ticket, label: 'all' }))
    expect(reportQuality(one, options).notes.join(' ')).toContain('the same queue')
  })

  it('never shows personal data, whatever stands in the tickets', () => {
    const secrets = ['4111 1111 1111 1111', 'joe@mail.example', 'AKIAIOSFODNN7EXAMPLE', 'DE89370400440532013000']
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...secrets), fc.string()), { minLength: 1, maxLength: 20 }),
        (rows) => {
          const tickets = rows.map(([secret, text], i) =>
            aTicket({ id: String(i), subject: text, body: `${text} ${secret}`, label: 'a' }),
          )
          const shown = JSON.stringify(reportQuality(tickets, options))
          for (const secret of secrets) expect(shown).not.toContain(secret)
        },
      ),
      { numRuns: 50 },
    )
  })
})
