/** The part of vitest's JSON report (the shape of Jest's) that is read here. */
export interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: 'passed' | 'failed'
    readonly assertionResults: readonly {
      readonly status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo' | 'disabled'
      readonly fullName: string
    }[]
  }[]
}

export interface Summary {
  readonly passed: number
  /** Failed tests, and files that failed before their first test. */
  readonly failed: number
  /** Titles of tests that were skipped for want of something that is there. */
  readonly hidden: readonly string[]
}

/** Evaluation data lies outside the repository and may be absent everywhere. */
const mayBeAbsent = 'POINTSMAN_DATA'

export function summarize({ testResults }: Report): Summary {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const failedFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + failedFiles.length,
    hidden: tests
      .filter(({ status, fullName }) => !['passed', 'failed'].includes(status) && !fullName.includes(mayBeAbsent))
      .map(({ fullName }) => fullName),
  }
}
