import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { run } from './run.ts'
import { testShell } from './test-shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'pointsman-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One database in memory for all journeys of this file; commands that close it do not. */
let opened: Promise<Store> | undefined
const openStore = async (): Promise<Store> => {
  opened ??= createStore({})
  const store = await opened
  return { ...store, close: () => Promise.resolve() }
}
afterAll(async () => (await opened)?.close())

const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function pointsman(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const { shell, out, err } = testShell(openStore)
  const code = await run(words, shell)
  return { code, out: out(), err: err() }
}

const labelled = (rows: readonly (readonly [string, string])[]): string =>
  rows.map(([queue, body], id) => `${JSON.stringify({ id, queue, body })}\n`).join('')
const kinds = {
  cards: 'my card was declined at the shop',
  access: 'I cannot log in, the password is wrong',
  reports: 'the monthly report shows wrong totals',
}
const rows = Array.from({ length: 20 }, (_, i) =>
  Object.entries(kinds).map(([queue, body]) => [queue, `${body} ${i}`] as const),
).flat()

describe('using it wrongly', () => {
  it('an unknown command or option ends with 2 and suggests what was meant', async () => {
    expect(await pointsman('imprt')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean import?') as string,
    })
    expect(await pointsman('import', '--jsn', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean --json?') as string,
    })
  })

  it('a value out of range is named with what is allowed', async () => {
    const { code, err } = await pointsman('evaluate', '--train', 'x', '--folds', '1')
    expect(code).toBe(2)
    expect(err).toContain("'1' is invalid. Expected a whole number from 2 to 100.")
  })

  it('half a question ends with 2 and says what to give', async () => {
    const { code, err } = await pointsman('evaluate', '--train', 'x')
    expect(code).toBe(2)
    expect(err).toContain('give either --history FILE, or --train FILE --test FILE, or --train FILE --folds 5')
  })

  it('--help and --version are no errors', async () => {
    expect((await pointsman('--help')).code).toBe(0)
    expect(await pointsman('--version')).toMatchObject({ code: 0, out: '0.1.0\n' })
    expect((await pointsman('help', 'import')).out).toContain('pointsman import tickets.csv')
  })
})

describe('evaluate', () => {
  it('prints one JSON document with the promised figures, and nothing else', async () => {
    const { code, out } = await pointsman(
      'evaluate',
      '--train',
      file('all.jsonl', labelled(rows)),
      '--folds',
      '3',
      '--json',
    )
    expect(code).toBe(0)
    const found = JSON.parse(out) as Record<string, number>
    expect(found).toMatchObject({ n: 60, labels: 3, target: 'queue', split: '3 folds' })
    expect(found['accuracy']).toBeGreaterThan(0.9)
  })

  it('learns from the past, is tested on the future, and writes a line for every ticket tested', async () => {
    const dated = rows.map(([queue, body], i) => ({
      id: `t${i}`,
      queue,
      body,
      created_at: new Date(Date.UTC(2026, 0, 60 - i)).toISOString(),
    }))
    const history = file('dated.jsonl', dated.map((row) => `${JSON.stringify(row)}\n`).join(''))
    const predictions = join(folder, 'predictions.jsonl')
    const { code, out } = await pointsman('evaluate', '--history', history, '--predictions', predictions)
    expect(code).toBe(0)
    expect(out).toContain('right: the queue of 12 tickets, 3 labels')
    const lines = readFileSync(predictions, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string })
    // The newest fifth, which stands first in the file.
    expect(lines.map(({ id }) => Number(id.slice(1))).toSorted((a, b) => a - b)).toEqual([
      ...Array.from({ length: 12 }).keys(),
    ])
  })

  it('rows without the label are counted, and a file without any is refused with advice', async () => {
    const { code, err, out } = await pointsman(
      'evaluate',
      '--train',
      file('none.csv', 'subject,body\na,b\n'),
      '--folds',
      '2',
      '--json',
    )
    expect(code).toBe(2)
    expect(err).toContain('no queue: left out (1 row)')
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'usage' } })
  })
})

describe('a newcomer at the command line', () => {
  it('imports, describes a queue, previews, routes, explains and replays', async () => {
    const csv = [
      'Ticket,created_at,subject,body,Group,assignee,colour',
      '1,2026-01-05T09:00:00Z,Charged twice,"card charged, twice",billing,ann,red',
      '2,2026-01-06T09:00:00Z,Cannot log in,no mail comes,accounts,bob,red',
      '3,soon,x,y,billing,ann,red',
    ].join('\n')
    const imported = await pointsman(
      'import',
      file('my.csv', csv),
      '--map',
      'Group=queue',
      '--map',
      'Ticket=id',
      '--activate-agents',
      '--json',
    )
    expect(imported.code).toBe(0)
    expect(JSON.parse(imported.out)).toMatchObject({
      rows: 2,
      added: 2,
      skipped: 1,
      new_queues: ['accounts', 'billing'],
      activated_agents: ['ann', 'bob'],
    })
    expect(imported.err).toContain('my.csv:4: skipped: created_at: "soon" is not a date')
    expect(imported.err).toContain('ignored columns: colour')

    const again = await pointsman('import', file('my.csv', csv), '--map', 'Group=queue', '--map', 'Ticket=id', '--json')
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, replaced: 2, new_queues: [], new_agents: [] })

    const described = await pointsman(
      'queue',
      'add',
      'billing',
      '--description',
      'invoices, card charged, refunds',
      '--json',
    )
    expect(JSON.parse(described.out)).toMatchObject({ id: 'billing', version: 2 })

    const preview = await pointsman('route', '--subject', 'card charged again', '--preview', '--json')
    expect(JSON.parse(preview.out)).toMatchObject({ stored: false, duplicate: false })
    const routed = await pointsman('route', '--id', 'T-1', '--subject', 'card charged again')
    expect(routed).toMatchObject({ code: 0, out: expect.stringContaining('T-1') as string })
    const explained = await pointsman('explain', 'T-1')
    expect(explained.out).toBe(routed.out)
    expect(JSON.parse((await pointsman('replay', '--json')).out)).toMatchObject({ decisions: 1, identical: 1 })
  }, 120_000)

  it('what is not there is said so, with 1', async () => {
    expect(await pointsman('explain', 'nothing')).toMatchObject({
      code: 1,
      err: 'pointsman: there is no ticket and no decision "nothing"\n',
    })
    expect(await pointsman('import', join(folder, 'missing.csv'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('no such file') as string,
    })
    expect(await pointsman('agent', 'add', 'eve', '--queue', 'nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there are accounts, billing') as string,
    })
  }, 60_000)

  it('a --map that cannot be meant is refused with 2, before the database is opened', async () => {
    const mine = file('mine.csv', 'subject,colour\na,red\n')
    const closed = testShell(() => Promise.reject(new Error('the database was opened')))
    expect(await run(['import', mine, '--map', 'color=queue'], closed.shell)).toBe(2)
    expect(closed.err()).toBe(`pointsman: no column "color" in ${mine}; there are: subject, colour\n`)
    expect(await run(['import', mine, '--map', 'colour=colr'], closed.shell)).toBe(2)
    expect(await run(['route', mine, '--map', 'color=queue'], closed.shell)).toBe(2)
    expect(await run(['import', join(folder, 'missing.csv')], closed.shell)).toBe(1)
    expect(closed.err()).not.toContain('read,')
    expect(closed.err()).not.toContain('database was opened')
  })

  it('queue add ends with what makes the reader know the queue, if it is news to it', async () => {
    const added = await pointsman('queue', 'add', 'returns', '--description', 'parcels sent back')
    expect(added.out).toContain('only after training.\n  npx pointsman train --promote')
    expect((await pointsman('queue', 'add', 'returns', '--capacity', '9')).out).not.toContain('train')
  }, 60_000)

  it('a preview says that nothing is stored, and a ticket that is there is not routed again', async () => {
    const one = file('one.csv', 'id,subject\nagain-1,card charged\n')
    expect((await pointsman('route', one, '--preview')).out).toMatch(/^Preview, nothing stored\.\n/)
    expect((await pointsman('route', '--subject', 'a', '--preview')).out).toMatch(/^Preview, nothing stored\.\n/)
    expect((await pointsman('route', one)).out).not.toContain('again:')
    expect((await pointsman('route', one)).out).toContain(
      '1 ticket was there already and was not routed again: pointsman explain again-1 shows what was decided.',
    )
  }, 60_000)

  it('a language that is none is refused with what is allowed', async () => {
    const { code, err } = await pointsman('agent', 'add', 'kor', '--language', 'klingon')
    expect(code).toBe(2)
    expect(err).toContain("'klingon' is invalid. Expected a two-letter ISO 639-1 code such as en, de or pt.")
    expect((await pointsman('agent', 'add', 'kor', '--language', 'xx')).code).toBe(2)
    expect((await pointsman('agent', 'add', 'kor', '--language', 'en', '--language', 'PT')).code).toBe(0)
  }, 60_000)

  it('agents are listed with their names: help desks may know them by a number', async () => {
    expect((await pointsman('agent', 'add', '9000000002', '--name', 'Ada Lovelace')).code).toBe(0)
    expect((await pointsman('agent', 'list')).out).toMatch(/^9000000002 +Ada Lovelace +online/m)
  }, 60_000)

  it('--strict writes nothing at all when one row is bad', async () => {
    const bad = file('strict.jsonl', '{"body":"a","queue":"strict"}\n{"body":"b","csat":9}\n')
    const { code, err } = await pointsman('import', bad, '--strict')
    expect(code).toBe(1)
    expect(err).toContain('strict.jsonl:2: csat: 9')
    expect((await pointsman('queue', 'list', '--json')).out).not.toContain('strict')
  }, 60_000)

  it('a key is shown once and never listed with its secret', async () => {
    const made = JSON.parse((await pointsman('key', 'add', 'helpdesk', '--json')).out) as { secret: string }
    const listed = (await pointsman('key', 'list', '--json')).out
    expect(listed).toContain('helpdesk')
    expect(listed).not.toContain(made.secret)
    expect(listed).not.toContain('hash')
    expect((await pointsman('key', 'revoke', 'helpdesk')).code).toBe(0)
  }, 60_000)
})

describe('as a program of its own', () => {
  const bin = new URL('../../bin/pointsman.mjs', import.meta.url).pathname
  const start = (words: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [bin, ...words], {
      input,
      encoding: 'utf8',
      env: { ...process.env, POINTSMAN_DATA_FOLDER: join(folder, 'child') },
    })

  it('exit codes reach the caller, and --json keeps standard output clean', () => {
    const wrong = start(['evaluate', '--json'])
    expect(wrong.status).toBe(2)
    expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: 'usage' } })
    const bad = start(['import', '-', '--json'], 'colour\nred\n')
    expect(bad.status).toBe(1)
    expect(JSON.parse(bad.stdout)).toMatchObject({ error: { code: 'invalid_request' } })
    expect(bad.stderr).toContain('no subject and no body among its columns: colour')
  }, 60_000)

  it('what came in through a pipe is there after backup and restore', () => {
    const imported = start(['import', '-', '--json'], '{"id":1,"body":"card charged twice","queue":"billing"}\n')
    expect(JSON.parse(imported.stdout)).toMatchObject({ added: 1, new_queues: ['billing'] })
    const copy = join(folder, 'copy.tar.gz')
    expect(start(['backup', '--to', copy]).status).toBe(0)
    expect(start(['backup', '--to', copy])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('never overwrites') as string,
    })
    const other = ['--data-folder', join(folder, 'restored')]
    expect(start(['restore', copy, ...other]).stdout).toContain('1 tickets of the past')
    expect(start(['queue', 'list', '--json', ...other]).stdout).toContain('billing')
    expect(start(['restore', copy, ...other]).status).toBe(1)
  }, 120_000)
})
