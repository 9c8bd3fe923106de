import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { createProgram } from './program.ts'
import { cliReference, textAfterHelp } from './reference.ts'
import { testShell } from './test-shell.ts'

const program = createProgram(testShell().shell)

function leaves(command: Command): readonly Command[] {
  const children = command.commands.filter((child) => child.name() !== 'help')
  return children.length === 0 ? [command] : children.flatMap(leaves)
}

describe('help', () => {
  it('docs/reference/cli.md says what the commands say (npx node scripts/docs-cli.ts writes it)', () => {
    const page = readFileSync(new URL('../../../../docs/reference/cli.md', import.meta.url), 'utf8')
    expect(page).toBe(cliReference(program))
  })

  it('every command explains itself and gives an example that starts with its own name', () => {
    for (const command of leaves(program)) {
      const after = textAfterHelp(command)
      expect(command.description(), command.name()).toMatch(/^[A-Z].*\.$/)
      expect(after, command.name()).toMatch(/Examples?:\n {2}pointsman /)
    }
  })

  it('an option that must be given is said to be required, in the help and on the page', () => {
    const required = leaves(program).flatMap((command) =>
      command.options.filter(({ mandatory }) => mandatory).map((option) => ({ command, option })),
    )
    expect(required.map(({ option }) => option.long)).toContain('--reason')
    for (const { command, option } of required) {
      const told = `${option.description} (required)`
      expect(command.helpInformation().replaceAll(/\s+/g, ' '), command.name()).toContain(told)
      expect(cliReference(program)).toContain(`| \`${option.flags}\` | ${told} |`)
    }
  })

  it('every option of an example exists', () => {
    for (const command of leaves(program)) {
      const after = textAfterHelp(command)
      const known = [...command.options, ...program.options].map(({ long }) => long)
      for (const [option] of after.matchAll(/--[a-z-]+/g))
        expect(known, `${command.name()} ${option}`).toContain(option)
    }
  })
})
