/*
 * The besieged: opens the store, decides tickets and resolves some, as fast as it can, and says on standard output
 * what was acknowledged, line by line, until it is killed. Started by store-siege.ts.
 */
import { writeSync } from 'node:fs'
import { createStore } from '../../packages/server/src/store/open-store.ts'
import {
  aDecision,
  aRoster,
  aTicket,
  agentId,
  anAgent,
  seeded,
} from '../../packages/server/src/store/store-builders.ts'
import type { DecidedTicket, Store } from '../../packages/server/src/store/store.ts'

const agents = 30
const { prefix, options } = JSON.parse(process.argv[2]!) as {
  readonly prefix: string
  readonly options: Parameters<typeof createStore>[0]
}
const random = seeded(Number.parseInt(prefix.replaceAll(/\D/g, ''), 10))
const roster = aRoster(agents, random)
const store = await createStore(options)
for (let index = 0; index < agents; index++) await store.putAgent(anAgent(agentId(index), { capacity: 60 }))
say('ready')
await Promise.all([1, 2, 3].map((lane) => write(store, `${prefix}-${lane}`)))

async function write(to: Store, lane: string): Promise<void> {
  for (let number = 0; ;) {
    const batch = Array.from({ length: 1 + Math.floor(random() * 40) }, () => anEntry(`${lane}-${number++}`))
    const results = await to.recordDecisions(batch)
    const kept = batch.filter((_, index) => results[index]!.kind === 'recorded')
    for (const { ticket, decision } of kept) say(`decided ${ticket.id} ${decision.id}`)
    for (const { ticket } of kept.filter((_, index) => index % 2 === 0)) {
      const id = `resolved-${ticket.id}`
      await to.recordEvent({ id, ticketId: ticket.id, kind: 'resolved', at: Date.now(), actor: 'siege', data: {} })
      say(`event ${ticket.id} ${id}`)
    }
  }
}

function anEntry(id: string): DecidedTicket {
  const ticket = aTicket(id)
  const agent = agentId(Math.floor(random() * agents))
  const outcome = { kind: 'assigned', agent, queue: 'billing', effort: Math.ceil(random() * 20) / 10 } as const
  const decision = aDecision({ id: `d-${id}`, ticket, roster, random, changes: { outcome } })
  return { ticket, decision, actor: 'siege', isNew: true, isManual: random() < 0.1 }
}

/** Synchronous, so that what is said has left this process before anything else happens. */
function say(line: string): void {
  writeSync(1, `${line}\n`)
}
