import { posix } from 'node:path'

import { lineAt, type Problem, type Source } from './sources.ts'

/**
 * Who may import whom: the table of ARCHITECTURE.md. The first rule whose `from` a file's path begins with, and whose
 * `to` the imported thing begins with, forbids the import, unless `but` names it.
 */
interface Rule {
  readonly from: string
  readonly to: readonly string[]
  readonly but?: readonly string[]
  readonly why: string
}

const store = 'packages/server/src/store/'
const api = 'packages/server/src/api/'
const connectors = 'packages/server/src/connectors/'
/** The seams: interfaces that both sides may name. */
const seams = [`${store}store.ts`, `${connectors}connector.ts`]

const core = 'packages/core/src/'
const later = ['prioritize/', 'match/', 'flip/', 'story/', 'route.ts', 'decide.ts', 'index.ts'].map(
  (name) => core + name,
)

const rules: readonly Rule[] = [
  {
    from: core,
    to: ['node:', 'package ', 'packages/simulator/', 'packages/server/', 'packages/console/'],
    why: 'the core imports nothing but itself',
  },
  {
    from: `${core}domain/`,
    to: ['calendar/', 'understand/', 'learn/'].map((name) => core + name).concat(later),
    why: 'the domain knows none of those who use it',
  },
  {
    from: `${core}calendar/`,
    to: ['understand/', 'learn/'].map((name) => core + name).concat(later),
    why: 'a calendar knows the domain only',
  },
  { from: `${core}understand/`, to: later, why: 'understanding comes before it' },
  { from: `${core}learn/`, to: later, why: 'learning comes before it' },
  {
    from: 'packages/simulator/src/',
    to: ['node:', 'package ', 'packages/server/', 'packages/console/', 'packages/core/'],
    but: ['package @pointsman/core'],
    why: 'the simulator imports the core only, by its name',
  },
  { from: api, to: [store, connectors], but: seams, why: 'the API sees the store and connectors as interfaces' },
  { from: store, to: [api, connectors], why: 'the store knows neither API nor connectors' },
  { from: connectors, to: [api, store], why: 'connectors know neither API nor store' },
  {
    from: 'packages/server/src/',
    to: ['packages/core/', 'packages/simulator/', 'packages/console/src/'],
    why: 'another package is imported by its name',
  },
]

/** Only the command line may import the simulator. */
const simulator = 'package @pointsman/simulator'
const simulatorUsers = ['packages/server/src/cli/']

/** Tests may use what the code beside them may not. */
const isTest = /\.(test|conformance)\.ts$|\/testing\/|\/test-[\w-]+\.ts$/

export function importProblems(sources: readonly Source[]): Problem[] {
  return sources.filter(({ path }) => !isTest.test(path)).flatMap(problemsOf)
}

function problemsOf(source: Source): Problem[] {
  return importsOf(source).flatMap(({ target, isType, line }) => {
    const why = forbidden(source.path, target, isType)
    return why
      ? [{ path: source.path, line, message: `must not import ${target.replace('package ', '')}: ${why}` }]
      : []
  })
}

function forbidden(path: string, target: string, isType: boolean): string | undefined {
  if (path.startsWith('packages/console/src/')) return forbiddenInConsole(target, isType)
  if (path.startsWith('packages/server/') && target === simulator && !begins(path, simulatorUsers)) {
    return 'only cli/ may import the simulator'
  }
  return rules.find(({ from, to, but }) => path.startsWith(from) && begins(target, to) && !begins(target, but ?? []))
    ?.why
}

/** The console runs in the browser: of the other packages it sees types only. */
function forbiddenInConsole(target: string, isType: boolean): string | undefined {
  if (target.startsWith('node:')) return 'the console runs in the browser'
  if (!target.startsWith('package @pointsman/')) return undefined
  const allowed = ['package @pointsman/core', 'package @pointsman/server/contract'].includes(target)
  return allowed && isType ? undefined : 'the console imports types of the core and of server/contract only'
}

/** Everything a file imports or re-exports: `node:fs`, `package zod`, or a path from the root. */
function importsOf({ path, text }: Source): { target: string; isType: boolean; line: number }[] {
  const statements = text.matchAll(
    /^[ \t]*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...statements].map((match) => {
    const named = match[2] ?? match[3] ?? ''
    const local = named.startsWith('.')
    const bare = named.startsWith('node:') ? named : `package ${named}`
    const target = local ? posix.join(posix.dirname(path), named) : bare
    return { target, isType: match[1] !== undefined, line: lineAt(text, match.index) }
  })
}

function begins(text: string, starts: readonly string[]): boolean {
  return starts.some((start) => text.startsWith(start))
}
