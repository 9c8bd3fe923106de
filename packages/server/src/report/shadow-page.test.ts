import { expect, test } from 'vitest'
import { shadowReport, type ComparedTicket, type Comparison } from '@pointsman/core'
import type { StoredComparison } from '../store/shadow-verbs.ts'
import { shadowPage } from './shadow-page.ts'
import { shadowHeadline } from './shadow-titles.ts'

const start = Date.UTC(2026, 2, 2)

function compared(queue: string, people: string, day: number): Omit<ComparedTicket, 'verdict'> {
  const isSame = queue === people
  const comparison: Comparison = {
    result: isSame ? 'agreed' : 'discrepancy',
    pointsman: { queue, agent: 'ada' },
    people: { queue: people, agent: 'ada' },
    differing: isSame ? [] : ['queue'],
    cost: { score: isSame ? 0 : 130, contributions: [] },
    because: { pointsman: [`sure of ${queue}`], people: [`resolved in ${people}`] },
  }
  const receivedAt = start + day * 86_400_000
  const times = {
    receivedAt,
    decidedAt: receivedAt,
    routedAt: receivedAt + 1_800_000,
    resolvedAt: receivedAt + 7_200_000,
  }
  return { mode: 'shadow', comparison, times, wouldAct: true, wouldGive: true, moves: 0 }
}

const rows = [
  ...Array.from({ length: 80 }, (_, n) => compared('billing', 'billing', n % 14)),
  ...Array.from({ length: 20 }, (_, n) => compared('api', n % 2 === 0 ? 'api' : 'reports', n % 14)),
]

test('the page says which queue is ready, in its title and in the table', () => {
  const report = shadowReport(rows)
  expect(shadowHeadline(report)).toBe(
    'Pointsman and people agreed on 90 % of 100 tickets; “billing” is ready to go live',
  )
  const page = shadowPage({ report, dearest: [], modeNow: () => 'shadow', period: 'all there is', madeAt: start })
  expect(page).toContain('1 of 2 queues can go live')
  expect(page).toContain('ready: at most 3.7 % wrong')
  expect(page).toContain('not ready: more than 5 % wrong')
  expect(page).toContain('Of 10 discrepancies they differ in the queue of 10.')
})

test('whatever a ticket says stays text', () => {
  const hostile: StoredComparison = {
    ...compared('api', 'reports', 0),
    ...{ id: 'd1', ticketId: 't1', subject: '<script>alert(1)</script>', text: '' },
  }
  const input = { dearest: [hostile], modeNow: () => 'shadow', period: 'all there is', madeAt: start }
  expect(shadowPage({ report: shadowReport(rows), ...input })).not.toContain('<script>')
})

test('with nothing compared it says so, and draws nothing', () => {
  const empty = {
    report: shadowReport([]),
    dearest: [],
    modeNow: () => 'shadow',
    period: 'all there is',
    madeAt: start,
  }
  const page = shadowPage(empty)
  expect(page).toContain('Nothing was compared yet')
  expect(page).not.toContain('<svg')
})
