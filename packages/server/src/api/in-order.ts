import { Readable } from 'node:stream'

/** How much may be in the works, and how much may wait to be read. */
export interface Bounds {
  readonly mostInWorks: number
  readonly answerBytes: number
}

/**
 * Works on many items at once and gives the results in the order of the items, as a stream. Takes the next item only
 * when there is room: at most `mostInWorks` in the works, at most `answerBytes` of results not yet read. `work` must not
 * reject. An error of the source ends the stream with that error, after the results of all items before it.
 */
export function inOrder<Item>(
  source: AsyncIterable<Item>,
  work: (item: Item) => Promise<string>,
  { mostInWorks, answerBytes }: Bounds,
): Readable {
  const inWorks: Promise<string>[] = []
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
    for await (const item of source) {
      inWorks.push(work(item))
      changed.ring()
      // One turn of the event loop an item, so that whatever else is under way goes on beside long runs of work.
      await new Promise((resolve) => setImmediate(resolve))
      while (isOpen && inWorks.length >= mostInWorks) await changed.next()
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
      const result = await first
      void inWorks.shift()
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
