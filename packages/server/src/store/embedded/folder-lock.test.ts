import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'
import { commandOf } from './lock-holder.ts'

const contender = fileURLToPath(new URL('./lock-contender.ts', import.meta.url))
const ignore = (): void => {}

describe('the lock of a data folder', () => {
  let folder = ''
  const children: ChildProcess[] = []

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pointsman-lock-'))
  })
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  const contend = async (startAt = 0): Promise<{ child: ChildProcess; said: string }> => {
    const child = spawn(process.execPath, [contender, folder, String(startAt)], { stdio: ['pipe', 'pipe', 'inherit'] })
    children.push(child)
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    return { child, said: said.toString().trim() }
  }

  it('keeps a second process out, and says who is in and what to do', async () => {
    const { child } = await contend()
    expect(() => lockFolder(folder, ignore)).toThrow(expect.objectContaining({ code: 'store_locked' }))
    try {
      lockFolder(folder, ignore)
    } catch (error) {
      expect((error as Error).message).toContain(folder)
      expect((error as Error).message).toContain(`process ${child.pid}`)
      expect((error as { maybe: string }).maybe).toContain('DATABASE_URL')
    }
  })

  it('keeps the same process out the second time', () => {
    const lock = lockFolder(folder, ignore)
    expect(() => lockFolder(folder, ignore)).toThrow(expect.objectContaining({ code: 'store_locked' }))
    lock.release()
    lockFolder(folder, ignore).release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is taken over from a process that was killed', async () => {
    const { child } = await contend()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const lock = lockFolder(folder, ignore)
    expect(JSON.parse(readFileSync(join(folder, 'pointsman.lock'), 'utf8'))).toMatchObject({ pid: process.pid })
    lock.release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is taken over from a dead process whose pid somebody else has now', () => {
    leaveLock({ token: 'old', pid: process.pid, began: 'another boot/1', host: hostOfThis() })
    lockFolder(folder, ignore).release()
  })

  it('tells which command is in, where the lock names it, and reads locks of versions that did not', () => {
    const { pid } = process
    const told = (holder: object): string => {
      leaveLock({ token: 'other', pid, began: '', host: hostOfThis(), ...holder })
      try {
        lockFolder(folder, ignore)
        return 'taken'
      } catch (error) {
        return `${(error as Error).message} ${(error as { maybe?: string }).maybe}`
      } finally {
        rmSync(join(folder, 'pointsman.lock'))
      }
    }
    expect(told({ command: 'pointsman import' })).toMatch(
      new RegExp(`in use by \`pointsman import\` \\(process ${pid}\\) on .* Maybe wait until it is done, or stop it`),
    )
    expect(told({ command: 'pointsman serve' })).toContain('Maybe use its HTTP API, or stop it')
    expect(told({})).toContain(`in use by process ${pid} on`)
    expect(told({})).toContain('Maybe it is your own `pointsman serve`')
  })

  it('names a command without what was given to it, as that may be secret', () => {
    const main = '/opt/pointsman/packages/server/src/cli/main.ts'
    expect(commandOf(['node', main, 'import', 'a.csv', '--map', 'Group=queue'])).toBe('pointsman import')
    expect(commandOf(['node', '/opt/bin/pointsman', '--data-folder', 'data', 'connect'])).toBe('pointsman connect')
    expect(commandOf(['node', main, '--data-folder=data', 'serve'])).toBe('pointsman serve')
    expect(commandOf(['node', '/opt/pointsman/packages/server/src/main.ts'])).toBeUndefined()
    expect(commandOf(['node', '/usr/bin/vitest', 'run'])).toBeUndefined()
  })

  it('is taken over when the one who was about to take it over died as well', () => {
    const host = hostOfThis()
    leaveLock({ token: 'first', pid: 999_999_999, began: '', host })
    leaveLock({ token: 'heir', pid: 999_999_998, began: '', host }, 'pointsman.lock.after-first')
    lockFolder(folder, ignore).release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('believes another host as long as it gives signs of life', () => {
    leaveLock({ token: 'far', pid: 1, began: '', host: 'another-host' })
    expect(() => lockFolder(folder, ignore)).toThrow(expect.objectContaining({ code: 'store_locked' }))
    const longAgo = new Date(Date.now() - 120_000)
    utimesSync(join(folder, 'pointsman.lock'), longAgo, longAgo)
    lockFolder(folder, ignore).release()
  })

  it('is never held by two, whoever races for the folder of a dead process', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 4; round++) {
      const before = await contend()
      expect(before.said).toBe('held')
      before.child.kill('SIGKILL')
      await once(before.child, 'exit')
      const startAt = Date.now() + 1500
      const contenders = await Promise.all(Array.from({ length: 6 }, () => contend(startAt)))
      const said = contenders.map((one) => one.said).toSorted()
      expect(said).toEqual(['held', ...Array.from({ length: 5 }, () => 'store_locked')])
      const winner = contenders.find((one) => one.said === 'held')!
      expect(JSON.parse(readFileSync(join(folder, 'pointsman.lock'), 'utf8'))).toMatchObject({ pid: winner.child.pid })
      winner.child.stdin!.end()
      await once(winner.child, 'exit')
      expect(existsSync(join(folder, 'pointsman.lock'))).toBe(false)
    }
  })

  function leaveLock(holder: object, name = 'pointsman.lock'): void {
    writeFileSync(join(folder, name), JSON.stringify({ since: '2026-01-01T00:00:00.000Z', ...holder }))
  }

  function hostOfThis(): string {
    const lock = lockFolder(folder, ignore)
    const { host } = JSON.parse(readFileSync(join(folder, 'pointsman.lock'), 'utf8')) as { host: string }
    lock.release()
    return host
  }
})
