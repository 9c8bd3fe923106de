// Whether what lies in node_modules is what package-lock.json asks for: the lock file's hash is noted beside it after each install.
// Plain JavaScript that Node 18 can parse, because it runs before the pinned Node exists.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export function isInstalled(root) {
  const stamp = stampOf(root)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockOf(root)
}

export function noteInstalled(root) {
  if (existsSync(join(root, 'node_modules'))) writeFileSync(stampOf(root), lockOf(root))
}

const stampOf = (root) => join(root, 'node_modules', '.pointsman-lock')
const lockOf = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
