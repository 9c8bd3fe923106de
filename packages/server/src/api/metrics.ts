import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Decision } from '@pointsman/core'
import type { EngineObserver, EngineParts } from '../engine/parts.ts'

type Store = EngineParts['store']

/** Everything that is counted, and the observer that counts it. */
export interface Metrics {
  readonly registry: Registry
  readonly observer: Pick<EngineObserver, 'decided' | 'batchDone' | 'readerFailed' | 'loopFailed'>
  /** Seconds a request took, by route and status. */
  requestDone(route: string, status: number, seconds: number): void
}

/** Buckets from half a millisecond to ten seconds. */
const seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** Makes a registry of its own, so that two servers in one process do not meet. */
export function createMetrics(waiting: () => number, waitCounts?: Store['waitCounts']): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'pointsman_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'status'],
    buckets: seconds,
    registers,
  })
  const gauge: Gauge = new Gauge({
    name: 'pointsman_tickets_undecided',
    help: 'Tickets taken in and not yet decided',
    registers,
    collect: (): void => gauge.set(waiting()),
  })
  if (waitCounts !== undefined) countWhatWaits(registers, waitCounts)
  return {
    registry,
    observer: createObserver(registers),
    requestDone: (route, status, took) => requests.observe({ route, status: String(status) }, took),
  }
}

/** Looked up when somebody asks for the metrics. */
function countWhatWaits(registers: Registry[], waitCounts: Store['waitCounts']): void {
  const gauge: Gauge = new Gauge({
    name: 'pointsman_tickets_waiting',
    help: 'Tickets that wait or are in triage, by queue and reason',
    labelNames: ['status', 'queue', 'reason'],
    registers,
    collect: async (): Promise<void> => {
      const counts = await waitCounts()
      gauge.reset()
      for (const { status, queue = '', reason, tickets } of counts) gauge.set({ status, queue, reason }, tickets)
    },
  })
}

function createObserver(registers: Registry[]): Metrics['observer'] {
  const decisions = new Counter({
    name: 'pointsman_decisions_total',
    help: 'Decisions recorded',
    labelNames: ['outcome', 'reason', 'mode'],
    registers,
  })
  const loopFailures = new Counter({
    name: 'pointsman_dispatch_failures_total',
    help: 'Times that what waits could not be given out; it is tried again',
    registers,
  })
  const failures = new Counter({
    name: 'pointsman_reader_failures_total',
    help: 'Tickets the reader failed on',
    registers,
  })
  const sizes = new Histogram({
    name: 'pointsman_batch_tickets',
    help: 'Tickets decided in one transaction',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers,
  })
  const times = new Histogram({
    name: 'pointsman_batch_seconds',
    help: 'Time to decide and record a batch',
    buckets: seconds,
    registers,
  })
  return {
    decided: ({ outcome, mode }: Decision) =>
      decisions.inc({ outcome: outcome.kind, reason: 'reason' in outcome ? outcome.reason : '', mode }),
    batchDone: (size, took) => {
      sizes.observe(size)
      times.observe(took)
    },
    readerFailed: () => failures.inc(),
    loopFailed: () => loopFailures.inc(),
  }
}
