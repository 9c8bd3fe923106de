import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'
import { linesOf } from './lines.ts'

const roomy = { mostInWorks: 8, bytesInWorks: 1000, bytesOf: () => 1, answerBytes: 1_000_000 }

async function* numbers(count: number): AsyncGenerator<number> {
  for (let n = 0; n < count; n++) yield n
}

test('results come in the order of the items, whichever is done first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 40 }), async (turns) => {
      const work = async (n: number): Promise<string> => {
        for (let turn = turns[n]!; turn > 0; turn--) await new Promise((resolve) => setImmediate(resolve))
        return `${n},`
      }
      const all = await text(inOrder(numbers(turns.length), work, roomy))
      expect(all).toBe(turns.map((_, n) => `${n},`).join(''))
    }),
    { numRuns: 50 },
  )
})

test('no more is begun than may be in the works, and nothing while nobody reads', async () => {
  let begun = 0
  const work = async (): Promise<string> => {
    begun++
    return 'x'.repeat(100)
  }
  const output = inOrder(numbers(10_000), work, { ...roomy, mostInWorks: 4, answerBytes: 1000 })
  for (let turn = 0; turn < 1000; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(begun).toBeLessThan(20)
  output.destroy()
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(begun).toBeLessThan(20)
})

test('of large items fewer are held at once, and one larger than all that may be is still worked on', async () => {
  const sizes = [10, 400, 700, 30, 5000, 1, 1]
  let held = 0
  let most = 0
  const work = async (n: number): Promise<string> => {
    held += sizes[n]!
    if (n !== 4) most = Math.max(most, held)
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    held -= sizes[n]!
    return `${n},`
  }
  const all = await text(inOrder(numbers(sizes.length), work, { ...roomy, bytesOf: (n) => sizes[n]! }))
  expect(all).toBe('0,1,2,3,4,5,6,')
  // 10, 400 and 700: only the last took it over a thousand, and 30 had to wait.
  expect(most).toBe(1110)
})

test('a source that breaks ends the stream with its error', async () => {
  async function* broken(): AsyncGenerator<number> {
    yield 1
    throw new Error('the client left')
  }
  const output = inOrder(broken(), async (n) => `${n}`, roomy)
  await expect(text(output)).rejects.toThrow('the client left')
})

test('lines are found wherever the bytes are split', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[a-z é]{0,12}$/), { maxLength: 12 }),
      fc.array(fc.nat(7)),
      async (texts, cuts) => {
        const bytes = Buffer.from(texts.map((line) => `${line}\n`).join(''))
        const lines = await collected(linesOf(inPieces(bytes, cuts), 100))
        expect(lines.map((line) => line?.toString())).toEqual(texts)
      },
    ),
  )
})

test('a line over the limit is passed over and the next one is read', async () => {
  const source = inPieces(Buffer.from(`${'x'.repeat(50)}\nshort\n${'y'.repeat(11)}`), [7])
  const lines = await collected(linesOf(source, 10))
  expect(lines.map((line) => line?.toString())).toEqual([undefined, 'short', undefined])
})

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

async function* inPieces(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  let start = 0
  for (let n = 0; start < bytes.length; n++) {
    const length = 1 + (cuts[n % cuts.length] ?? 5)
    yield bytes.subarray(start, start + length)
    start += length
  }
}
