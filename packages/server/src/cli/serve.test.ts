import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { run } from './run.ts'
import { testShell } from './test-shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'pointsman-serve-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts a server and stops it as soon as it listens; answers what it said. */
async function served(isTerminal: boolean): Promise<string> {
  const { shell, err } = testShell()
  const environment = {
    POINTSMAN_DATA_FOLDER: join(folder, 'data'),
    POINTSMAN_BACKUP_EVERY_HOURS: '0',
    POINTSMAN_LOG_LEVEL: 'silent',
    POINTSMAN_TRAIN_AT: 'off',
  }
  const onStop = (stop: () => void): (() => void) => {
    setImmediate(stop)
    return () => undefined
  }
  await run(['serve', '--port', '0'], { ...shell, environment, err: { ...shell.err, isTerminal }, onStop })
  return err()
}

it('makes and shows the first key at a terminal only: a log would keep it, and says there how to make one', async () => {
  const logged = await served(false)
  expect(logged).not.toMatch(/pm_/)
  expect(logged).toMatch(
    /There is no API key yet.*while this server is stopped.*\n\n {2}pointsman key add NAME --scope/,
  )
  expect(await served(true)).toMatch(/one was made; it is shown only now:\n\n {2}pm_\S{43}\n/)
  expect(await served(true)).not.toMatch(/pm_|no API key/)
}, 120_000)
