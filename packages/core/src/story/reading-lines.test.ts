import { expect, test } from 'vitest'
import { aLabelReading, aReading } from '../domain/builders.ts'
import { readingLines } from './reading-lines.ts'

test('a ticket unlike anything learned is called so, because its confidence means little', () => {
  const told = (inScope: number): string =>
    readingLines(
      aReading({ queue: aLabelReading({ billing: 0.9, integrations: 0.1 }, inScope) }),
      (queue) => queue,
    ).join('\n')
  expect(told(0.005)).toContain('unlike what was learned: 0.5 % of known tickets look as strange')
  expect(told(0.4)).not.toContain('unlike')
})
