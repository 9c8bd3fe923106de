/** The part of vitest's JSON report (the shape of Jest's) that is read here. Times are milliseconds since 1970. */
export interface Report {
  readonly testResults: readonly TestFile[]
}

export interface TestFile {
  readonly name: string
  readonly status: 'passed' | 'failed'
  readonly startTime: number
  readonly endTime: number
  /** Why the file failed before its first test; empty where it did not. */
  readonly message: string
  readonly assertionResults: readonly {
    readonly status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo' | 'disabled'
    readonly fullName: string
    readonly failureMessages: readonly string[]
  }[]
}

export interface Failure {
  readonly file: string
  /** The test's title; absent where the file failed before its first test. */
  readonly title?: string
  readonly why: string
}

export interface Summary {
  readonly passed: number
  readonly failures: readonly Failure[]
  /** Titles of tests that were skipped for want of something that is there. */
  readonly hidden: readonly string[]
}

/** Evaluation data lies outside the repository and may be absent everywhere. */
const mayBeAbsent = 'POINTSMAN_DATA'

export function summarize({ testResults }: Report): Summary {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failures: testResults.flatMap(failuresOf),
    hidden: tests
      .filter(({ status, fullName }) => !['passed', 'failed'].includes(status) && !fullName.includes(mayBeAbsent))
      .map(({ fullName }) => fullName),
  }
}

/** The report with the files of a later one in the place of those of the same name. */
export function replaced(report: Report, later: Report): Report {
  const again = new Map(later.testResults.map((file) => [file.name, file]))
  return { testResults: report.testResults.map((file) => again.get(file.name) ?? file) }
}

/** The `count` files that took longest, longest first, with the seconds they took. */
export function slowest({ testResults }: Report, count: number): { file: string; seconds: number }[] {
  return testResults
    .map(({ name, startTime, endTime }) => ({ file: name, seconds: Math.round((endTime - startTime) / 1000) }))
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, count)
}

function failuresOf(file: TestFile): Failure[] {
  const failed = file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({ file: file.name, title: fullName, why: failureMessages.join('\n') }))
  return failed.length === 0 && file.status === 'failed' ? [{ file: file.name, why: file.message }] : failed
}
