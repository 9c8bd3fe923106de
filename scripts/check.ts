/**
 * `npm run check [NAME …]`: everything that can be said of the repository without running the product. Types, lint and
 * format, who imports whom, names and lengths of files, the pages' links and commands, and whether the kernel's bytes
 * are what its source compiles to. Prints a line a check; ends with 1 when one of them found something.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { commandProblems, indexProblems, linkProblems } from './check/docs.ts'
import { clockProblems, houseProblems } from './check/house-rules.ts'
import { importProblems } from './check/import-rules.ts'
import { runScript } from './check/program.ts'
import { readSources, type Problem } from './check/sources.ts'

const root = join(import.meta.dirname, '..')

/** Answers what is wrong, in as many lines as it takes, or nothing. */
type Check = () => Promise<string | undefined>

const tsc = 'node_modules/typescript/bin/tsc'
const checks = new Map<string, Check>()

checks.set('types', () => runScript(root, tsc, ['-p', 'tsconfig.json']))
for (const config of globSync('packages/*/tsconfig.json', { cwd: root }).toSorted()) {
  checks.set(`types of ${config.split('/')[1]}`, () => runScript(root, tsc, ['-p', config]))
}
checks.set('lint', () => runScript(root, 'node_modules/oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']))
checks.set('format', () => runScript(root, 'node_modules/oxfmt/bin/oxfmt', ['--check', '.']))
checks.set('imports', async () => list(importProblems(readSources(root, 'packages/*/src/**/*.{ts,tsx}'))))
checks.set('files', async () => {
  const sources = readSources(root, '{packages,scripts,bench,examples}/**/*.{ts,tsx,mjs}')
  return list([...houseProblems(sources), ...clockProblems(sources)])
})
checks.set('pages', async () => {
  const pages = readSources(root, '{*.md,docs/**/*.md,packages/**/*.md,examples/**/*.md,bench/**/*.md}')
  const commands = commandProblems(root, pages, await knownCommands())
  return list([...linkProblems(root, pages), ...indexProblems(pages), ...commands])
})
checks.set('types of the API', () => runScript(root, 'packages/console/generate-types.ts', ['--check']))
if (existsSync(join(root, 'scripts/build-kernel.ts'))) {
  checks.set('kernel', () => runScript(root, 'scripts/build-kernel.ts', ['--check']))
}

const asked = process.argv.slice(2)
let failures = 0
for (const [name, check] of checks) {
  if (asked.length > 0 && !asked.some((word) => name.startsWith(word))) continue
  const started = performance.now()
  const problem = await check()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${problem === undefined ? '✓' : '✗'} ${name.padEnd(20)} ${seconds.padStart(5)} s`)
  if (problem !== undefined) {
    failures++
    console.log(problem.replace(/^/gm, '    '))
  }
}
console.log(failures === 0 ? 'All is well.' : `${failures} of ${checks.size} checks found something.`)
process.exitCode = failures === 0 ? 0 : 1

function list(problems: readonly Problem[]): string | undefined {
  if (problems.length === 0) return undefined
  return problems.map(({ path, line, message }) => `${path}${line ? `:${line}` : ''} ${message}`).join('\n')
}

async function knownCommands(): Promise<{ scripts: string[]; commands: string[] }> {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
  const { createProgram } = await import('../packages/server/src/cli/program.ts')
  const { systemShell } = await import('../packages/server/src/cli/shell.ts')
  return { scripts: Object.keys(scripts), commands: createProgram(systemShell()).commands.map((one) => one.name()) }
}
