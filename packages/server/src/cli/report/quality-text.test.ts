import { resolve } from 'node:path'
import { reportQuality } from '@pointsman/core'
import { expect, it } from 'vitest'
import { qualityText } from './quality-text.ts'

it('the report ends with what was looked over, and with where the page lies from anywhere', () => {
  const known = { target: 'queue', agents: [], now: 0, seed: 1, limit: 1, risk: 0.05, confidence: 0.95 } as const
  const facts = { source: 'request-tracker', seconds: 1, page: 'pointsman-quality.html' }
  const lines = qualityText(reportQuality([], known), facts).split('\n')
  expect(lines.slice(-2)).toEqual([
    'Looked over: request-tracker.',
    `The tickets and the pictures: ${resolve('pointsman-quality.html')}`,
  ])
})
