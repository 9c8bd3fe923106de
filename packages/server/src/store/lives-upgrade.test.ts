import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { openEmbedded } from './embedded/embedded-database.ts'
import { migrate, shippedMigrations } from './migrate.ts'
import { postgresStore } from './postgres-store.ts'
import { anAgent } from './store-builders.ts'
import type { Store } from './store.ts'

let database: Database
let store: Store

const at = Date.UTC(2026, 2, 2, 10)

/** A database as the version before lives left it: tickets in every state of then. */
beforeAll(async () => {
  database = await openEmbedded({ waitLimitMs: 60_000, onError: () => {} })
  const shipped = await shippedMigrations()
  await migrate(
    database,
    shipped.filter(({ name }) => name < '0005'),
  )
  const ticket = (id: string, status: string, more: Record<string, string> = {}): Promise<unknown> => {
    const columns = {
      ...more,
      id,
      status,
      subject: 'S',
      body: 'B',
      received_at: '2026-03-02 09:00Z',
      is_history: 'false',
    }
    const names = Object.keys(columns)
    return database.query(
      `insert into tickets (${names.join(', ')}, updated_at) values (${names.map((_, n) => `$${n + 1}`).join(', ')}, now())`,
      Object.values(columns),
    )
  }
  await ticket('held', 'waiting', { queue: 'billing', urgency: '0.4' })
  await ticket('busy', 'assigned', { queue: 'billing', assignee: 'ada' })
  await ticket('unsure', 'triage')
  const outcome = { assignee: 'ada', queue: 'billing', resolvedAt: at, status: 'resolved' }
  await ticket('done', 'resolved', { queue: 'billing', assignee: 'ada', outcome: JSON.stringify(outcome) })
  await database.query(
    `insert into agents (id, version, profile, capacity, load, presence) values ('ada', 1, $1, 8, 1.5, 'online')`,
    [JSON.stringify(anAgent('ada'))],
  )
  await database.query(
    `insert into assignments (ticket_id, agent, queue, effort, assigned_at) values ('busy', 'ada', 'billing', 1.5, '2026-03-02 09:10Z')`,
  )
  await database.query(
    `insert into track_records (agent, kind, queue, source, handled, succeeded, timed, log_minutes, as_of)
     values ('ada', 'billing', 'billing', 'live', 1, 1, 0, 0, '2026-03-02 10:00Z')`,
  )
  await migrate(database, shipped)
  store = postgresStore(database, () => database.close())
})
afterAll(() => store.close())

const tell = (ticketId: string, kind: 'resolved' | 'closed' | 'reopened' | 'customer_replied') =>
  store.recordEvent({ id: `e-${ticketId}-${kind}`, ticketId, kind, at: at + 60_000, actor: 'desk', data: {} })

async function loadOf(agent: string): Promise<number> {
  const { agents, loads } = await store.look()
  return loads[agents.findIndex(({ id }) => id === agent)]!
}

it('an update to lives loses no ticket: each gets its life at the first thing that happens to it', async () => {
  const { items } = await store.tickets({ status: 'waiting', limit: 10, now: at })
  expect(items.map(({ ticket }) => ticket.id)).toEqual(['held'])
  expect(await tell('held', 'customer_replied')).toMatchObject({ status: 'waiting', life: { queue: 'billing' } })
  expect(await tell('unsure', 'customer_replied')).toMatchObject({ status: 'triage' })
})

it('an assignment from before takes what it took, and gives back what it takes', async () => {
  expect(await loadOf('ada')).toBe(1.5)
  expect(await tell('busy', 'resolved')).toMatchObject({ status: 'resolved', assignee: 'ada' })
  expect(await loadOf('ada')).toBe(0)
})

it('a success from before is taken back when the ticket is reopened, and it goes back to whoever had it', async () => {
  const successes = async (): Promise<number | undefined> =>
    (await store.look()).records.find(({ agent }) => agent === 'ada')?.successes
  const before = (await successes())!
  expect(await tell('done', 'reopened')).toMatchObject({
    status: 'assigned',
    assignee: 'ada',
    outcome: { reopened: 1 },
  })
  expect(await successes()).toBeCloseTo(before - 1, 3)
})
