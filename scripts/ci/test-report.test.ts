import { describe, expect, it } from 'vitest'

import { summarize, type Report } from './test-report.ts'

type Status = Report['testResults'][number]['assertionResults'][number]['status']

function report(status: 'passed' | 'failed', ...tests: [string, Status][]): Report {
  const assertionResults = tests.map(([fullName, outcome]) => ({ fullName, status: outcome }))
  return { testResults: [{ name: 'a.test.ts', status, assertionResults }] }
}

describe('the line at the end of a CI run', () => {
  it('counts what passed and what failed', () => {
    const mixed = report('failed', ['a', 'passed'], ['b', 'failed'], ['c', 'passed'])
    expect(summarize(mixed)).toEqual({ passed: 2, failed: 1, hidden: [] })
  })

  it('counts a file that failed before its first test', () => {
    expect(summarize(report('failed'))).toEqual({ passed: 0, failed: 1, hidden: [] })
  })

  it('names a skipped test, unless it wants data that the repository does not have', () => {
    const some = report('passed', ['on PostgreSQL', 'skipped'], ['left out: POINTSMAN_DATA is not there', 'skipped'])
    expect(summarize(some).hidden).toEqual(['on PostgreSQL'])
  })
})
