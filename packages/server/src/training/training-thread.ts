/** Trains beside the main thread; what it is told is in `training-messages.ts`, what it says in `history-thread.ts`. */
import { parentPort } from 'node:worker_threads'
import { PointsmanError } from '@pointsman/core'
import type { FromHistoryThread } from '../history-thread.ts'
import { loadSenses } from '../senses/senses.ts'
import { giveWay } from '../give-way.ts'
import { NewestRows } from './newest-rows.ts'
import { trainChallenger } from './train-challenger.ts'
import type { ToTraining } from './training-messages.ts'
import type { TrainingGround, TrainingResult } from './training-order.ts'

giveWay()

/** Progress is told no more often than this. */
const tellMilliseconds = 200

const rows = new NewestRows()

function say(message: FromHistoryThread<TrainingResult>, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, [...handedOver])
}

parentPort!.on('message', async (message: ToTraining) => {
  if (message.kind === 'rows') {
    rows.add(message.rows)
    say({ kind: 'taken' })
    return
  }
  try {
    await train(message.ground)
  } catch (error) {
    const known = error instanceof PointsmanError ? error : undefined
    const text = error instanceof Error ? error.message : String(error)
    const maybe = known?.maybe === undefined ? {} : { maybe: known.maybe }
    say({ kind: 'failed', code: known?.code ?? 'internal', message: text, ...maybe })
  }
})

async function train(ground: TrainingGround): Promise<void> {
  const senses = await loadSenses()
  let toldAt = -tellMilliseconds
  const result = trainChallenger({ history: rows.taken(), ground, senses }, (share, step) => {
    const now = performance.now()
    if (now - toldAt < tellMilliseconds) return
    toldAt = now
    say({ kind: 'progress', share, step })
  })
  const bytes = result.model?.snapshot.buffer
  say({ kind: 'done', result }, bytes instanceof ArrayBuffer ? [bytes] : [])
}
