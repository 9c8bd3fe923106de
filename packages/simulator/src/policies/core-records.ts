import {
  addAttempt,
  emptyRecord,
  takeBackSuccess,
  type Attempt,
  type KindRecord,
  type RecentWork,
  type Timestamp,
} from '@pointsman/core'
import type { PolicySetup, WorkEvent } from '../world/routing-policy.ts'

/** What the core is told of past work, kept as a server would. */
export interface CoreRecords {
  /** In a fixed order. */
  records(): readonly KindRecord[]
  /** Aligned with the agents: what each was given in the last week. */
  lately(now: Timestamp): readonly RecentWork[]
  given(agent: number, effort: number, isInteresting: boolean, at: Timestamp): void
  observe(event: WorkEvent): void
}

const week = 7 * 86_400_000

/** Failed attempts wait until the ticket is closed: only then is it known what it was about. */
export function coreRecords(setup: PolicySetup): CoreRecords {
  const queueOf = new Map(setup.topics.map(({ id, queue }) => [id, queue]))
  const kept = new Map<string, KindRecord>()
  const open = new Map<string, { readonly agent: string; readonly attempt: Attempt }[]>()
  const closed = new Map<string, { readonly key: string; readonly attempt: Attempt }>()
  const work: { agent: number; effort: number; interesting: number; at: Timestamp }[] = []
  const sums = setup.agents.map(() => ({ effort: 0, interesting: 0 }))
  let oldest = 0
  const add = (agent: string, topic: string, attempt: Attempt): string => {
    const key = `${agent} ${topic}`
    const queue = queueOf.get(topic) ?? ''
    const before = kept.get(key) ?? emptyRecord({ agent, kind: topic, queue }, attempt.at)
    kept.set(key, addAttempt(before, attempt))
    return key
  }
  return {
    records: () => [...kept.values()],
    lately(now) {
      for (; oldest < work.length && work[oldest]!.at < now - week; oldest++) {
        const { agent, effort, interesting } = work[oldest]!
        sums[agent]!.effort -= effort
        sums[agent]!.interesting -= interesting
      }
      return sums.map(({ effort, interesting }) => ({ effort, interesting }))
    },
    given(agent, effort, isInteresting, at) {
      const interesting = isInteresting ? effort : 0
      work.push({ agent, effort, interesting, at })
      sums[agent]!.effort += effort
      sums[agent]!.interesting += interesting
    },
    observe(event) {
      const { ticket, agent, at } = event
      if (event.kind === 'reopened') {
        const last = closed.get(ticket)
        const record = last && kept.get(last.key)
        if (last !== undefined && record !== undefined) kept.set(last.key, takeBackSuccess(record, last.attempt))
        return
      }
      if (event.kind === 'handed_on') {
        open.set(ticket, [...(open.get(ticket) ?? []), { agent, attempt: { at, succeeded: false } }])
        return
      }
      for (const failed of open.get(ticket) ?? []) add(failed.agent, event.topic, { ...failed.attempt, at })
      open.delete(ticket)
      const attempt: Attempt = { at, succeeded: true, minutes: event.minutes }
      closed.set(ticket, { key: add(agent, event.topic, attempt), attempt })
    },
  }
}
