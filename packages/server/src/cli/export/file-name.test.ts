import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'
import { refuseOtherFormat } from './file-name.ts'

it('an export is never given a name that promises another format', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pointsman-export-name-'))
  const file = join(folder, 'tickets.csv')
  const { shell, err } = testShell()
  expect(await run(['export', file], shell)).toBe(2)
  expect(err()).toContain(`${JSON.stringify(file)} is not allowed, since JSON Lines are written`)
  expect(err()).toMatch(
    /\.jsonl or \.ndjson, and in \.jsonl\.gz or \.ndjson\.gz to be packed\.\nMaybe tickets\.jsonl\n$/,
  )
  expect(existsSync(file)).toBe(false)
  rmSync(folder, { recursive: true })
})

it('names of JSON Lines, packed or not, and names without an ending are taken', () => {
  for (const file of ['a.jsonl', 'a.ndjson', 'a.JSONL.gz', 'b.c.ndjson.gz', '/x.y/tickets', 'tickets.gz'])
    expect(() => refuseOtherFormat(file)).not.toThrow()
  for (const file of ['a.json', 'a.csv.gz', 'a.xlsx', 'a.txt', 'a.jsonl.zip'])
    expect(() => refuseOtherFormat(file)).toThrow('is not allowed')
})
