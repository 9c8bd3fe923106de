import { describe, expect, it } from 'vitest'
import { FileReport } from './file-report.ts'
import { historyRows, type HistoryOptions, type HistoryRow } from './history-rows.ts'
import { RowMeter } from './row-meter.ts'

const options: HistoryOptions = {
  ...{ format: 'events', map: new Map(), given: new Map(), empty: new Set(), fields: new Map() },
  ...{ statuses: new Map(), begin: 'created', dates: 'day-first', now: Date.UTC(2026, 4, 4) },
}

async function read(text: string, more: Partial<HistoryOptions> = {}): Promise<readonly HistoryRow[]> {
  async function* source(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text)
  }
  const found: HistoryRow[] = []
  for await (const row of historyRows(source(), new FileReport('x'), { ...options, ...more })) found.push(row)
  return found
}

describe('rows of a change history', () => {
  it('of a file without end are read one by one, no further ahead than a chunk', async () => {
    let [chunks, number] = [0, 0]
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        chunks++
        const rows = Array.from({ length: 500 }, () => {
          // Events of a ticket are ten thousand rows apart.
          const ticket = ++number % 10_000
          return `{"ticket":"T${ticket}","at":${1_700_000_000 + number},"field":"queue","to":"Q${number % 7}"}\n`
        })
        yield Buffer.from(rows.join(''))
      }
    }
    const report = new FileReport('endless')
    let taken = 0
    for await (const _ of historyRows(endless(), report, options)) if (++taken === 20_000) break
    expect(report.rows).toBe(20_000)
    expect(chunks).toBeLessThanOrEqual(20_000 / 500 + 1)
  })

  it('are the same row when they say the same, or have the same id of the same ticket', async () => {
    const row = '{"ticket":"T1","at":"2026-01-05T10:00:00Z","actor":"ada","field":"queue","to":"a"}\n'
    const [first] = await read(row)
    const [again] = await read(`\n\n${row}`)
    expect(again?.key).toEqual(first?.key)
    const [other] = await read(row.replace('T1', 'T2'))
    expect(other?.key).not.toEqual(first?.key)
    const named = (id: string, to: string): string => row.replace('{', `{"id":"${id}",`).replace('"a"', `"${to}"`)
    expect(await read(named('e1', 'a') + named('e1', 'b') + named('e2', 'a'))).toHaveLength(2)
  })

  it('begin a ticket when it is created or gets its first words, or however it is asked', async () => {
    const row = (field: string, from?: string): string =>
      `${JSON.stringify({ ticket: 'T', at: 1_700_000_000, field, from, to: 'x' })}\n`
    const all = [row('created'), row('subject'), row('subject', 'y'), row('queue')].join('')
    expect((await read(all)).map(({ begins }) => begins)).toEqual(['created', 'created', undefined, undefined])
    expect((await read(all, { begin: 'first' })).map(({ begins }) => begins)).toEqual([
      ...['created', 'created', 'first', 'first'],
    ])
  })

  it('an emptied field is told from one that is not mentioned', async () => {
    const [row] = await read('{"ticket":"T","at":1700000000,"field":"assignee","from":"ada","to":null}\n')
    expect(row).toMatchObject({ sets: { assignee: null }, was: { assignee: 'ada' } })
  })
})

describe('how far a file was read', () => {
  const row = (line: number, value: string): Parameters<RowMeter['add']>[0] => ({ line, names: ['a'], values: [value] })

  it('is known by its rows and by how they were read', () => {
    const meterOf = (settings: string, values: readonly string[], mark?: number): RowMeter => {
      const meter = new RowMeter(settings, mark)
      values.forEach((value, at) => meter.add(row(at + 2, value)))
      return meter
    }
    const { rows, digest } = { rows: 2, digest: meterOf('s', ['x', 'y']).digest() }
    expect(meterOf('s', ['x', 'y', 'z'], rows).hasPassed(digest)).toBe(true)
    expect(meterOf('s', ['x', 'q', 'z'], rows).hasPassed(digest)).toBe(false)
    expect(meterOf('other', ['x', 'y', 'z'], rows).hasPassed(digest)).toBe(false)
    expect(meterOf('s', ['x'], rows).hasPassed(digest)).toBe(false)
  })
})
