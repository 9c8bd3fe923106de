import type { LabelsInForce, Lesson, TicketWords } from '@pointsman/core'
import type { ReaderThreads, WrittenReading } from '../engine/parts.ts'
import { createSeat, type Job, type LeftBehind, type Seat } from './thread-seat.ts'

/**
 * Threads that fail to start this often in a row are not worth starting: tickets are read in the main thread for
 * `restMilliseconds`, and then it is tried again.
 */
const mostFailedStarts = 3
const restMilliseconds = 60_000
/** A ticket that was being read when so many threads died, alone with the last of them, is what they died of. */
const mostDeaths = 2
/** Tickets waiting for a thread, above which the caller reads, and so takes in no more than it can. Larger: longer waits. */
const mostWaiting = 2048

/** How many threads, and whom to tell. */
export interface ReaderThreadsOptions {
  /** Threads, 1 or more. */
  readonly count: number
  /** Told of every thread that died. */
  readonly onDeath: (error: unknown) => void
  /** What a thread runs; absent: the reader of the core. */
  readonly program?: URL
}

const readerThread = new URL('./reader-thread.ts', import.meta.url)

/**
 * Readers in threads of their own. They are started when the first ticket is given to them, because each costs a second
 * and some 350 MB; until one is ready, and where none can be started, `read` answers undefined and the caller reads.
 */
export function createReaderThreads(options: ReaderThreadsOptions): ReaderThreads {
  return new Threads(options)
}

class Threads implements ReaderThreads {
  readonly #options: ReaderThreadsOptions
  readonly #waiting: Job[] = []
  readonly #seats: Seat[] = []
  #held: { snapshot: Uint8Array | SharedArrayBuffer; readonly lessons: Lesson[] } | undefined
  #failedStarts = 0
  #restsUntil = -Infinity

  constructor(options: ReaderThreadsOptions) {
    this.#options = options
  }

  hold(snapshot: Uint8Array): void {
    this.#held = { snapshot, lessons: [] }
    if (this.#seats.length === 0) return
    const shared = sharedCopy(snapshot)
    this.#held.snapshot = shared
    for (const seat of this.#seats) seat.tell({ kind: 'hold', snapshot: shared, lessons: [] })
  }

  learnOne(lesson: Lesson): void {
    this.#held?.lessons.push(lesson)
    for (const seat of this.#seats) seat.tell({ kind: 'learn', lesson })
  }

  read(ticket: TicketWords, inForce: LabelsInForce): Promise<WrittenReading | undefined> | undefined {
    if (this.#seats.length === 0 && performance.now() >= this.#restsUntil) {
      for (let n = 0; n < this.#options.count; n++) this.#start()
    }
    if (this.#waiting.length >= mostWaiting || !this.#seats.some((seat) => seat.isReady())) return undefined
    const read = jobOf(ticket, inForce, this.#waiting)
    this.#pump()
    return read
  }

  async close(): Promise<void> {
    await Promise.all(this.#seats.splice(0).map((seat) => seat.close()))
  }

  #start(): void {
    if (this.#held === undefined) return
    const snapshot = sharedCopy(this.#held.snapshot)
    this.#held.snapshot = snapshot
    const seat = createSeat({
      program: this.#options.program ?? readerThread,
      first: { kind: 'hold', snapshot, lessons: this.#held.lessons },
      onReady: () => {
        this.#failedStarts = 0
        this.#pump()
      },
      onRoom: () => this.#pump(),
      onEnd: (error, left) => {
        this.#seats.splice(this.#seats.indexOf(seat), 1)
        this.#options.onDeath(error)
        this.#replace(left)
      },
    })
    this.#seats.push(seat)
  }

  /** Gives what waits to whoever has least in hand. */
  #pump(): void {
    const open = this.#seats.filter((seat) => seat.canTakeMore())
    while (this.#waiting.length > 0 && open.length > 0) {
      const seat = open.reduce((least, one) => (one.inHand() < least.inHand() ? one : least))
      seat.give(this.#waiting)
      if (!seat.canTakeMore()) open.splice(open.indexOf(seat), 1)
    }
  }

  /** Tickets go back in front, in their order; what the thread died of is found by reading the suspects one at a time. */
  #replace({ wasReady, jobs }: LeftBehind): void {
    this.#waiting.unshift(...jobs.filter(({ deaths }) => deaths < mostDeaths))
    for (const { deaths, reject } of jobs) {
      if (deaths >= mostDeaths) reject(new Error('reading this ticket ended a reading thread, twice'))
    }
    if (!wasReady) this.#failedStarts++
    if (this.#failedStarts < mostFailedStarts) this.#start()
    else this.#rest()
    this.#pump()
  }

  /** The caller reads what no thread will. */
  #rest(): void {
    this.#restsUntil = performance.now() + restMilliseconds
    this.#failedStarts = 0
    if (this.#seats.some((seat) => seat.isReady())) return
    for (const { resolve } of this.#waiting.splice(0)) resolve(undefined)
  }
}

function jobOf(
  { subject, body }: TicketWords,
  inForce: LabelsInForce,
  waiting: Job[],
): Promise<WrittenReading | undefined> {
  return new Promise((resolve, reject) => {
    waiting.push({
      ticket: { subject, body },
      inForce,
      deaths: 0,
      resolve,
      reject,
    })
  })
}

function sharedCopy(bytes: Uint8Array | SharedArrayBuffer): SharedArrayBuffer {
  if (bytes instanceof SharedArrayBuffer) return bytes
  const shared = new SharedArrayBuffer(bytes.length)
  new Uint8Array(shared).set(bytes)
  return shared
}
