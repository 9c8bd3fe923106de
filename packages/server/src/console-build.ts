import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const consolePackage = fileURLToPath(new URL('../../console', import.meta.url))

/** What the built files depend on. */
const sources = ['src/**/*.{ts,tsx,css}', 'index.html', 'build.ts', 'vite-config.ts', 'package.json']

let building: Promise<string> | undefined

/**
 * The folder of the console's files, built first where the sources have changed since: its name is a hash of them. `say` is
 * told when that happens, because it takes some seconds. Several processes may do it at once; the last one in finds it done.
 */
export function builtConsole(say: (text: string) => void = () => undefined): Promise<string> {
  building ??= ensureBuilt(say).finally(() => (building = undefined))
  return building
}

async function ensureBuilt(say: (text: string) => void): Promise<string> {
  const dist = join(consolePackage, 'dist')
  const folder = join(dist, hashOfSources())
  if (existsSync(join(folder, 'index.html'))) return folder
  say('Building the console (only after a change of its sources) …')
  const draft = join(dist, `draft-${process.pid}`)
  await runBuild(draft)
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    if (!name.startsWith('draft-') && join(dist, name) !== folder)
      rmSync(join(dist, name), { recursive: true, force: true })
  }
  if (existsSync(folder)) rmSync(draft, { recursive: true, force: true })
  else renameSync(draft, folder)
  return folder
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((pattern) => globSync(pattern, { cwd: consolePackage })).toSorted()) {
    const place = join(consolePackage, file)
    hash.update(relative(consolePackage, place)).update('\0').update(readFileSync(place)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function runBuild(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(consolePackage, 'build.ts'), folder], {
      cwd: dirname(dirname(consolePackage)),
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`vite ended with ${code}:\n${said.trim()}`))
    })
  })
}
