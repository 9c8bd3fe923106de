import { trainReader, type HistoricTicket } from '@pointsman/core'
import { generateHistory, liveTickets, sampleCompany } from '@pointsman/simulator'
import { createKey } from '../../packages/server/src/keys.ts'
import { loadSenses } from '../../packages/server/src/senses/senses.ts'
import type { Store, StoredModel } from '../../packages/server/src/store/store.ts'

const seed = 1
const from = Date.UTC(2026, 0, 5)

/** A model of the sample company, trained on so many of its tickets. */
export async function trainSample(count: number): Promise<StoredModel> {
  const history: HistoricTicket[] = []
  for (const { ticket, outcome } of generateHistory({ seed, from, months: 24, ticketsPerDay: 30 })) {
    if (history.push({ ticket, outcome }) === count) break
  }
  const queues = sampleCompany({ seed }).queues.map((queue) => ({ ...queue, version: 1 }))
  const reader = trainReader({ history, queues }, await loadSenses(), { seed })
  return { version: reader.version, snapshot: reader.snapshot(), trainedAt: from, lessonSeq: 0, facts: {} }
}

/** The company's thirty agents at work, with room for all that comes or with their own, and a key. Answers its secret. */
export async function seedSample(
  store: Store,
  model: StoredModel,
  room: 'endless' | 'limited' = 'endless',
): Promise<string> {
  const company = sampleCompany({ seed })
  for (const queue of company.queues) await store.putQueue(queue)
  for (const { hours: _, ...agent } of company.agents) {
    await store.putAgent(room === 'endless' ? { ...agent, capacity: 1e9 } : agent)
    await store.putPresence(agent.id, { state: 'online' }, from)
  }
  await store.saveModel(model, { at: from, actor: 'bench', reason: 'measured with it' })
  return (await createKey(store, { name: 'bench', scopes: ['admin'] }, from)).secret
}

/** So many tickets as they are sent in, without end and each another. */
export function sampleTickets(count: number, prefix: string): readonly string[] {
  const bodies: string[] = []
  for (const { ticket } of liveTickets({ seed, from, ticketsPerDay: 200 })) {
    const { subject, body, requester, account, plan, annualValue, channel } = ticket
    const id = `${prefix}-${bodies.length}`
    bodies.push(JSON.stringify({ id, subject, body, requester, account, plan, annual_value: annualValue, channel }))
    if (bodies.length === count) break
  }
  return bodies
}
