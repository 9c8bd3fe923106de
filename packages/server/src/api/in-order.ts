import { Readable } from 'node:stream'

/**
 * After so many milliseconds of beginning work on items, whatever else is under way has a turn of the event loop. Larger: a
 * database waits longer for its next statement; smaller: turns cost more than they bring.
 */
const longestStretch = 1

/** How much may be in the works, and how much may wait to be read. */
export interface Bounds<Item> {
  readonly mostInWorks: number
  /** Begun while less than this is in the works, so one item more than it may be: of large items fewer are held at once. */
  readonly bytesInWorks: number
  readonly bytesOf: (item: Item) => number
  readonly answerBytes: number
}

/**
 * Works on many items at once and gives the results in the order of the items, as a stream. Takes the next item only
 * when there is room: at most `mostInWorks` and about `bytesInWorks` in the works, at most `answerBytes` of results not yet
 * read. `work` must not reject. An error of the source ends the stream with that error, after the results of all items before it.
 */
export function inOrder<Item>(
  source: AsyncIterable<Item>,
  work: (item: Item) => Promise<string>,
  { mostInWorks, bytesInWorks, bytesOf, answerBytes }: Bounds<Item>,
): Readable {
  const inWorks: { readonly result: Promise<string>; readonly bytes: number }[] = []
  let bytesHeld = 0
  const changed = createBell()
  let isEnded = false
  let isOpen = true
  const output = new Readable({
    highWaterMark: answerBytes,
    read: () => changed.ring(),
    destroy: (error, done) => {
      isOpen = false
      changed.ring()
      done(error)
    },
  })

  async function take(): Promise<void> {
    let since = performance.now()
    for await (const item of source) {
      const bytes = bytesOf(item)
      bytesHeld += bytes
      inWorks.push({ result: work(item), bytes })
      changed.ring()
      if (performance.now() - since >= longestStretch) {
        await new Promise((resolve) => setImmediate(resolve))
        since = performance.now()
      }
      while (isOpen && (inWorks.length >= mostInWorks || bytesHeld >= bytesInWorks)) await changed.next()
      if (!isOpen) return
    }
  }

  async function give(): Promise<void> {
    while (isOpen) {
      const first = inWorks[0]
      if (first === undefined) {
        if (isEnded) return
        await changed.next()
        continue
      }
      const result = await first.result
      void inWorks.shift()
      bytesHeld -= first.bytes
      const hasRoom = output.push(result)
      changed.ring()
      while (!hasRoom && isOpen && output.readableLength >= answerBytes) await changed.next()
    }
  }

  const taken = take().finally(() => {
    isEnded = true
    changed.ring()
  })
  Promise.all([taken, give()]).then(
    () => output.push(null),
    (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return output
}

/** Wakes whoever waits for a change. */
function createBell(): { ring(): void; next(): Promise<void> } {
  let waiting: (() => void)[] = []
  return {
    ring: () => {
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
  }
}
