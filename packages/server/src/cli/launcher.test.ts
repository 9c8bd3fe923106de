import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'pointsman-launcher-'))
const lock = join(folder, 'data', 'pointsman.lock')
const bin = new URL('../../bin/pointsman.mjs', import.meta.url).pathname

/** Makes this Node pass for one that cannot run TypeScript, so that the launcher starts another. */
const oldNode = join(folder, 'old-node.mjs')
writeFileSync(
  oldNode,
  `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })\n`,
)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** An import that waits for its standard input, in a process group of its own, as a terminal starts it. */
async function waitingImport(): Promise<{ launcher: ChildProcess; child: number; said: () => string }> {
  const launcher = spawn(process.execPath, ['--import', oldNode, bin, 'import', '-'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, DATABASE_URL: '', POINTSMAN_DATA_FOLDER: join(folder, 'data') },
  })
  let said = ''
  launcher.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  while (!existsSync(lock)) await wait(50)
  const { pid } = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number }
  return { launcher, child: pid, said: () => said }
}

describe('the launcher on an old Node', { timeout: 120_000 }, () => {
  it('passes on that Ctrl-C, which reaches both processes, stopped the command in good order', async () => {
    const { launcher, child, said } = await waitingImport()
    expect(child).not.toBe(launcher.pid)
    process.kill(-launcher.pid!, 'SIGINT')
    expect(await once(launcher, 'close')).toEqual([130, null])
    expect(said()).toContain('Stopped; what was read is kept.')
    expect(existsSync(lock)).toBe(false)
  })

  it('killed without a chance to pass it on leaves nothing behind that holds the data folder', async () => {
    const { launcher } = await waitingImport()
    launcher.kill('SIGKILL')
    await once(launcher, 'close')
    while (existsSync(lock)) await wait(50)
  })
})
