// Makes the Node that came with the install the one that every `npm run` uses.
// It runs after each install, so it also notes what was installed, and `npm start` after `npm ci` installs nothing again.
// Plain JavaScript that Node 18 can parse, because it runs before the pinned Node exists.
import { existsSync, mkdirSync, symlinkSync, copyFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { noteInstalled } from './installed.mjs'
import { pinnedNode } from './pinned-node.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const binary = pinnedNode(root)

if (binary) {
  const windows = process.platform === 'win32'
  const link = join(root, 'node_modules', '.bin', windows ? 'node.exe' : 'node')
  if (!existsSync(link)) {
    mkdirSync(dirname(link), { recursive: true })
    if (windows) copyFileSync(binary, link)
    else symlinkSync(relative(dirname(link), binary), link)
  }
} else if (Number(process.versions.node.split('.')[0]) < 26) {
  console.error(
    `Pointsman needs Node 26 or newer: this is ${process.version}, and no packaged Node 26 was installed for ${process.platform}-${process.arch}. ` +
      'Maybe the install left out optional packages: run `npm ci` without --omit=optional.',
  )
  process.exit(1)
}

noteInstalled(root)
