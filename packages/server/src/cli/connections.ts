import type { Command } from 'commander'
import type { ConnectionCounts, Store, StoredConnection } from '../store/store.ts'
import { answer, type AnswerOptions } from './answer.ts'
import type { ConnectionHook } from './connect/connection-hook.ts'
import { configOf, withStore } from './open-store.ts'
import { jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'
import { table } from './table.ts'

interface Listed {
  readonly connection: StoredConnection
  readonly counts: ConnectionCounts
  /** Absent where the help desk cannot call. */
  readonly hook?: ConnectionHook | undefined
  /** For people. */
  readonly hookLine?: string | undefined
  /** What machines wrote, and was passed over; of mailboxes only. */
  readonly passedOver?: { readonly autoReplies: number; readonly bounces: number } | undefined
}

/** `pointsman connections` and `pointsman disconnect`. */
export function addConnectionsCommand(program: Command, shell: Shell): void {
  program
    .command('connections')
    .summary('list the help desks that are connected, and how they are')
    .description(
      'Lists connected help desks: whether they can be reached, what waits, when they were last in step, and where their webhooks go.',
    )
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman connections --json')
    .action(async (options: AnswerOptions) => {
      // Loaded only when needed: it knows every vendor.
      const { hookLine, hookOf } = await import('./connect/connection-hook.ts')
      const config = configOf(shell, storeOptions(program))
      const all = (await withStore(shell, storeOptions(program), list)).map((one): Listed => {
        const hook = hookOf(one.connection, config)
        return { ...one, hook, hookLine: hook && hookLine(one.connection, hook) }
      })
      answer(shell, options, { json: all.map(onWire), text: inWords(all) })
    })
  program
    .command('disconnect')
    .summary('stop working beside a help desk')
    .description(
      'Forgets a help desk, its token and how far it was read. Its tickets stay here as they are; there, everything stays as it is, the notes included.',
    )
    .argument('<id>', 'the connection, as pointsman connections shows it')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman disconnect request-tracker')
    .action(async (id: string, options: AnswerOptions) => {
      await withStore(shell, storeOptions(program), (store) => store.dropConnection(id))
      answer(shell, options, { json: { connection: id, connected: false }, text: `${id} is disconnected.` })
    })
}

async function list(store: Store): Promise<readonly Listed[]> {
  const all = await store.deskConnections()
  return Promise.all(
    all.map(async (connection) => ({
      connection,
      counts: await store.connectionCounts(connection.id),
      passedOver: passedOverIn((await store.feedRead(connection.id, 'tickets'))?.cursor),
    })),
  )
}

/** A mailbox counts in its cursor, so that nothing is counted twice. */
function passedOverIn(cursor: Readonly<Record<string, unknown>> | undefined): Listed['passedOver'] {
  const { autoReplies, bounces } = cursor ?? {}
  return typeof autoReplies === 'number' && typeof bounces === 'number' ? { autoReplies, bounces } : undefined
}

/** A website, or a mailbox. */
function placeOf({ settings: { url, user, host } }: StoredConnection): string {
  if (typeof url === 'string') return url
  return typeof user === 'string' && typeof host === 'string' ? `${user} at ${host}` : ''
}

function stateOf({ liveFrom, trouble, syncedAt }: StoredConnection): string {
  if (liveFrom === undefined) return 'history not read to its end: connect it again'
  if (trouble !== undefined) return trouble
  return syncedAt === undefined ? 'waits for the server' : 'in step'
}

function inWords(all: readonly Listed[]): string {
  if (all.length === 0) return 'No help desk is connected. Maybe: pointsman connect request-tracker --url … --token …'
  const rows = all.map(({ connection, counts }) => [
    connection.id,
    connection.vendor,
    placeOf(connection),
    String(counts.tickets),
    String(counts.factsWaiting),
    String(counts.writesWaiting),
    instant(connection.syncedAt) ?? '–',
    stateOf(connection),
  ])
  const lines = all.flatMap(({ connection: { id }, passedOver, hookLine }) => [
    ...(passedOver === undefined
      ? []
      : [`${id}: ${passedOver.autoReplies} automatic mails and ${passedOver.bounces} bounces were passed over.`]),
    ...(hookLine === undefined ? [] : [hookLine]),
  ])
  const found = table('l:id l:help_desk l:where r:tickets r:to_take_in r:to_write l:last_in_step l:state', rows)
  return [found, ...lines].join('\n')
}

function instant(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString()
}

/** Never the secret. */
function onWire({ connection, counts, passedOver, hook }: Listed): Readonly<Record<string, unknown>> {
  const { id, vendor, settings, createdAt, liveFrom, trouble, troubledSince, syncedAt } = connection
  const times = {
    created_at: createdAt,
    live_from: liveFrom,
    troubled_since: troubledSince,
    synced_at: syncedAt,
  }
  return {
    id,
    vendor,
    settings,
    tickets: counts.tickets,
    to_take_in: counts.factsWaiting,
    to_write: counts.writesWaiting,
    ...(passedOver === undefined
      ? {}
      : { passed_over: { auto_replies: passedOver.autoReplies, bounces: passedOver.bounces } }),
    ...(hook === undefined
      ? {}
      : { webhook: { address: hook.address, is_believed: hook.isBelieved, heard_at: instant(hook.heardAt) } }),
    ...(trouble === undefined ? {} : { trouble }),
    ...Object.fromEntries(
      Object.entries(times).flatMap(([name, at]) => (at === undefined ? [] : [[name, instant(at)]])),
    ),
  }
}
