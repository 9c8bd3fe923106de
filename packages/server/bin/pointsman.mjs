#!/usr/bin/env node
// Starts the command line on Node 26, whichever Node this file was started with.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const main = join(here, '..', 'src', 'cli', 'main.ts')

if (Number(process.versions.node.split('.')[0]) >= 26) {
  await import(main)
} else {
  const { pinnedNode } = await import(join(here, '..', '..', '..', 'scripts', 'pinned-node.mjs'))
  const node = pinnedNode(join(here, '..', '..', '..'))
  if (!node) {
    console.error(
      `Pointsman needs Node 26 or newer; this is ${process.version}. Maybe run \`npm ci\` first: it brings its own.`,
    )
    process.exit(1)
  }
  // The fourth is a channel by which the child learns that this process is gone, even by kill -9.
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
