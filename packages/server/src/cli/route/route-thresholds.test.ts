import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { smallSampleCsv } from '@pointsman/simulator'
import { afterAll, expect, test } from 'vitest'
import { run } from '../run.ts'
import { createStore } from '../../store/open-store.ts'
import { testShell } from '../test-shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'pointsman-route-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function pointsman(...words: readonly string[]): Promise<string> {
  const told = testShell(() => createStore({ dataFolder: join(folder, 'data') }))
  expect(await run(words, told.shell)).toBe(0)
  return told.out()
}

test('a ticket routed right after training is held to the thresholds that the training gives', async () => {
  const history = join(folder, 'history.csv')
  writeFileSync(history, smallSampleCsv({ seed: 1, from: Date.UTC(2026, 0, 5), count: 2000 }))
  await pointsman('import', history, '--activate-agents')
  await pointsman('train')
  const told = await pointsman('route', '--subject', 'question about the invoice', '--body', 'it looks odd')
  expect(told).not.toContain('too few tickets are resolved for a threshold')
  expect(await pointsman('report', 'risk')).not.toContain('No thresholds yet')
}, 300_000)
