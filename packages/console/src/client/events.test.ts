import { expect, test } from 'vitest'
import { readEvents } from './events.ts'

function bodyOf(...parts: readonly string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start: (controller) => {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
      controller.close()
    },
  })
}

async function read(...parts: readonly string[]): Promise<unknown[]> {
  let heard = 0
  const events: unknown[] = []
  for await (const event of readEvents(bodyOf(...parts), () => heard++)) events.push(event)
  expect(heard).toBe(parts.length)
  return events
}

test('events come whole, however the network cuts them', async () => {
  const text = 'retry: 2000\n: decisions after 4\n\nid: 5\nevent: decision\ndata: {"a": "b: c"}\n\nid: 6\ndata: é\n\n'
  const wanted = [
    { id: '5', event: 'decision', data: '{"a": "b: c"}' },
    { id: '6', data: 'é' },
  ]
  expect(await read(text)).toEqual(wanted)
  for (let cut = 1; cut < text.length; cut += 7) expect(await read(text.slice(0, cut), text.slice(cut))).toEqual(wanted)
})

test('a sign of life is heard and tells nothing, and what is cut off at the end is left out', async () => {
  expect(await read(': still here\n\n', 'id: 7\ndata: half')).toEqual([])
})
