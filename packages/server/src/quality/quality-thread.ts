/** Looks a history over beside the main thread; what it is told is in `quality-messages.ts`, what it says in `history-thread.ts`. */
import { parentPort } from 'node:worker_threads'
import { lookOver, PointsmanError, reportQuality, type QualityReport } from '@pointsman/core'
import type { FromHistoryThread } from '../history-thread.ts'
import { plainText } from '../senses/plain-text.ts'
import { giveWay } from '../give-way.ts'
import { historyOrigin } from './history-origin.ts'
import { NewestTickets } from './newest-tickets.ts'
import type { QualityGround, ToQuality } from './quality-messages.ts'

giveWay()

/** Progress is told no more often than this. */
const tellMilliseconds = 200
/** Tickets named with each finding, at most: more than anybody works through at one go. */
const mostNamed = 50
/** How surely the risk is kept: in nineteen of twenty cases. */
const confidence = 0.95
/** Same tickets, same report. */
const seed = 1

const newest = new NewestTickets()

function say(message: FromHistoryThread<QualityReport>): void {
  parentPort!.postMessage(message)
}

parentPort!.on('message', (message: ToQuality) => {
  try {
    if (message.kind === 'rows') {
      for (const row of message.rows) newest.add(lookOver({ ...row, isDated: true }, message.target, plainText))
      say({ kind: 'taken' })
    } else report(message.ground)
  } catch (error) {
    const code = error instanceof PointsmanError ? error.code : 'internal'
    say({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) })
  }
})

function report({ target, risk, desks, ...known }: QualityGround): void {
  const { tickets, notes } = newest.outcome(undefined)
  if (tickets.length === 0)
    throw new PointsmanError('nothing_to_learn', 'There are no tickets of the past to look over.')
  let toldAt = -tellMilliseconds
  const made = reportQuality(tickets, {
    ...{ target, risk, confidence, seed, ...known },
    origin: historyOrigin(tickets, desks).origin,
    limit: mostNamed,
    onProgress: (share, step) => {
      const now = performance.now()
      if (now - toldAt < tellMilliseconds) return
      toldAt = now
      say({ kind: 'progress', share, step })
    },
  })
  say({ kind: 'done', result: { ...made, notes: [...made.notes, ...notes] } })
}
