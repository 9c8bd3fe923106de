import { describe, expect, it } from 'vitest'

import { clockProblems, codeLines, houseProblems } from './house-rules.ts'

describe('house rules', () => {
  it('a file is named for what it holds, in kebab-case', () => {
    const named = (path: string): number => houseProblems([{ path, text: '' }]).length
    expect(named('packages/core/src/match/eligible.test.ts')).toBe(0)
    expect(named('packages/core/src/match/utils.ts')).toBe(1)
    expect(named('packages/server/src/helpers/time.ts')).toBe(1)
    expect(named('packages/core/src/match/Eligible.ts')).toBe(1)
  })

  it('comments and blank lines do not count towards the length of a file', () => {
    expect(codeLines('/**\n * What it is.\n */\n\n// why\nexport const a = 1 // here\n')).toBe(1)
    const long = houseProblems([{ path: 'a.ts', text: 'x()\n'.repeat(301) }])
    expect(long).toEqual([{ path: 'a.ts', message: '301 lines of code; at most 300' }])
  })

  it('the core may turn a number into a date but not ask for the time', () => {
    const path = 'packages/core/src/prioritize/deadline.ts'
    expect(clockProblems([{ path, text: 'const day = new Date(now)\n// new Date()\n' }])).toEqual([])
    expect(clockProblems([{ path, text: '\nconst day = new Date()\n' }])).toMatchObject([{ line: 2 }])
    expect(clockProblems([{ path: 'packages/server/src/engine/clock.ts', text: 'new Date()' }])).toEqual([])
  })
})
