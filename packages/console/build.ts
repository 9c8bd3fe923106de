/** `node packages/console/build.ts FOLDER`: builds the console into that folder. The server does it by itself when needed. */
import { build } from 'vite'

// Whoever starts this may be a test: React would be built with its checks, and half as large again.
process.env['NODE_ENV'] = 'production'

const outDir = process.argv[2]
if (outDir === undefined) {
  console.error('Usage: node packages/console/build.ts FOLDER')
  process.exit(2)
}
await build({
  mode: 'production',
  configFile: `${import.meta.dirname}/vite-config.ts`,
  build: { outDir, emptyOutDir: true },
})
