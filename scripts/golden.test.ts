import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultPolicy, replay } from '@pointsman/core'
import { decideGolden, goldenCase, goldenFiles, goldenFolder, goldenStories } from './golden-decisions.ts'

describe.each(goldenStories())('%s', (story) => {
  const golden = goldenCase(story)

  test(golden.description, () => {
    for (const [name, content] of Object.entries(goldenFiles(golden))) {
      const recorded = readFileSync(join(goldenFolder, story, name), 'utf8')
      expect(content, `${name} differs: see \`npm run golden\`, then review the diff`).toBe(recorded)
    }
  })

  test('it replays bit for bit', () => {
    const policy = { ...defaultPolicy, ...golden.policy }
    expect(replay(decideGolden(golden), { ticket: golden.ticket, policy }).differences).toEqual([])
  })

  test('its story keeps within 100 columns and holds no control character', () => {
    for (const line of goldenFiles(golden)['explained.txt'].trimEnd().split('\n')) {
      expect([...line].length, line).toBeLessThanOrEqual(100)
      expect(line).not.toMatch(/\p{Cc}/u)
    }
  })
})
