import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'
import { blemishedHistory } from './blemished-history.ts'

const folder = mkdtempSync(join(tmpdir(), 'pointsman-quality-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let opened: Promise<Store> | undefined
const openStore = async (): Promise<Store> => {
  opened ??= createStore({})
  const store = await opened
  return { ...store, close: () => Promise.resolve() }
}
afterAll(async () => (await opened)?.close())

async function pointsman(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const { shell, out, err } = testShell(openStore)
  const code = await run(words, shell)
  return { code, out: out(), err: err() }
}

const company = blemishedHistory({ seed: 5, from: Date.UTC(2025, 8, 1), months: 7, ticketsPerDay: 6 })
const file = join(folder, 'company.jsonl')
writeFileSync(file, company.rows.map((row) => `${JSON.stringify(row)}\n`).join(''))

interface Printed {
  readonly tickets: number
  readonly labels: readonly { readonly tickets: number }[]
  readonly findings: readonly {
    readonly kind: string
    readonly title: string
    readonly ticket_count: number
    readonly tickets: readonly { readonly id: string }[]
    readonly worth: { readonly per_thousand_tickets: number }
  }[]
}

function finding(report: Printed, kind: string): Printed['findings'][number] {
  const found = report.findings.find((each) => each.kind === kind)
  if (!found) throw new Error(`no finding of kind ${kind}`)
  return found
}

describe('report quality', () => {
  it('finds in a file of the sample company what was put into it, and shows none of the secrets', async () => {
    const page = join(folder, 'file.html')
    const { code, out, err } = await pointsman(
      'report',
      'quality',
      '--history',
      file,
      '--limit',
      '10000',
      '--json',
      '--html',
      page,
    )
    expect(err).toContain('rows read')
    expect(code).toBe(0)
    const report = JSON.parse(out) as Printed
    expect(report.tickets).toBe(company.rows.length)
    const suspects = finding(report, 'wrong_labels').tickets.map(({ id }) => id)
    const hits = suspects.filter((id) => company.wrongQueues.has(id)).length
    // Tickets whose words are in two queues on purpose are suspected rightly as well.
    const deserved = suspects.filter((id) => company.wrongQueues.has(id) || id.startsWith('twin-')).length
    expect(hits / company.wrongQueues.size).toBeGreaterThan(0.5)
    // One ticket in twenty-five was given a wrong label; other blemishes bring some under suspicion, too.
    expect(deserved / suspects.length).toBeGreaterThan(0.4)
    expect(finding(report, 'machine_mail').ticket_count).toBe(company.autoReplies)
    expect(finding(report, 'similar_labels').title).toContain('“Billing” and “billing”')
    expect(finding(report, 'leavers').title).toContain('1 person')
    expect(finding(report, 'bulk_closing').ticket_count).toBe(40)
    expect(finding(report, 'contradictions').ticket_count).toBeGreaterThan(10)
    expect(finding(report, 'impossible_times').title).toContain('resolved before it was received')
    expect(finding(report, 'word_drift').title).toContain('hologram')
    expect(finding(report, 'label_in_text').title).toContain('“desk:”')
    expect(finding(report, 'secrets').title).toContain('payment card numbers')
    const html = readFileSync(page, 'utf8')
    for (const secret of company.secrets) for (const shown of [out, html]) expect(shown).not.toContain(secret)
    const worths = report.findings.map(({ worth }) => worth.per_thousand_tickets)
    expect(worths).toEqual(worths.toSorted((a, b) => b - a))
  }, 600_000)

  it('looks over what was imported, from a day on, knows the agents, and tells people where the page is', async () => {
    expect((await pointsman('import', file)).code).toBe(0)
    const page = join(folder, 'store.html')
    const { code, out } = await pointsman('report', 'quality', '--since', '2026-02-01', '--html', page)
    expect(code).toBe(0)
    expect(out).toContain(`The tickets and the pictures: ${page}`)
    expect(out).toMatch(/^\d+ things are worth repairing before training/)
    expect(readFileSync(page, 'utf8')).toContain('Data quality of the database, 2026-02-0')
  }, 600_000)

  it('with --json and no --html nothing is written', async () => {
    const few = join(folder, 'few.csv')
    writeFileSync(few, 'id,body,queue\n1,hello there my friend,a\n2,where is my parcel,b\n')
    const before = [readdirSync('.'), readdirSync(folder)]
    const { code, out } = await pointsman('report', 'quality', '--history', few, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      tickets: 2,
      findings: [],
      notes: [expect.stringContaining('Only 2'), expect.any(String)],
    })
    expect([readdirSync('.'), readdirSync(folder)]).toEqual(before)
  })

  it('says what is wrong with a date, a page or a history that is not there', async () => {
    const odd = await pointsman('report', 'quality', '--since', 'yesterday')
    expect(odd).toMatchObject({ code: 2, err: expect.stringContaining('2026-01-31') as string })
    const few = join(folder, 'some.csv')
    writeFileSync(few, 'id,body,queue,created_at\n1,hello there,a,2026-01-01\n')
    const nowhere = await pointsman('report', 'quality', '--history', few, '--html', join(folder, 'no', 'x.html'))
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('cannot be written') as string })
    const none = await pointsman('report', 'quality', '--history', few, '--since', '2026-03-01')
    expect(none).toMatchObject({
      code: 1,
      err: expect.stringContaining('no tickets of the past received since 2026-03-01') as string,
    })
    const missing = await pointsman('report', 'quality', '--history', join(folder, 'missing.csv'))
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('no such file') as string })
  })

  it('--strict ends at the first bad row and names it', async () => {
    const bad = join(folder, 'bad.csv')
    writeFileSync(bad, 'id,body,queue,created_at\n1,hello there,a,2026-01-01\n2,hello again,a,someday\n')
    const { code, err } = await pointsman('report', 'quality', '--history', bad, '--strict')
    expect(code).toBe(1)
    expect(err).toMatch(/bad\.csv:3: /)
  })
})
