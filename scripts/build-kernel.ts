/**
 * Compiles packages/core/src/learn/kernel/assembly to kernel-bytes.ts, which is committed so that nothing is built
 * at install time. `--check` compiles and compares instead of writing.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'

const folder = join(import.meta.dirname, '..', 'packages/core/src/learn/kernel')
const target = join(folder, 'kernel-bytes.ts')

const files = new Map<string, Uint8Array>()
const { error } = await asc.main(
  ['kernel.ts', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '-o', 'kernel.wasm'],
  {
    readFile: (name: string, base: string) => {
      try {
        return readFileSync(join(folder, 'assembly', base === '.' ? '' : base, name), 'utf8')
      } catch {
        return null
      }
    },
    writeFile: (name: string, contents: string | Uint8Array) => {
      if (typeof contents !== 'string') files.set(name, contents)
    },
    listFiles: () => [],
  },
)
if (error) {
  console.error(String(error))
  process.exit(1)
}
const bytes = files.get('kernel.wasm')
if (!bytes) throw new Error('the compiler wrote no kernel.wasm')
const source =
  '// Written by scripts/build-kernel.ts from assembly/; `npm run check` compares the two.\n' +
  `export const kernelBytes =\n  '${Buffer.from(bytes).toString('base64')}'\n`

if (!process.argv.includes('--check')) {
  writeFileSync(target, source)
  console.log(`kernel-bytes.ts: ${bytes.length.toLocaleString('en')} bytes of WebAssembly`)
} else if (readFileSync(target, 'utf8') !== source) {
  console.error('kernel-bytes.ts differs from what assembly/ compiles to. Maybe run `node scripts/build-kernel.ts`.')
  process.exit(1)
}
