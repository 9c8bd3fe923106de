import { readFileSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Decision } from '@pointsman/core'
import { decisionLine } from './decision-line.ts'

const stories = globSync(new URL('../../../../testdata/decisions/*', import.meta.url).pathname)
const read = (path: string): object => JSON.parse(readFileSync(path, 'utf8')) as object
const decisions = stories.map(
  (story) => ({ ...read(join(story, 'case.json')), ...read(join(story, 'decision.json')) }) as Decision,
)

describe('a decision in one line', () => {
  it('fits the terminal, however wide it is', () => {
    expect(decisions.length).toBeGreaterThan(0)
    for (const decision of decisions) {
      for (const columns of [90, 100, 119, 120, 160]) {
        const line = decisionLine(decision, { columns, colour: 'plain' })
        expect(Array.from(line).length).toBeLessThanOrEqual(columns)
        expect(line).not.toContain('\n')
      }
    }
  })

  it('hands no sign on that would steer the terminal: the words are a stranger’s', () => {
    const hostile = '\u001b]0;owned\u0007\u009b2J\u202egnp'
    for (const decision of decisions) {
      const line = decisionLine(
        { ...decision, ticketId: `T${hostile}` as Decision['ticketId'] },
        { columns: 160, colour: 'plain' },
      )
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
  })

  it('names who has it, or why nobody has', () => {
    for (const decision of decisions) {
      const line = decisionLine(decision, { columns: 160, colour: 'plain' })
      expect(line).toMatch(decision.outcome.kind === 'assigned' ? /→ / : /held: |triage: |waits/)
    }
  })
})
