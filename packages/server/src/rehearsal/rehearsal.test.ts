import { beforeAll, describe, expect, test } from 'vitest'
import { sampleRehearsal } from '../cli/rehearse/sample-rehearsal.ts'
import { rehearse, type RehearsalReport } from './rehearse.ts'

/** From a Sunday, 22:00 UTC: by Monday morning there is a backlog. */
const start = Date.UTC(2026, 2, 1, 22)
const end = start + 20 * 3_600_000

describe('a rehearsal: the same days over HTTP and in process', () => {
  let report: RehearsalReport

  beforeAll(async () => {
    const rehearsal = await sampleRehearsal({ seed: 7, start, end, ticketsPerDay: 150 })
    report = await rehearse(rehearsal, { seconds: () => performance.now() / 1000, onProgress: () => undefined })
  }, 600_000)

  test('every decision is the same, with all its reasons, and tickets and loads end up the same', () => {
    expect(report.differences).toEqual([])
  })

  test('everything that happened happened in both', () => {
    expect(report.overHttp).toEqual(report.inProcess)
    expect(report.overHttp.tickets).toBeGreaterThan(100)
    expect(report.overHttp.decisions).toBeGreaterThan(report.overHttp.tickets)
  })

  test('there was something of everything', () => {
    const wanted = [
      'decided held',
      'decided triage',
      'overridden',
      'resolved',
      'reassigned',
      'customer_replied',
      'offer accept',
      'offer reject',
      'marked_spam',
      'closed',
      'away',
      'offline',
    ]
    const { kinds } = report.overHttp
    expect(wanted.filter((kind) => (kinds[kind] ?? 0) === 0)).toEqual([])
  })
})
