import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { runScript } from './program.ts'

const repository = join(import.meta.dirname, '..', '..')
const root = mkdtempSync(join(tmpdir(), 'pointsman-purity-'))

/** Files of a core in a temporary folder, each breaking purity in its own way. */
const files = {
  'reads-disk.ts': `import { readFileSync } from 'node:fs'\nexport const text: unknown = readFileSync('a')\n`,
  'reads-environment.ts': `export const home: unknown = process.env['HOME']\n`,
  'uses-network.ts': `export const answer: unknown = fetch('http://127.0.0.1')\n`,
  'prints.ts': `export function say(): void {\n  console.log('hello')\n}\n`,
  'waits.ts': `export function wait(): void {\n  setTimeout(() => undefined, 1)\n}\n`,
  'imports-a-library.ts': `import { z } from 'zod'\nexport const shape: unknown = z\n`,
  'asks-the-time.ts': `export const now: number = Date.now()\n`,
  'rolls-dice.ts': `export const chance: number = Math.random()\n`,
  'is-pure.ts': `export function double(value: number): number {\n  return value * 2\n}\n`,
}
/** What the language itself has, and what is installed for others, only lint can tell apart. */
const onlyLint = ['asks-the-time.ts', 'rolls-dice.ts', 'imports-a-library.ts']

let types = ''
let lint = ''

beforeAll(async () => {
  for (const shared of [
    '.oxlintrc.json',
    'tsconfig.base.json',
    'packages/core/package.json',
    'packages/core/tsconfig.json',
  ]) {
    mkdirSync(dirname(join(root, shared)), { recursive: true })
    cpSync(join(repository, shared), join(root, shared))
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction')
  mkdirSync(join(root, 'packages/core/src'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'packages/core/src', name), text)
  types = (await runScript(root, 'node_modules/typescript/bin/tsc', ['-p', 'packages/core'])) ?? ''
  lint = (await runScript(root, 'node_modules/oxlint/bin/oxlint', ['--type-aware', '--format=unix', 'packages'])) ?? ''
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('purity of the core', () => {
  for (const name of Object.keys(files).filter((file) => file !== 'is-pure.ts')) {
    it(`a file of the core that ${name.replace('.ts', '').replaceAll('-', ' ')} does not pass`, () => {
      expect(lint).toContain(name)
      if (!onlyLint.includes(name)) expect(types).toContain(name)
    })
  }

  it('a pure file passes both', () => {
    expect(lint).not.toContain('is-pure.ts')
    expect(types).not.toContain('is-pure.ts')
  })
})
