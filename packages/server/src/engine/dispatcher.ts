import { PointsmanError } from '@pointsman/core'
import type { Arrival, Settled } from './arrival.ts'

/** How arrivals are gathered. */
export interface DispatcherOptions {
  /** Decides and records a batch, answers in the order given. */
  readonly decide: (arrivals: readonly Arrival[]) => Promise<readonly Settled[]>
  readonly batchLimit: number
  readonly waitingLimit: number
  readonly onBatch: (size: number, seconds: number) => void
}

/** Gathers arrivals into batches. */
export interface Dispatcher {
  /**
   * What `tell` says of the ticket once it is settled. It is said at once and only that is kept: whoever waits long has
   * been moved by the garbage collector to where dead things stay for a while, and keep alive whatever they were given.
   */
  submit<Told>(arrival: Arrival, tell: (settled: Settled) => Told): Promise<Told>
  /** Tickets not yet decided. */
  waiting(): number
  /** Resolves when everything submitted so far is decided. */
  idle(): Promise<void>
}

/**
 * Batches by backpressure: while one batch is being recorded the next gathers, so a lone ticket waits for nobody and a
 * flood shares its transactions. No timer, hence no delay to tune.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const gathering: Waiting[] = []
  const inFlight = new Map<string, Waiting>()
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    // One turn of the event loop, so that requests which arrived together are decided together.
    await new Promise((resolve) => setImmediate(resolve))
    while (gathering.length > 0) {
      const batch = gathering.splice(0, options.batchLimit)
      await runBatch(batch, options)
    }
    running = undefined
  }

  function add(arrival: Arrival, asker: Asker): void {
    if (gathering.length >= options.waitingLimit) {
      const message = `${gathering.length} tickets are waiting to be decided; that is the most that are taken in.`
      asker.reject(new PointsmanError('overloaded', message, 'Maybe try again in a few seconds.'))
      return
    }
    const { id } = arrival.read.ticket
    const isNew = arrival.supersedes === undefined
    const askers = [asker]
    const forget = (): void => void (isNew && inFlight.delete(id))
    const waiting = { arrival, askers, forget }
    gathering.push(waiting)
    if (isNew) inFlight.set(id, waiting)
    running ??= run()
  }

  return {
    submit: (arrival, tell) =>
      new Promise((resolve, reject) => {
        const answer = (settled: Settled): void => resolve(tell(settled))
        const earlier = arrival.supersedes === undefined ? inFlight.get(arrival.read.ticket.id) : undefined
        if (earlier === undefined) add(arrival, { answer, reject })
        else earlier.askers.push({ answer: (settled) => answer({ ...settled, isDuplicate: true }), reject })
      }),
    waiting: () => gathering.length,
    idle: () => running ?? Promise.resolve(),
  }
}

/** Somebody who wants to know what became of a ticket. */
interface Asker {
  readonly answer: (settled: Settled) => void
  readonly reject: (error: unknown) => void
}

interface Waiting {
  readonly arrival: Arrival
  /** Whoever sent it, and whoever sent the same again meanwhile. */
  readonly askers: Asker[]
  /** Whoever sends it from now on is not told of this one. */
  readonly forget: () => void
}

async function runBatch(batch: readonly Waiting[], options: DispatcherOptions): Promise<void> {
  const started = performance.now()
  await settle(batch, options)
  options.onBatch(batch.length, (performance.now() - started) / 1000)
}

async function settle(batch: readonly Waiting[], { decide }: Pick<DispatcherOptions, 'decide'>): Promise<void> {
  try {
    const settled = await decide(batch.map(({ arrival }) => arrival))
    batch.forEach((waiting, index) => {
      const one = settled[index]
      if (one === undefined) refuse(waiting, new Error('a ticket was left undecided'))
      else tellAll(waiting, one)
    })
  } catch (error) {
    // One ticket that cannot be decided must not take its neighbours with it; a lost database takes all.
    if (batch.length === 1 || isLost(error)) for (const waiting of batch) refuse(waiting, error)
    else for (const one of batch) await settle([one], { decide })
  }
}

function tellAll({ askers, forget }: Waiting, settled: Settled): void {
  forget()
  for (const { answer, reject } of askers) {
    try {
      answer(settled)
    } catch (error) {
      reject(error)
    }
  }
}

function refuse({ askers, forget }: Waiting, error: unknown): void {
  forget()
  for (const { reject } of askers) reject(error)
}

function isLost(error: unknown): boolean {
  return error instanceof PointsmanError && error.code === 'store_unavailable'
}
