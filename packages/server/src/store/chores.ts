import { forgetOldFacts } from './connection-facts.ts'
import type { Database } from './database.ts'
import { forgetOldAnswers } from './idempotency.ts'
import { forgetOldEffects } from './outbox.ts'
import { forgetOldCalculations } from './trust.ts'
import { forgetOldMessages } from './webhook-messages.ts'
import { forgetFormerSecrets } from './webhooks.ts'

/** How often the database is tidied. Rarer: the embedded one grows and plans worse; oftener: work is held up for milliseconds. */
const tidyEveryMs = 10 * 60_000

/**
 * What a database needs now and then. A server vacuums and checkpoints by itself; the embedded one does neither.
 * Answers a function that stops it and waits for what is under way.
 */
export function startChores(database: Database, onError: (error: Error) => void): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    underWay = underWay.then(() => tidy(database)).catch(onError)
  }, tidyEveryMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    return underWay
  }
}

/** One round of it. */
export async function tidy(database: Database): Promise<void> {
  await forgetOldAnswers(database)
  await forgetOldEffects(database)
  await forgetOldFacts(database)
  await forgetOldMessages(database)
  await forgetOldCalculations(database)
  await forgetFormerSecrets(database)
  if (database.engine === 'server') return
  await database.query('vacuum (analyze)')
  await database.query('checkpoint')
}
