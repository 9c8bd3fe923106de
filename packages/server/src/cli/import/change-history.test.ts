import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { HistoricTicket } from '@pointsman/core'
import { generateHistory, toChangeHistory, type ChangeRow } from '@pointsman/simulator'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'pointsman-history-'))
const from = Date.UTC(2026, 0, 5)
const tickets = [...generateHistory({ seed: 4, from, months: 1, ticketsPerDay: 4 })]
const rows = [...toChangeHistory(tickets, 4)]
let store: Store
let names = 0

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (content: string | Uint8Array, name = `log-${++names}.jsonl`): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const lines = (of: readonly (ChangeRow | object)[]): string => of.map((row) => `${JSON.stringify(row)}\n`).join('')

async function imports(...args: readonly string[]): Promise<{ code: number; json: Answer; err: string; out: string }> {
  const { shell, out, err } = testShell(() => Promise.resolve({ ...store, close: () => Promise.resolve() }))
  const code = await run(['import', ...args, '--json'], shell)
  return { code, json: (out() === '' ? {} : JSON.parse(out())) as Answer, err: err(), out: out() }
}
interface Answer {
  readonly added: number
  readonly skipped: number
  readonly history: {
    readonly events: number
    readonly new_events: number
    readonly tickets_rebuilt: number
    readonly tickets_added: number
    readonly remarks: Readonly<Record<string, number>>
  }
  readonly new_agents: readonly string[]
}

async function past(): Promise<readonly HistoricTicket[]> {
  const found: HistoricTicket[] = []
  for await (const page of store.history()) found.push(...page)
  return found
}
const expected = tickets.map(({ ticket, outcome }) => ({ ticket, outcome }))

/** Opening a database takes long on a machine that has much else to do. */
const slow = 240_000

describe('a change history', { timeout: slow }, () => {
  // In one database the histories would mix.
  beforeEach(async () => {
    store = await createStore({})
  }, slow)
  afterEach(() => store.close())

  it('becomes the tickets it tells of, as they arrived and how they ended, and the same file again changes nothing', async () => {
    const log = file(gzipSync(lines(rows)), 'log.jsonl.gz')
    const first = await imports(log)
    expect(first.json.history).toMatchObject({ events: rows.length, new_events: rows.length })
    expect(first.json.history.tickets_added).toBe(tickets.length)
    expect(await past()).toEqual(expected)
    const agents = await store.agents()
    expect(agents.length).toBeGreaterThan(5)
    expect(agents.every(({ active }) => !active)).toBe(true)
    expect((await imports(log)).json.history).toMatchObject({ new_events: 0, tickets_rebuilt: 0 })
    const copy = file(lines(rows))
    expect((await imports(copy)).json.history).toMatchObject({ new_events: 0, tickets_rebuilt: 0 })
    expect(await past()).toEqual(expected)
    expect(await store.agents()).toEqual(agents)
  })

  it('may come in several files, in disorder, and the later ones may continue the tickets of the first', async () => {
    const half = Math.floor(rows.length / 2)
    const later = rows.slice(half)
    const earlier = rows.slice(0, half)
    await imports(file(lines(later.toReversed())))
    const { json } = await imports(file(lines(earlier)), file(lines(later)))
    expect(json.history.new_events).toBe(earlier.length)
    expect(await past()).toEqual(expected)
  })

  it('is read as CSV with columns and fields of other names', async () => {
    const cell = (value = ''): string => `"${value.replaceAll('"', '""')}"`
    const csv = rows.map(({ ticket, at, actor, field, from: was, to }) =>
      [ticket, at, actor, field === 'queue' ? 'Support group' : field, was, to].map(cell).join(';'),
    )
    const log = file(`Key;When;Who;What;Old Value;New Value\n${csv.join('\n')}\n`)
    const map = ['Key=ticket', 'When=at', 'Who=actor', 'What=field'].flatMap((pair) => ['--map', pair])
    const { code, err } = await imports(log, ...map, '--field', 'Support group=queue')
    expect(err).toContain('columns taken for ours: Old Value → from, New Value → to')
    expect(code).toBe(0)
    expect(await past()).toEqual(expected)
  })

  it('goes on where it was stopped, and reads another file of the same name from its beginning', async () => {
    const cut = Math.floor(rows.length * 0.7)
    const log = file(lines(rows.slice(0, cut)), 'growing.jsonl')
    await imports(log)
    const { rows: before } = (await store.sourceRead(log))!
    expect(before).toBe(cut)
    file(lines(rows), 'growing.jsonl')
    expect((await imports(log)).json.history).toMatchObject({ events: rows.length, new_events: rows.length - cut })
    expect(await past()).toEqual(expected)
    const other = { ticket: 'X1', at: '2026-03-01T10:00:00Z', actor: 'eve', field: 'subject', to: 'hello' }
    file(lines([other, ...rows.slice(0, 50)]), 'growing.jsonl')
    expect((await imports(log)).json.history).toMatchObject({ events: 51, new_events: 1, tickets_added: 1 })
  })

  it('--since passes over what is older', async () => {
    const since = '2026-01-20'
    const { json, err } = await imports(file(lines(rows)), '--since', since)
    const newer = rows.filter(({ at }) => at >= since).length
    expect(json.history.events).toBe(newer)
    expect(err).toContain(`older than --since: passed over (${(rows.length - newer).toLocaleString('en')} rows)`)
    expect(json.history.remarks['without_beginning']).toBeGreaterThan(0)
    await imports(file(lines(rows)))
    expect(await past()).toEqual(expected)
  })
})

describe('a change history of another kind', () => {
  beforeAll(async () => {
    store = await createStore({})
  }, slow)
  afterAll(() => store.close())
  const pastOf = async (start: string): Promise<readonly HistoricTicket[]> =>
    (await past()).filter(({ ticket }) => ticket.id.startsWith(start))

  it('of snapshots tells the same as far as they go, and what was filled in afterwards is not known on arrival', async () => {
    const log = file(
      [
        'number,updated,opened,state,group,who,category,symptom,resolved_at',
        'I1,2026-02-01T09:01,2026-02-01T09:00,New,desk,,None,no dial tone,2026-02-02T10:00',
        'I1,2026-02-01T09:30,2026-02-01T09:00,Active,phones,ada,Phones,no dial tone,2026-02-02T10:00',
        'I1,2026-02-02T10:00,2026-02-01T09:00,Resolved,phones,bob,Phones,no dial tone,2026-02-02T10:00',
        'I2,2026-02-03T09:00,2026-02-01T09:00,Closed,lines,bob,Lines,crackles,2026-02-02T10:00',
      ].join('\n'),
    )
    const map = ['updated=at', 'opened=created_at', 'state=status', 'group=queue', 'who=assignee', 'symptom=body']
    const { json, err } = await imports(
      ...[log, '--format', 'snapshots', '--empty', 'None', ...map.flatMap((pair) => ['--map', pair])],
    )
    expect(json.history.remarks).toEqual({ filled_in_afterwards: 1, begins_late: 1 })
    expect(err).toContain('1 ticket: resolved_at, and what goes with it, stands in rows from before that time')
    expect(await pastOf('I')).toMatchObject([
      {
        ticket: { id: 'I1', body: 'no dial tone', claimed: { queue: 'desk' }, receivedAt: Date.UTC(2026, 1, 1, 9) },
        outcome: { queue: 'phones', assignee: 'bob', reassignments: 2, resolvedAt: Date.UTC(2026, 1, 2, 10) },
      },
      { ticket: { id: 'I2', body: 'crackles' }, outcome: { queue: 'lines', status: 'closed' } },
    ])
    expect((await pastOf('I')).map(({ ticket }) => ticket.claimed?.category)).toEqual([undefined, undefined])
  })

  it('of activities alone says who resolved what, with a given field, statuses in their words, and no created event', async () => {
    const log = file(
      'case,activity,resource,timestamp\nC1,Take in charge,ann,2026-01-02 10:00\nC1,Resolve ticket,bea,2026-01-02 11:00\nC1,Closed,robot,2026-01-17 11:00\nC2,Take in charge,ann,2026-01-03 10:00\nC2,Wait for feedback,ann,2026-01-03 11:00\nC3,Chiuso,ann,2026-01-03 11:00\n',
    )
    const map = ['activity=to', 'resource=actor'].flatMap((pair) => ['--map', pair])
    const { json, err } = await imports(
      ...[log, ...map, '--set', 'field=status', '--status', 'Resolve ticket=resolved', '--begin', 'first'],
    )
    expect(err).toContain('status "Take in charge" taken as open (2 rows)\n')
    expect(err).toContain('status "Chiuso" taken as open; maybe --status "Chiuso=resolved" (1 row)\n')
    const general = 'where a status taken as open means that a ticket is over, say so: --status "NAME=resolved"\n'
    expect(err.split(general).length - 1).toBe(1)
    expect(json.history.remarks).toEqual({ still_open: 2, no_words: 3 })
    expect((await pastOf('C')).map(({ outcome }) => [outcome.assignee, outcome.status])).toEqual([
      ['bea', 'closed'],
      [undefined, 'open'],
      [undefined, 'open'],
    ])
  })
})

describe('bad rows of a change history', { timeout: slow }, () => {
  const event = (ticket: string, at: string, field: string, to?: string): object => ({
    ticket,
    at,
    actor: 'ada',
    field,
    to,
  })
  let id = 'G0'
  let good: readonly object[] = []
  beforeAll(async () => {
    store = await createStore({})
  }, slow)
  afterAll(() => store.close())
  beforeEach(() => {
    id = `G${++names}`
    good = [
      event(id, '2026-01-05T10:00:00Z', 'subject', 'printer on fire'),
      event(id, '2026-01-05T10:00:30Z', 'queue', 'hardware'),
      event(id, '2026-01-05T11:00:00Z', 'status', 'resolved'),
    ]
  })
  const ticket = async (of: string): Promise<HistoricTicket | undefined> =>
    (await past()).find((one) => one.ticket.id === of)
  const goodIsThere = async (): Promise<void> =>
    expect(await ticket(id)).toMatchObject({
      ticket: { subject: 'printer on fire' },
      outcome: { queue: 'hardware', assignee: 'ada' },
    })

  it('are skipped with their line and the reason, and the good rows around them are kept', async () => {
    const log = file(
      `${lines(good.slice(0, 2))}not json\n${lines([
        event(id, 'yesterday', 'queue', 'x'),
        { at: '2026-01-05T10:00:00Z', field: 'queue', to: 'x' },
        event(id, '2026-01-05T10:30:00Z', 'csat', '9'),
        event(id, '2026-01-05T10:30:00Z', 'priority', 'purple'),
        event(id, '2026-01-05T10:30:00Z', 'Colour', 'purple'),
        good[2]!,
      ])}`,
    )
    const { code, err, json } = await imports(log)
    expect(code).toBe(0)
    expect(json.skipped).toBe(5)
    expect(err).toContain(`${log}:3: skipped: not valid JSON`)
    expect(err).toContain(`${log}:4: skipped: at: "yesterday" is not a date such as`)
    expect(err).toContain(`${log}:5: skipped: ticket: missing`)
    expect(err).toContain(`${log}:6: skipped: to: csat: "9" is not a number from 1 to 5`)
    expect(err).toContain(`${log}:7: skipped: to: priority: "purple" is not one of urgent, high, normal, low`)
    expect(err).toContain('field "Colour" is not read; maybe --field "Colour=queue" (1 row)')
    await goodIsThere()
  })

  it('an unknown queue is kept as it is named', async () => {
    await imports(file(lines([...good, event(id, '2026-01-05T10:30:00Z', 'queue', 'Größe & Co')])))
    expect((await store.queues()).map((queue) => queue.id)).toContain('Größe & Co')
  })

  it('an event of an unknown ticket is kept, with its line, until the ticket comes', async () => {
    const outcome = event('U1', '2026-01-06T10:00:00Z', 'status', 'resolved')
    const first = await imports(file(lines([outcome, ...good]), 'unknown.jsonl'))
    expect(first.err).toContain(
      '1 ticket: it is not known how the ticket began; kept until that comes in (unknown.jsonl:1 (ticket U1))',
    )
    await goodIsThere()
    const { json } = await imports(file('id,created_at,body\nU1,2026-01-05T10:00:00Z,where is my parcel\n'))
    expect(json).toMatchObject({ added: 1 })
    expect(await ticket('U1')).toMatchObject({
      ticket: { body: 'where is my parcel' },
      outcome: { assignee: 'ada', resolvedAt: Date.UTC(2026, 0, 6, 10) },
    })
  })

  it('an outcome before its ticket counts all the same', async () => {
    await imports(file(lines(good.toReversed())))
    await goodIsThere()
  })

  it('the same event twice counts once, and its line is named', async () => {
    const { err, json } = await imports(file(lines([...good, good[1]!])))
    expect(err).toContain('the same event came before: it counts once (1 row: line 4)')
    expect(json.history.new_events).toBe(3)
    await goodIsThere()
  })

  it('a clock that runs backwards is named, and no ticket takes less than no time', async () => {
    const log = file(
      lines([
        event('B1', '2026-01-05T10:00:00Z', 'created'),
        event('B1', '2026-01-05T10:00:00Z', 'body', 'hello there'),
        event('B1', '2026-01-04T10:00:00Z', 'status', 'resolved'),
        ...good,
      ]),
      'clock.jsonl',
    )
    const { err } = await imports(log)
    expect(err).toContain(
      '1 ticket: an event is dated before its ticket arrived; it counts as there on arrival (clock.jsonl:3)',
    )
    expect(err).toContain('1 ticket: resolved before it arrived: resolved_at ignored (clock.jsonl:3)')
    expect((await ticket('B1'))?.outcome.resolvedAt).toBeUndefined()
    await goodIsThere()
  })

  it('an empty file and a binary one are refused by name, after the good ones before them', async () => {
    expect(await imports(file(lines(good)), file('', 'empty.jsonl'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('empty.jsonl is empty') as string,
    })
    const binary = await imports(file(new Uint8Array([0, 1, 2, 0, 255]), 'binary.jsonl'))
    expect(binary).toMatchObject({ code: 1, err: expect.stringContaining('binary.jsonl is a binary file') as string })
  })

  it('of gzip cut short, what can be read is kept; the whole file later brings the rest', async () => {
    const whole = gzipSync(lines(rows))
    const log = file(whole.subarray(0, Math.floor(whole.length * 0.6)), 'cut.jsonl.gz')
    const { code, err } = await imports(log)
    expect(code).toBe(1)
    expect(err).toContain('the gzip data is damaged after')
    const kept = (await past()).filter((one) => one.ticket.id.startsWith('MS-'))
    expect(kept.length).toBeGreaterThan(20)
    file(whole, 'cut.jsonl.gz')
    expect((await imports(log)).code).toBe(0)
    expect((await past()).filter((one) => one.ticket.id.startsWith('MS-'))).toEqual(expected)
  })

  it('options that cannot be are refused before anything is read', async () => {
    const log = file(lines(good))
    expect((await imports(log, '--set', 'colour=red')).err).toContain('--set colour=red: expected ours=value')
    expect((await imports(log, '--status', 'Done=finished')).err).toContain('ours one of open, resolved, closed')
    expect((await imports(log, '--field', 'Group=grupo')).err).toContain('--field Group=grupo: expected theirs=ours')
    const ofTickets = file('id,body,when\n1,hello,2026-01-01\n')
    expect((await imports(ofTickets, '--map', 'when=at')).err).toContain(
      'has a row a ticket, and "at" is a column of change',
    )
    expect((await imports(ofTickets, '--format', 'events')).err).toContain('no column ticket and no column at')
  })
})
