import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PointsmanError } from '@pointsman/core'
import { createStore } from '../../store/open-store.ts'
import { testShell } from '../test-shell.ts'
import { examine } from './examine.ts'
import { examineMachine, examineMemory, examineNode } from './machine.ts'

describe('doctor', () => {
  it('an old Node fails, little memory is a warning, and each says what to do', () => {
    expect(examineNode('26.10.0').state).toBe('ok')
    expect(examineNode('20.20.2')).toMatchObject({ state: 'fail', advice: expect.stringContaining('npm ci') as string })
    expect(examineMemory(8e9, 16e9).state).toBe('ok')
    expect(examineMemory(2e8, 16e9)).toMatchObject({ state: 'warn', found: '200 MB of 16 GB free' })
  })

  it('a data folder that does not exist yet is no fault, wherever its nearest parent can be written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pointsman-doctor-'))
    const findings = await examineMachine(join(folder, 'a', 'b'), 'embedded')
    rmSync(folder, { recursive: true })
    expect(findings.find(({ about }) => about === 'data folder')?.found).toContain('(will be created)')
  })

  it('an empty database is told from a broken one: every step still to do is named', async () => {
    const store = await createStore({})
    const findings = await examine(testShell(() => Promise.resolve(store)).shell, {})
    const todo = findings.filter(({ state }) => state === 'warn').map(({ about }) => about)
    expect(todo).toEqual(expect.arrayContaining(['history', 'queues', 'agents', 'model', 'API keys']))
    expect(findings.find(({ about }) => about === 'database')?.state).toBe('ok')
  }, 60_000)

  it('a folder in use is a warning, a database that cannot be opened a failure', async () => {
    const failing = (code: 'store_locked' | 'store_unavailable'): ReturnType<typeof testShell>['shell'] =>
      testShell(() => Promise.reject(new PointsmanError(code, 'no'))).shell
    expect((await examine(failing('store_locked'), {})).at(-1)).toMatchObject({ about: 'database', state: 'warn' })
    expect((await examine(failing('store_unavailable'), {})).at(-1)).toMatchObject({ about: 'database', state: 'fail' })
  })
})
