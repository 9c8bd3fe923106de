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
  submit(arrival: Arrival): Promise<Settled>
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
  const inFlight = new Map<string, Promise<Settled>>()
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    // One turn of the event loop, so that requests which arrived together are decided together.
    await new Promise((resolve) => setImmediate(resolve))
    while (gathering.length > 0) await runBatch(gathering.splice(0, options.batchLimit), options)
    running = undefined
  }

  function add(arrival: Arrival): Promise<Settled> {
    if (gathering.length >= options.waitingLimit) {
      const message = `${gathering.length} tickets are waiting to be decided; that is the most that are taken in.`
      return Promise.reject(new PointsmanError('overloaded', message, 'Maybe try again in a few seconds.'))
    }
    const settled = new Promise<Settled>((resolve, reject) => gathering.push({ arrival, resolve, reject }))
    running ??= run()
    return settled
  }

  return {
    submit(arrival) {
      const { id } = arrival.read.ticket
      const earlier = arrival.supersedes === undefined ? inFlight.get(id) : undefined
      if (earlier !== undefined) return earlier.then((settled) => ({ ...settled, isDuplicate: true }))
      const settled = add(arrival)
      if (arrival.supersedes === undefined) {
        inFlight.set(id, settled)
        const forget = (): boolean => inFlight.delete(id)
        settled.then(forget, forget)
      }
      return settled
    },
    waiting: () => gathering.length,
    idle: () => running ?? Promise.resolve(),
  }
}

interface Waiting {
  readonly arrival: Arrival
  readonly resolve: (settled: Settled) => void
  readonly reject: (error: unknown) => void
}

async function runBatch(batch: readonly Waiting[], options: DispatcherOptions): Promise<void> {
  const started = performance.now()
  await settle(batch, options)
  options.onBatch(batch.length, (performance.now() - started) / 1000)
}

async function settle(batch: readonly Waiting[], { decide }: Pick<DispatcherOptions, 'decide'>): Promise<void> {
  try {
    const settled = await decide(batch.map(({ arrival }) => arrival))
    batch.forEach(({ resolve, reject }, index) => {
      const one = settled[index]
      if (one === undefined) reject(new Error('a ticket was left undecided'))
      else resolve(one)
    })
  } catch (error) {
    // One ticket that cannot be decided must not take its neighbours with it; a lost database takes all.
    if (batch.length === 1 || isLost(error)) for (const { reject } of batch) reject(error)
    else for (const one of batch) await settle([one], { decide })
  }
}

function isLost(error: unknown): boolean {
  return error instanceof PointsmanError && error.code === 'store_unavailable'
}
