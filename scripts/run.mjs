// Installs what is missing, then runs a file of this repository on the pinned Node.
// Usage: node scripts/run.mjs FILE [ARGUMENT ...]. Plain JavaScript for Node 20 and newer.
import { spawn, spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstalled, noteInstalled } from './installed.mjs'
import { pinnedNode } from './pinned-node.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
if (!isInstalled(root)) {
  console.error('Installing what is missing (npm ci) …')
  const npm = process.env.npm_execpath
  const quiet = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const install = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...quiet], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', quiet, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (install.status !== 0) {
    console.error('npm ci failed; nothing was started. Maybe the npm registry cannot be reached from here.')
    process.exit(install.status ?? 1)
  }
  noteInstalled(root)
}

const [file, ...rest] = process.argv.slice(2)
const node = pinnedNode(root) ?? process.execPath
const child = spawn(node, [join(root, file), ...rest], { stdio: 'inherit', cwd: root })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
