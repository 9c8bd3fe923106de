/**
 * `node scripts/ci/failed-test-files.ts REPORT.json`: the test files that failed, one a line, where they are few enough to
 * be worth a second run; otherwise nothing.
 */
import { readFileSync } from 'node:fs'
import { summarize, type Report } from './test-report.ts'

/** More files than this fail for a reason, not by chance. */
const most = 3

const [file] = process.argv.slice(2)
if (!file) {
  console.error('Usage: node scripts/ci/failed-test-files.ts REPORT.json')
  process.exit(2)
}
const { failures } = summarize(JSON.parse(readFileSync(file, 'utf8')) as Report)
const files = new Set(failures.map((failure) => failure.file))
if (files.size <= most) for (const failed of files) console.log(failed)
