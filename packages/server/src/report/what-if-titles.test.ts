import type { WhatIf, WhatIfChange } from '@pointsman/core'
import { expect, test } from 'vitest'
import { changeInWords, dearestTitle } from './what-if-titles.ts'

const change = (cost: number): WhatIfChange => ({
  ...{ decision: 'd', ticketId: 't', subject: '', kinds: ['agent'], cost },
  before: { mode: 'auto', outcome: { kind: 'triage', reason: 'unsure' }, band: 'high' },
  after: { mode: 'auto', outcome: { kind: 'triage', reason: 'unsure' }, band: 'low' },
})

const found = (changed: number, ...costs: readonly number[]): WhatIf =>
  ({ changed, dearest: costs.map(change) }) as unknown as WhatIf

test('a list says how many of how many it names, and calls them the dearest only where something is at stake', () => {
  expect(dearestTitle(found(1702, 9, 0), 2)).toBe('The 2 dearest of 1,702')
  expect(dearestTitle(found(702, 0, 0), 2)).toBe('2 of 702, none with minutes at stake')
  expect(dearestTitle(found(2, 9, 0), 2)).toBe('All of them, dearest first')
  expect(dearestTitle(found(2, 0, 0), 2)).toBe('All of them, none with minutes at stake')
})

test('a change tells its minutes where there are any', () => {
  expect(changeInWords(change(12.4))).toMatch(/high, auto → .*low, auto \(12 min at stake\)$/)
  expect(changeInWords(change(0))).toMatch(/low, auto$/)
})
