import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { Store, StoredReport } from '../store/store.ts'
import { lookOverInThread } from './look-over-in-thread.ts'
import type { QualityAsked } from './quality-messages.ts'

/** Makes reports on the quality of the history while the server serves. One at a time, on all nodes together. */
export interface QualityDesk {
  /** Begins, and answers at once; throws `report_runs` where one is being made, on this node or another. */
  start(asked: QualityAsked, actor: string): Promise<StoredReport>
  /** What there is, in whatever state. */
  state(): ReturnType<Store['reports']>
  /** Resolves when nothing is being made by this process. */
  idle(): Promise<void>
  /** Stops what is under way; what was made before stays. */
  close(): Promise<void>
}

/** What a desk is made from. */
export interface QualityParts {
  readonly store: Store
  readonly now: () => Timestamp
  readonly newId: () => string
  readonly onError: (error: unknown) => void
}

/** The name of these reports, in the store and of the lease. */
const kind = 'quality'
/** How long a process that died keeps others from making one. */
const leaseMilliseconds = 30_000
const renewMilliseconds = 5_000
/** Progress is written down no more often than this. */
const noteMilliseconds = 1_000

/** Builds one; there is one in each process. */
export function createQualityDesk(parts: QualityParts): QualityDesk {
  const { store, now, newId } = parts
  const stopping = new AbortController()
  let settled: Promise<void> = Promise.resolve()
  return {
    start: async (asked, actor) => {
      const report = { kind, id: newId(), startedAt: now(), actor, asked: { ...asked } }
      if (!(await store.lease(kind, report.id, leaseMilliseconds, Date.now()))) throw await busy(store)
      try {
        await store.beginReport(report)
      } catch (error) {
        await store.release(kind, report.id)
        throw error
      }
      settled = make(parts, asked, { id: report.id, signal: stopping.signal }).catch(parts.onError)
      return { ...report, share: 0, step: 'starting' }
    },
    state: () => store.reports(kind),
    idle: () => settled,
    close: async () => {
      stopping.abort()
      await settled
    },
  }
}

async function make(
  { store, now }: QualityParts,
  asked: QualityAsked,
  { id, signal }: { readonly id: string; readonly signal: AbortSignal },
): Promise<void> {
  const lost = new AbortController()
  const beat = setInterval(() => {
    store.lease(kind, id, leaseMilliseconds, Date.now()).then(
      (isOurs) => isOurs || lost.abort(),
      () => undefined,
    )
  }, renewMilliseconds)
  let notedAt = 0
  try {
    const agents = (await store.agents()).map((agent) => ({ id: agent.id, active: agent.active }))
    const desks = (await store.deskConnections()).map(({ id: desk }) => desk)
    const report = await lookOverInThread({
      history: store.history(),
      ground: { ...asked, agents, desks, late: await store.lateFields(), now: now() },
      onProgress: (share, step) => {
        if (performance.now() - notedAt < noteMilliseconds) return
        notedAt = performance.now()
        store.noteReport(id, share, step).catch(() => undefined)
      },
      signal: AbortSignal.any([signal, lost.signal]),
    })
    await store.endReport(id, now(), { made: report })
  } catch (error) {
    const isKnown = error instanceof PointsmanError
    const failure = isKnown ? error.message : 'Something broke; the log of the server says what.'
    await store.endReport(id, now(), { failure })
    if (!isKnown) throw error
  } finally {
    clearInterval(beat)
    await store.release(kind, id).catch(() => undefined)
  }
}

async function busy(store: Store): Promise<PointsmanError> {
  const { newest } = await store.reports(kind)
  const who =
    newest === undefined || newest.endedAt !== undefined
      ? ''
      : `, asked for by ${newest.actor} at ${new Date(newest.startedAt).toISOString()}, ${Math.round(newest.share * 100)} % done`
  return new PointsmanError(
    'report_runs',
    `A report on the history is being made already${who}.`,
    'Maybe wait for it: GET /v1/reports/quality',
  )
}
