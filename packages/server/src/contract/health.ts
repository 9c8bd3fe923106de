import { z } from 'zod'
import type { ConnectionCounts, Store, StoredConnection } from '../store/store.ts'
import { instantSchema, present, toInstant } from './wire.ts'

/** How those parts are that nobody sees while they work. */
export const healthSchema = z
  .strictObject({
    at: instantSchema.describe("The server's own time"),
    database: z.strictObject({
      engine: z.enum(['embedded', 'server']),
      version: z.string(),
      migrations: z.int(),
      bytes: z.number().describe('Its size on disk'),
      connections: z.strictObject({
        total: z.int(),
        idle: z.int(),
        waiting: z.int().describe('Calls that wait for a connection'),
      }),
    }),
    outbox: z
      .strictObject({
        entries: z.int().describe('Entries that nobody has fetched yet, counted up to 100,000'),
        oldest_at: instantSchema.optional(),
      })
      .describe('What is to be done outside; what nobody fetches is kept for 30 days'),
    webhooks: z.strictObject({
      working: z.int(),
      failing: z.int().describe('Took nothing at the last attempt'),
      disabled: z.int().describe('Told nothing until a person enables them'),
      findings: z.array(z.string()).describe('What a person should look at'),
    }),
    help_desks: z.array(
      z.strictObject({
        id: z.string(),
        vendor: z.string(),
        url: z.string().optional(),
        tickets: z.int().describe('Of theirs that are ours, too'),
        to_take_in: z.int().describe('Changes that were read there and are not taken in yet'),
        to_write: z.int().describe('Tickets of which something may have to be written there'),
        live_from: instantSchema.optional().describe('Absent until its history has been read'),
        synced_at: instantSchema.optional().describe('When it was last in step'),
        heard_at: instantSchema.optional().describe('When it last said by itself that something is new'),
        trouble: z.string().optional().describe('What keeps it from working'),
        troubled_since: instantSchema.optional(),
      }),
    ),
  })
  .meta({ id: 'Health' })
export type HealthOnWire = z.infer<typeof healthSchema>

export interface HealthParts {
  readonly at: number
  readonly database: Awaited<ReturnType<Store['health']>>
  readonly connections: ReturnType<Store['connections']>
  readonly outbox: Awaited<ReturnType<Store['effectsWaiting']>>
  readonly webhooks: Awaited<ReturnType<Store['webhooks']>>
  readonly helpDesks: readonly HelpDesk[]
}

/** A help desk beside which Pointsman works, and what waits between the two. */
export interface HelpDesk {
  readonly connection: StoredConnection
  readonly counts: ConnectionCounts
}

export function toHealth({ at, database, connections, outbox, webhooks, helpDesks }: HealthParts): HealthOnWire {
  return {
    at: toInstant(at),
    database: { ...database, connections: { ...connections } },
    outbox: {
      entries: outbox.entries,
      ...present('oldest_at', instantOf(outbox.oldestAt)),
    },
    webhooks: toWebhookHealth(webhooks),
    help_desks: helpDesks.map(toHelpDeskHealth),
  }
}

/** Never the secret, nor the other settings: whoever may read may see where, and no more. */
function toHelpDeskHealth({ connection, counts }: HelpDesk): HealthOnWire['help_desks'][number] {
  const { id, vendor, settings, liveFrom, syncedAt, heardAt, trouble, troubledSince } = connection
  const url = settings['url']
  return {
    ...{ id, vendor },
    ...present('url', typeof url === 'string' ? url : undefined),
    ...{ tickets: counts.tickets, to_take_in: counts.factsWaiting, to_write: counts.writesWaiting },
    ...present('live_from', instantOf(liveFrom)),
    ...present('synced_at', instantOf(syncedAt)),
    ...present('heard_at', instantOf(heardAt)),
    ...present('trouble', trouble),
    ...present('troubled_since', instantOf(troubledSince)),
  }
}

function instantOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : toInstant(at)
}

function toWebhookHealth(webhooks: HealthParts['webhooks']): HealthOnWire['webhooks'] {
  const disabled = webhooks.filter((webhook) => webhook.disabled !== undefined)
  const failing = webhooks.filter((webhook) => webhook.disabled === undefined && webhook.failingSince !== undefined)
  return {
    working: webhooks.length - failing.length - disabled.length,
    failing: failing.length,
    disabled: disabled.length,
    findings: [
      ...disabled.map((webhook) => `Webhook "${webhook.name}" is disabled: ${webhook.disabled!.because}.`),
      ...failing.map(({ name, failingSince }) => `Webhook "${name}" takes nothing since ${toInstant(failingSince!)}.`),
    ],
  }
}
