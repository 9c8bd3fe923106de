/**
 * `node scripts/ci/summarize-tests.ts REPORT.json [AGAIN.json]`: what failed, which files took longest, and one plain line
 * about a test run, read from vitest's JSON report: `tests: 412 passed, 0 failed`. AGAIN.json is the report of a second
 * run of the files that failed in the first; what passes there counts as passed, and is named as not steady. Where
 * everything a test may need is installed, a skipped test hides a failure, so it counts as one; except for the evaluation
 * data, which is not part of the repository.
 */
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { replaced, slowest, summarize, type Failure, type Report } from './test-report.ts'

const [file, again] = process.argv.slice(2)
if (!file) {
  console.error('Usage: node scripts/ci/summarize-tests.ts REPORT.json [AGAIN.json]')
  process.exit(2)
}
const first = read(file)
const final = again && existsSync(again) ? replaced(first, read(again)) : first
const { passed, failures, hidden } = summarize(final)

const longest = slowest(first, 12).map((each) => `${each.seconds} s ${relative('.', each.file)}`)
console.log(`took longest: ${longest.join(', ')}`)
if (final !== first) for (const failure of summarize(first).failures) print('failed in the first run', failure)
for (const failure of failures) print('failed', failure)
for (const title of hidden) console.log(`skipped, although everything is there: ${title}`)
console.log(`tests: ${passed} passed, ${failures.length + hidden.length} failed`)
process.exitCode = failures.length + hidden.length > 0 || passed === 0 ? 1 : 0

function read(path: string): Report {
  return JSON.parse(readFileSync(path, 'utf8')) as Report
}

function print(how: string, failure: Failure): void {
  console.log(`${how}: ${relative('.', failure.file)}${failure.title ? ` › ${failure.title}` : ''}`)
  for (const line of failure.why.split('\n').slice(0, 12)) console.log(`    ${line}`)
}
