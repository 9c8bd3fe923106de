import { describe, expect, it } from 'vitest'

import { replaced, slowest, summarize, type Report, type TestFile } from './test-report.ts'

type Status = TestFile['assertionResults'][number]['status']

function report(status: 'passed' | 'failed', ...tests: [string, Status][]): Report {
  const assertionResults = tests.map(([fullName, outcome]) => ({
    fullName,
    status: outcome,
    failureMessages: outcome === 'failed' ? ['expected 1 to be 2'] : [],
  }))
  return {
    testResults: [
      { name: 'a.test.ts', status, startTime: 1000, endTime: 3000, message: 'no such module', assertionResults },
    ],
  }
}

describe('the line at the end of a CI run', () => {
  it('counts what passed and names what failed', () => {
    const mixed = report('failed', ['a', 'passed'], ['b', 'failed'], ['c', 'passed'])
    const failures = [{ file: 'a.test.ts', title: 'b', why: 'expected 1 to be 2' }]
    expect(summarize(mixed)).toEqual({ passed: 2, failures, hidden: [] })
  })

  it('counts a file that failed before its first test', () => {
    const failures = [{ file: 'a.test.ts', why: 'no such module' }]
    expect(summarize(report('failed'))).toEqual({ passed: 0, failures, hidden: [] })
  })

  it('names a skipped test, unless it wants data that the repository does not have', () => {
    const some = report('passed', ['on PostgreSQL', 'skipped'], ['left out: POINTSMAN_DATA is not there', 'skipped'])
    expect(summarize(some).hidden).toEqual(['on PostgreSQL'])
  })

  it('takes a file that was run again as it was the second time', () => {
    const first = report('failed', ['a', 'passed'], ['b', 'failed'])
    const again = report('passed', ['a', 'passed'], ['b', 'passed'])
    expect(summarize(replaced(first, again))).toEqual({ passed: 2, failures: [], hidden: [] })
    expect(summarize(replaced(first, { testResults: [] }))).toEqual(summarize(first))
  })

  it('says which files took longest', () => {
    expect(slowest(report('passed', ['a', 'passed']), 3)).toEqual([{ file: 'a.test.ts', seconds: 2 }])
  })
})
