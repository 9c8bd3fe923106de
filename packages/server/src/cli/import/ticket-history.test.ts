import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'pointsman-tickets-'))
let store: Store
let names = 0

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opening a database takes long on a machine that has much else to do. */
const slow = 240_000

beforeEach(async () => {
  store = await createStore({})
}, slow)
afterEach(() => store.close())

const file = (content: string | Uint8Array, name = `tickets-${++names}.csv`): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function imports(...args: readonly string[]): Promise<{ code: number; err: string; out: string }> {
  const { shell, out, err } = testShell(() => Promise.resolve({ ...store, close: () => Promise.resolve() }))
  const code = await run(['import', ...args], shell)
  return { code, err: err(), out: out() }
}

describe('a file of tickets', { timeout: slow }, () => {
  const years = file(
    [
      'id,created_at,subject,queue',
      '1,2024-01-05T09:00:00Z,Charged twice,billing',
      '2,2025-01-05T09:00:00Z,Cannot log in,accounts',
      '3,2026-01-05T09:00:00Z,No dial tone,phones',
    ].join('\n'),
  )

  it('read with --since tells of the older rows as passed over, never as replaced', async () => {
    const { out } = await imports(years, '--since', '2025-06-01')
    expect(out).toContain('Imported 1 ticket: 1 new, 0 replaced, 2 older rows passed over.')
    const { out: json } = await imports(years, '--since', '2025-01-01', '--json')
    expect(JSON.parse(json)).toMatchObject({ rows: 2, added: 1, replaced: 1, passed_over: 1, skipped: 0 })
  })

  it('all of which is older than --since says so, and nothing about columns', async () => {
    const { code, out } = await imports(years, '--since', '2027-01-01')
    expect(code).toBe(0)
    expect(out).toContain('Imported 0 tickets: 0 new, 0 replaced, 3 older rows passed over.')
    expect(out).toContain('Every row is older than --since, so nothing was taken.')
    expect(out).not.toContain('--map')
  })

  it('with a date in the future is taken as it stands, and the row is named at the end', async () => {
    const typed = file(
      [
        'id,created_at,subject,resolved_at',
        '1,2026-01-05T09:00:00Z,Charged twice,',
        '2,2062-06-01,Cannot log in,2062-06-02',
        '3,2026-05-04 20:00,The clock on this wall is in Auckland,',
      ].join('\n'),
    )
    const { out, err } = await imports(typed, '--json')
    expect(JSON.parse(out)).toMatchObject({
      added: 3,
      files: [{ notes: { 'a date in the future: taken as it stands; maybe a mistyped year': 1 } }],
    })
    expect(err).toContain(
      `${typed}: a date in the future: taken as it stands; maybe a mistyped year (1 row: line 3: created_at "2062-06-01")`,
    )
    const changes = file('ticket,at,field,to\n1,2026-01-05T09:00:00Z,subject,Charged\n1,2062-06-01,queue,billing\n')
    expect((await imports(changes)).err).toContain('maybe a mistyped year (1 row: line 3: at "2062-06-01")')
  })
})
