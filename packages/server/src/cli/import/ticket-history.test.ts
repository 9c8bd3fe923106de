import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
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

/** Id, arrival and resolution of every ticket of the past. */
async function times(): Promise<readonly (readonly (string | undefined)[])[]> {
  const iso = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : new Date(at).toISOString()
  const found: (readonly (string | undefined)[])[] = []
  for await (const page of store.history())
    for (const { ticket, outcome } of page) found.push([ticket.id, iso(ticket.receivedAt), iso(outcome.resolvedAt)])
  return found.toSorted((one, other) => Number(one[0]) - Number(other[0]))
}

/** A database that takes so many batches and is gone then. */
function stopAfter(batches: number, { importHistory }: Store): Store['importHistory'] {
  let left = batches
  return (...given) => (left-- > 0 ? importHistory(...given) : Promise.reject(new Error('the power went out')))
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

  it('of queues with commas in their names tells where each name ends', async () => {
    const { out } = await imports(file('id,subject,queue\n1,a,.NET\n2,b,"PDModel, Signing"\n3,c,".NET, (1)"\n'))
    expect(out).toContain('Created 3 queues: .NET, ".NET, (1)", "PDModel, Signing".')
  })

  it('in gzip cut short is read up to the damage, and both are said: what came in, and what is wrong', async () => {
    const some = Array.from({ length: 3000 }, (_, n) => `${n},,${Math.sin(n)},billing`)
    const whole = gzipSync(['id,created_at,subject,queue', ...some].join('\n'))
    const log = file(whole.subarray(0, Math.floor(whole.length * 0.7)), 'cut.csv.gz')
    const { code, err } = await imports(log)
    expect(code).toBe(1)
    const kept = (await times()).length
    expect(kept).toBeGreaterThan(300)
    const count = kept.toLocaleString('en')
    expect(err).toMatch(
      new RegExp(
        `Imported ${count} tickets: ${count} new, 0 replaced\\.\\nCreated 1 queue: billing\\.\\npointsman: .*the gzip data is damaged after`,
      ),
    )
    const { out } = await imports(log, '--json')
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'invalid_request' } })
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

  it('rows without a date are as old as their own dates or their neighbours say, and stay so', async () => {
    const gaps = file(
      [
        'id,created_at,subject,first_response_at,resolved_at',
        '1,,Above the first date,,',
        '2,2025-03-01T09:00:00Z,Charged twice,,2025-03-01T11:00:00Z',
        '3,,Cannot log in,,2025-04-01T11:00:00Z',
        '4,,No dial tone,2025-04-02T08:00:00Z,2025-04-02T11:00:00Z',
        '5,,Below it,,',
        '6,2025-06-01T09:00:00Z,Parcel lost,,',
      ].join('\n'),
    )
    const { err } = await imports(gaps)
    const expected = [
      ['1', '2025-03-01T09:00:00.000Z', undefined],
      ['2', '2025-03-01T09:00:00.000Z', '2025-03-01T11:00:00.000Z'],
      ['3', '2025-04-01T11:00:00.000Z', undefined],
      ['4', '2025-04-02T08:00:00.000Z', '2025-04-02T11:00:00.000Z'],
      ['5', '2025-04-02T08:00:00.000Z', undefined],
      ['6', '2025-06-01T09:00:00.000Z', undefined],
    ]
    expect(await times()).toEqual(expected)
    expect(err).toContain('no created_at: as old as the next row with a date (1 row: line 2)')
    expect(err).toContain('no created_at: as old as its first_response_at or resolved_at (2 rows: line 4, line 5)')
    expect(err).toContain('no created_at: as old as the row before (1 row: line 6)')
    await imports(gaps)
    // In another order the neighbours are others, but a ticket keeps the date of its first import.
    await imports(file('id,created_at,subject\n6,2025-06-01T09:00:00Z,Parcel lost\n5,,Below it\n'))
    expect(await times()).toEqual(expected)
  })

  it('a file without any date was received when it was read', async () => {
    const { err } = await imports(file('id,subject\n1,Charged twice\n2,Cannot log in\n'))
    expect(err).toContain('no created_at: taken as received now (2 rows: line 2, line 3)')
    const now = '2026-05-04T09:00:00.000Z'
    expect((await times()).map(([, at]) => at)).toEqual([now, now])
  })

  it('goes on behind the rows that were written, with the dates it would have had in one go', async () => {
    const row = (n: number): string => `${n},${n % 700 === 650 ? new Date(Date.UTC(2025, 0, n)).toISOString() : ''},a`
    const all = Array.from({ length: 1600 }, (_, n) => row(n))
    const log = file(['id,created_at,subject', ...all].join('\n'), 'stopped.csv')
    expect(await imports(log, '--json')).toMatchObject({ code: 0 })
    const expected = await times()
    await store.close()
    store = await createStore({})
    const { shell } = testShell(() =>
      Promise.resolve({ ...store, importHistory: stopAfter(1, store), close: () => Promise.resolve() }),
    )
    expect(await run(['import', log], shell)).toBe(1)
    expect((await times()).length).toBe(500)
    expect(await imports(log, '--json')).toMatchObject({ code: 0 })
    expect(await times()).toEqual(expected)
    expect(new Set(expected.map(([, at]) => at)).size).toBe(2)
  })

  it('stopped by Ctrl-C says what is kept, ends with 130, and the same command goes on from there', async () => {
    const all = Array.from({ length: 1300 }, (_, n) => `${n},2026-01-05T09:00:00Z,a,billing`)
    const log = file(['id,created_at,subject,queue', ...all].join('\n'), 'interrupted.csv')
    const { shell, err } = testShell(() =>
      Promise.resolve({
        ...store,
        importHistory: async (...given: Parameters<Store['importHistory']>) => {
          const added = await store.importHistory(...given)
          press()
          return added
        },
        close: () => Promise.resolve(),
      }),
    )
    let press = (): void => undefined
    let isHeard = true
    const onStop = (stop: () => void): (() => void) => {
      press = stop
      return () => (isHeard = false)
    }
    expect(await run(['import', log], { ...shell, onStop })).toBe(130)
    expect(isHeard).toBe(false)
    expect(err()).toMatch(/Stopped; what was read is kept\. The same command goes on from there\.\n$/)
    const kept = await times()
    expect(kept.length).toBe(501)
    const { out } = await imports(log, '--json')
    expect(JSON.parse(out)).toMatchObject({ rows: 1300, added: 799, new_queues: ['billing'] })
  })
})
