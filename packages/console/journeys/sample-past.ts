import type { Timestamp } from '@pointsman/core'
import { sampleCompany } from '@pointsman/simulator'
import { livePast as live } from '../../server/src/cli/demo/past.ts'
import { readConfig } from '../../server/src/config.ts'
import { createKey } from '../../server/src/keys.ts'
import { startServer } from '../../server/src/main.ts'
import { sender } from '../../server/src/rehearsal/over-http.ts'
import type { Store } from '../../server/src/store/store.ts'

/** Tickets a day. More: every start of the journeys takes longer; fewer: ranges say nothing. */
const ticketsPerDay = 14

/** The clock moves by half an hour at a time. */
const step = 30 * 60_000

/** Lets the company live from `from` to `to` on a server of its own; by `to` everything that came in is done. */
export async function livePast(store: Store, from: Timestamp, to: Timestamp): Promise<void> {
  const { secret: key } = await createKey(store, { name: 'past', scopes: ['admin'] }, from)
  const config = readConfig({}, { port: 0, clock: 'driven', logLevel: 'error', backupEveryHours: 0 })
  const server = await startServer({ ...config, store, clockStart: from })
  try {
    const send = sender({ url: server.address, key })
    const company = sampleCompany({ seed: 1 })
    // Somebody always looks: at the end nothing must be left over from the weekend.
    await live({ send, company, seed: 1, from, to, ticketsPerDay, step, seenFrom: (at) => at })
  } finally {
    await server.close()
  }
}
