import { afterEach, describe, expect, it } from 'vitest'
import { testShell } from '../test-shell.ts'
import { givenToken } from './given-token.ts'

const wasTerminal = process.stdin.isTTY
afterEach(() => {
  process.stdin.isTTY = wasTerminal
})

/** With somebody at the terminal, who types. */
function withSomebody(environment: Record<string, string>, typed: string) {
  const { shell } = testShell()
  process.stdin.isTTY = true
  return { ...shell, environment, err: { ...shell.err, isTerminal: true }, secret: () => Promise.resolve(typed) }
}

describe('a token', () => {
  it('is asked for at a terminal, where none is given', async () => {
    expect(await givenToken(undefined, withSomebody({}, ' 1-2-ab \n'))).toBe('1-2-ab')
    expect(await givenToken('given', withSomebody({}, 'typed'))).toBe('given')
    expect(await givenToken(undefined, withSomebody({ POINTSMAN_CONNECT_TOKEN: 'kept' }, 'typed'))).toBe('kept')
  })

  it('is never waited for where nobody can be asked', async () => {
    const nobody = { ...withSomebody({}, 'typed'), err: testShell().shell.err }
    expect(await givenToken(undefined, nobody)).toBe('')
    process.stdin.isTTY = false
    expect(await givenToken(undefined, { ...nobody, err: { ...nobody.err, isTerminal: true } })).toBe('')
  })
})
