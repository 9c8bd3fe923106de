import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PointsmanError } from '@pointsman/core'
import { isLoopback, readConfig, settings } from './config.ts'

describe('configuration', () => {
  test('an empty environment gives an embedded database on loopback', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ dataFolder: './.pointsman', host: '127.0.0.1', port: 4420, clock: 'system' })
    expect(config.databaseUrl).toBeUndefined()
  })

  test('a flag wins over a variable, a variable over the default', () => {
    const environment = { POINTSMAN_PORT: '5000', POINTSMAN_HOST: 'localhost' }
    expect(readConfig(environment, { port: 6000 })).toMatchObject({ port: 6000, host: 'localhost' })
  })

  test('an error names the variable, the value and what is allowed', () => {
    expect(() => readConfig({ POINTSMAN_PORT: '99999' })).toThrow(
      'POINTSMAN_PORT: "99999" is not allowed; allowed is a whole number from 0 to 65535.',
    )
    expect(() => readConfig({ POINTSMAN_LOG_LEVEL: 'loud' })).toThrow(/POINTSMAN_LOG_LEVEL: "loud".*`info`/)
  })

  test('a wrong database address is refused without showing its password', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://me:hunter2@db/x' })).toThrow(
      /^(?!.*hunter2).*DATABASE_URL.*postgres:\/\//,
    )
  })

  test('any text in any variable gives a configuration or one clear refusal', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settings), fc.string(), (entry, text) => {
        try {
          readConfig({ [entry.variable]: text })
        } catch (error) {
          expect(error).toBeInstanceOf(PointsmanError)
          expect((error as PointsmanError).message).toContain(entry.variable)
        }
      }),
    )
  })

  test('loopback is recognised by address and name', () => {
    expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].every(isLoopback)).toBe(true)
    expect(['0.0.0.0', '::', '10.0.0.1', 'example.org'].some(isLoopback)).toBe(false)
  })

  test('the reference lists every variable with its default and what is allowed, in order', () => {
    const path = new URL('../../../docs/reference/configuration.md', import.meta.url)
    const rows = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => /^\| `[A-Z_]+` \|/.test(line))
      .map((line) => line.split(' | ').slice(0, 3).join(' | '))
    const expected = settings.map(
      (entry) => `| \`${entry.variable}\` | ${entry.fallback ? `\`${entry.fallback}\`` : 'none'} | ${entry.allowed}`,
    )
    expect(rows).toEqual(expected)
  })
})
