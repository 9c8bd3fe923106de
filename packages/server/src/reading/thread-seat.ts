import { Worker } from 'node:worker_threads'
import type { LabelsInForce, TicketWords } from '@pointsman/core'
import type { WrittenReading } from '../engine/parts.ts'
import type { FromThread, ToThread } from './thread-messages.ts'

/** A ticket that is to be read. */
export interface Job {
  readonly ticket: TicketWords
  readonly inForce: LabelsInForce
  /** Threads that died while they had it in front of them. */
  deaths: number
  /** Undefined: no thread will read it. */
  readonly resolve: (read: WrittenReading | undefined) => void
  readonly reject: (error: Error) => void
}

/** One place for a reading thread, from its start to its end. */
export interface Seat {
  isReady(): boolean
  canTakeMore(): boolean
  /** Tickets it has and has not answered. */
  inHand(): number
  /** Takes from the front as many as it is given at once. */
  give(waiting: Job[]): void
  tell(message: ToThread): void
  close(): Promise<void>
}

/** What a seat is started with, and whom it tells. */
export interface SeatOptions {
  readonly program: URL
  readonly first: ToThread
  readonly onReady: () => void
  /** It has answered something. */
  readonly onRoom: () => void
  /** It died. */
  readonly onEnd: (error: unknown, left: LeftBehind) => void
}

/** What a thread that died leaves behind. */
export interface LeftBehind {
  readonly wasReady: boolean
  /** In the order in which they were given. */
  readonly jobs: readonly Job[]
}

/** Tickets in a message, some ten milliseconds' reading. Larger: fewer messages, and more to read again after a death. */
const mostAtOnce = 32
/** Messages in a thread's hands: one that it reads, and the next, so that it never waits for us. */
const mostMessages = 2

/** Starts a thread. */
export function createSeat({ program, first, onReady, onRoom, onEnd }: SeatOptions): Seat {
  const messages: (readonly Job[])[] = []
  let isReady = false
  let isOver = false
  const worker = new Worker(program)
  worker.postMessage(first)
  worker.on('message', (message: FromThread) => {
    if (message.kind === 'ready') {
      isReady = true
      onReady()
      return
    }
    const jobs = messages.shift() ?? []
    onRoom()
    const { modelVersion, readings } = message
    jobs.forEach(({ resolve }, index) => resolve({ written: readings[index]!, modelVersion }))
  })
  const end = (error: unknown): void => {
    if (isOver) return
    isOver = true
    for (const job of messages[0] ?? []) job.deaths++
    onEnd(error, { wasReady: isReady, jobs: messages.flat() })
  }
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`a reading thread ended with ${code}`)))
  return {
    isReady: () => isReady && !isOver,
    canTakeMore: () => isReady && !isOver && messages.length < mostMessages,
    inHand: () => messages.reduce((sum, jobs) => sum + jobs.length, 0),
    give: (waiting) => {
      const jobs = waiting.splice(0, sizeOf(waiting))
      if (jobs.length === 0) return
      messages.push(jobs)
      const { inForce } = jobs[0]!
      worker.postMessage({ kind: 'read', tickets: jobs.map(({ ticket }) => ticket), inForce } satisfies ToThread)
    },
    tell: (message) => worker.postMessage(message),
    close: async () => {
      isOver = true
      await worker.terminate()
    },
  }
}

/** How many in front may be asked for together: for the same labels, and a suspect of a thread's death alone. */
function sizeOf(waiting: readonly Job[]): number {
  const first = waiting[0]
  if (first === undefined || first.deaths > 0) return Math.min(1, waiting.length)
  const other = waiting.findIndex(({ inForce, deaths }) => inForce !== first.inForce || deaths > 0)
  return Math.min(mostAtOnce, other === -1 ? waiting.length : other)
}
