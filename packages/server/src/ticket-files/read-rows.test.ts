import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { stringify } from 'node:querystring'
import { describe, expect, it } from 'vitest'
import { parseColumnMap } from './columns.ts'
import { FileReport } from './file-report.ts'
import { readRows, type RowOptions, type TicketRow } from './read-rows.ts'
import { maxRowBytes } from './raw-row.ts'

async function* chunks(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(
  text: string | Uint8Array,
  options: Partial<RowOptions> = {},
  chunk = 7,
): Promise<{ rows: TicketRow[]; report: FileReport }> {
  const report = new FileReport('tickets')
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const rows: TicketRow[] = []
  for await (const row of readRows(chunks(bytes, chunk), report, { map: new Map(), ...options })) rows.push(row)
  return { rows, report }
}

const plain = (rows: readonly TicketRow[]): unknown[] => rows.map(({ values }) => Object.fromEntries(values))

describe('reading ticket files', () => {
  it('JSON Lines and CSV with the same tickets read the same', async () => {
    const csv = await read('subject,body,queue\nHelp,"It broke,\n""again""",it\n')
    const json = await read('{"subject":"Help","body":"It broke,\\n\\"again\\"","queue":"it"}\n')
    expect(plain(csv.rows)).toEqual([{ subject: 'Help', body: 'It broke,\n"again"', queue: 'it' }])
    expect(plain(json.rows)).toEqual(plain(csv.rows))
  })

  it('a byte order mark, CRLF, blank lines and a missing last line feed change nothing', async () => {
    const csv = await read('\uFEFFsubject,body\r\n\r\na,b\r\n\r\nc,d')
    expect(plain(csv.rows)).toEqual([
      { subject: 'a', body: 'b' },
      { subject: 'c', body: 'd' },
    ])
    expect(csv.rows.map(({ line }) => line)).toEqual([3, 5])
    const json = await read('\uFEFF{"body":"a"}\r\n\r\n{"body":"b"}')
    expect(plain(json.rows)).toEqual([{ body: 'a' }, { body: 'b' }])
    expect(json.rows.map(({ line }) => line)).toEqual([1, 3])
  })

  it('gzip is known by its content, not its name', async () => {
    const { rows } = await read(gzipSync('body\nhello\n'))
    expect(plain(rows)).toEqual([{ body: 'hello' }])
  })

  it('semicolons and tabs are recognised and said', async () => {
    const { rows, report } = await read('subject;body\na;b, c\n')
    expect(plain(rows)).toEqual([{ subject: 'a', body: 'b, c' }])
    expect(report.lines().join('\n')).toContain('values are separated by ";"')
  })

  it('Windows text with --encoding and UTF-16 with its mark are decoded', async () => {
    const latin = Buffer.from('body\nfür Zoë\n', 'latin1')
    expect(plain((await read(latin, { encoding: 'windows-1252' })).rows)).toEqual([{ body: 'für Zoë' }])
    const utf16 = Buffer.from('\uFEFFbody\nfür Zoë\n', 'utf16le')
    expect(plain((await read(utf16)).rows)).toEqual([{ body: 'für Zoë' }])
  })

  it('invalid UTF-8 is reported by line and column, a genuine replacement character is not', async () => {
    const bytes = Buffer.concat([
      Buffer.from('subject,body\nok,fine \uFFFD\nbad,'),
      Buffer.from([0x66, 0xfc, 0x72]),
      Buffer.from('\n'),
    ])
    const { rows, report } = await read(bytes)
    expect(plain(rows)).toEqual([{ subject: 'ok', body: 'fine \uFFFD' }])
    expect(report.firstBad).toMatchObject([
      { line: 3, reason: expect.stringContaining('body: not valid UTF-8') as string },
    ])
    const json = await read(
      Buffer.concat([Buffer.from('{"body":"a"}\n{"body":"'), Buffer.from([0xff]), Buffer.from('"}\n')]),
    )
    expect(json.report.firstBad).toMatchObject([{ line: 2 }])
  })

  it('a whole file in another encoding is told in a few lines, with what may help once', async () => {
    const { report } = await read(Buffer.from(`subject,body\n${'f\xfcr,Zo\xeb\n'.repeat(40)}a,Zo\xeb\n`, 'latin1'))
    expect(report.bad).toBe(41)
    expect(report.lines()).toEqual([
      'tickets:2: skipped: subject: not valid UTF-8',
      'tickets:3: skipped: subject: not valid UTF-8',
      'tickets:4: skipped: subject: not valid UTF-8',
      'tickets:42: skipped: body: not valid UTF-8',
      'tickets: … and 37 more rows skipped',
      'tickets: 0 rows taken, 41 skipped',
      'tickets: maybe the text is in another encoding: give --encoding, such as --encoding windows-1252',
    ])
  })

  it('a row that is no row is skipped with its line and reason, and the rest goes on', async () => {
    const json = await read('{"body":"a"}\nnot json\n[1]\n42\n{"body":"b"}\n')
    expect(plain(json.rows)).toEqual([{ body: 'a' }, { body: 'b' }])
    expect(json.report.firstBad.map(({ line }) => line)).toEqual([2, 3, 4])
    const csv = await read('subject,body\na,b\nonly one\nc,d,too,many\ne,f\n')
    expect(plain(csv.rows)).toEqual([
      { subject: 'a', body: 'b' },
      { subject: 'e', body: 'f' },
    ])
    expect(csv.report.firstBad).toMatchObject([
      { line: 3, reason: expect.stringContaining('1 value, but the header has 2 columns') as string },
      { line: 4, reason: expect.stringContaining('4 values') as string },
    ])
  })

  it('a line number counts the line breaks inside quotes', async () => {
    const { report } = await read('subject,body\na,"one\ntwo\nthree"\nshort\n')
    expect(report.firstBad).toMatchObject([{ line: 5 }])
  })

  it('a quote that is never closed is named with the line where it opens', async () => {
    const { rows, report } = await read('subject,body\na,b\nc,"d\ne,f\ng,h\n')
    expect(plain(rows)).toEqual([{ subject: 'a', body: 'b' }])
    expect(report.firstBad).toMatchObject([{ line: 3, reason: expect.stringContaining('never closed') as string }])
  })

  it('a line over the limit is skipped, not held', async () => {
    const long = Buffer.concat([
      Buffer.from('{"body":"'),
      Buffer.alloc(maxRowBytes, 97),
      Buffer.from('"}\n{"body":"b"}\n'),
    ])
    const { rows, report } = await read(long, {}, 65_536)
    expect(plain(rows)).toEqual([{ body: 'b' }])
    expect(report.firstBad).toMatchObject([{ line: 1, reason: expect.stringContaining('longer than 16 MB') as string }])
  })

  it('columns nobody knows are named once, well-known other names are followed and said', async () => {
    const { rows, report } = await read(
      '{"text":"a","colour":"red"}\n{"text":"b","colour":"blue"}\n{"body":"c","text":"C"}\n',
    )
    expect(plain(rows)).toEqual([{ body: 'a' }, { body: 'b' }, { body: 'c' }])
    expect(report.lines()).toContain('tickets: columns taken for ours: text → body')
    expect(report.lines()).toContain('tickets: ignored columns: colour, text')
  })

  it('--map renames, wins over the real name, and leaves out with a dash', async () => {
    const map = parseColumnMap(['Group Name=queue', 'status=-', 'a=b=body'])
    const { rows, report } = await read('Group Name,queue,Status,status,a=b\nit,hr,x,open,hello\n', { map })
    expect(plain(rows)).toEqual([{ queue: 'it', status: 'x', body: 'hello' }])
    expect([...report.ignoredColumns]).toEqual(['queue'])
  })

  it('a mapping to a column that does not exist is a usage error that lists those that do', () => {
    expect(() => parseColumnMap(['x=quene'])).toThrow(/"quene" is not one of id, created_at, subject/)
    expect(() => parseColumnMap(['x'])).toThrow(/expected theirs=ours/)
  })

  it('a row with a column called __proto__ or constructor harms nothing', async () => {
    const { rows, report } = await read('{"__proto__":{"a":1},"constructor":1,"body":"b"}\n')
    expect(plain(rows)).toEqual([{ body: 'b' }])
    expect(report.ignoredColumns).toContain('constructor')
  })

  it('reads no further ahead than it has to, so that memory does not grow with the file', async () => {
    let given = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('subject,body\n')
      for (; ; given++) yield Buffer.from(`s,${'x'.repeat(1000)}\n`.repeat(50))
    }
    const report = new FileReport('endless')
    let rows = 0
    for await (const _ of readRows(endless(), report, { map: new Map() })) if (++rows === 5000) break
    // 5,000 rows are 100 chunks; a few more may be under way.
    expect(given).toBeLessThan(150)
  })
})

describe('files that are not ticket files', () => {
  const cases: readonly [string, string | Uint8Array, RegExp][] = [
    ['an empty file', '', /tickets is empty/],
    ['an empty gzip file', gzipSync(''), /tickets is empty/],
    ['a binary file', new Uint8Array([1, 2, 0, 3]), /is a binary file/],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004rest'), /Excel workbook.*not CSV/],
    ['a JSON list', '[{"body":"a"}]', /is a JSON list/],
    ['a CSV file without words', 'colour,size\nred,4\n', /no subject and no body among its columns: colour, size/],
    ['gzip cut short', gzipSync('body\n' + 'hello\n'.repeat(50_000)).subarray(0, 200), /damaged .*ends in the middle/],
    [
      'damaged gzip',
      Buffer.concat([gzipSync('body\nhello').subarray(0, 12), Buffer.alloc(20, 7)]),
      /the gzip data is damaged/,
    ],
  ]
  for (const [what, bytes, message] of cases) {
    it(`${what} is refused with a reason`, async () => {
      await expect(read(bytes)).rejects.toThrow(message)
    })
  }

  it('an unknown encoding is a usage error', async () => {
    await expect(read('body\na', { encoding: 'klingon' })).rejects.toThrow(/--encoding klingon is not known/)
  })

  it('no bytes at all make it fail in any other way than a stated one', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string().map((text) => Buffer.from(`{"body":${text}\n${stringify({ text })}`)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 64 }), async (input, chunk) => {
        try {
          const { rows } = await read(input, {}, chunk)
          for (const { line } of rows) expect(line).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toMatchObject({ name: 'PointsmanError' })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('whatever is written as CSV or JSON Lines comes back, however it is cut into chunks', async () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '')
    const ticket = fc.record({ subject: word, body: word })
    await fc.assert(
      fc.asyncProperty(fc.array(ticket, { minLength: 1 }), fc.integer({ min: 1, max: 40 }), async (tickets, chunk) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
        const csv = `subject,body\n${tickets.map(({ subject, body }) => `${quoted(subject)},${quoted(body)}\n`).join('')}`
        expect(plain((await read(csv, {}, chunk)).rows)).toEqual(tickets)
        const json = tickets.map((each) => `${JSON.stringify(each)}\n`).join('')
        expect(plain((await read(json, {}, chunk)).rows)).toEqual(tickets)
      }),
    )
  })
})
