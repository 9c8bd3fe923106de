import { expect, test } from 'vitest'
import { smallSampleCsv } from './sample-file.ts'

test('a small sample has a header and as many tickets as were asked for', () => {
  const csv = smallSampleCsv({ seed: 1, from: Date.UTC(2026, 0, 1), count: 20 })
  expect(csv.match(/^MS-\d+,2026-/gm)).toHaveLength(20)
  expect(csv.startsWith('id,created_at,subject,body,queue,assignee,resolved_at\r\n')).toBe(true)
})
