import { PointsmanError } from '@pointsman/core'
import type { Store, StoredAlarm, StoredWebhook } from '../../store/store.ts'
import { configOf, withStore } from '../open-store.ts'
import { size } from '../progress.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { fail, ok, warn, type Finding } from './finding.ts'
import { examineMachine } from './machine.ts'

const dayMilliseconds = 86_400_000
/** A model that has not seen the last quarter knows little of what is asked today. */
const oldModelDays = 90

/** Everything, from the machine up to the model. Never throws for what it finds. */
export async function examine(shell: Shell, options: StoreOptions): Promise<readonly Finding[]> {
  const config = configOf(shell, options)
  const machine = await examineMachine(config.dataFolder, config.databaseUrl ? 'server' : 'embedded')
  try {
    return [...machine, ...(await withStore(shell, options, (store) => examineStore(store, shell.now())))]
  } catch (error) {
    return [...machine, storeFailure(error)]
  }
}

function storeFailure(error: unknown): Finding {
  if (!(error instanceof PointsmanError))
    return fail('database', error instanceof Error ? error.message : String(error), 'the log above says more')
  if (error.code === 'store_locked') {
    return warn(
      'database',
      error.message,
      'if that is your server, all is well: ask it at /readyz. Otherwise stop that process',
    )
  }
  return fail('database', error.message, error.maybe?.replace(/^maybe /i, '') ?? 'docs/guide has a page on databases')
}

async function examineStore(store: Store, now: number): Promise<readonly Finding[]> {
  const { engine, version, migrations, bytes } = await store.health()
  const [counts, standing, model, keys] = await Promise.all([store.counts(), store.look(), store.model(), store.keys()])
  const kind = engine === 'embedded' ? 'embedded PostgreSQL' : 'PostgreSQL server'
  const there = standing.agents.filter((agent, i) => agent.active && standing.presence[i]?.state === 'online').length
  const openQueues = standing.queues.filter(({ active }) => active).length
  return [
    ok('database', `${kind} ${version}, ${migrations} migrations, ${size(bytes)}`),
    counts.history > 0
      ? ok('history', `${counts.history.toLocaleString('en')} tickets of the past`)
      : warn('history', 'none', 'pointsman import FILE'),
    openQueues > 0
      ? ok('queues', `${openQueues} open`)
      : warn('queues', 'none is open', 'pointsman queue add NAME --description "…"'),
    there > 0
      ? ok('agents', `${there} of ${standing.agents.length} online`)
      : warn(
          'agents',
          `none of ${standing.agents.length} is online`,
          'pointsman agent activate --all, or pointsman agent add',
        ),
    examineModel(model, now),
    ...(await store.trust()).alarms.map(examineAlarm),
    ...(await store.webhooks()).flatMap(examineWebhook),
    keys.some(({ revokedAt }) => revokedAt === undefined)
      ? ok('API keys', `${keys.filter(({ revokedAt }) => revokedAt === undefined).length} in force`)
      : warn('API keys', 'none', 'pointsman key add NAME, if programs are to send tickets'),
  ]
}

function examineAlarm({ id, queue, at, because }: StoredAlarm): Finding {
  const since = new Date(at).toISOString().slice(0, 16)
  return warn(
    `alarm ${id}`,
    `nothing is decided alone in ${queue ?? 'any queue'} since ${since}Z: ${because}`,
    'look at the newest tickets; then POST /v1/alarms/ID/end with the reason (docs/guide/risk.md)',
  )
}

function examineWebhook({ name, disabled, failingSince }: StoredWebhook): readonly Finding[] {
  if (disabled !== undefined) {
    const found = `${name} is disabled: ${disabled.because}`
    return [
      warn('webhook', found, `pointsman webhook enable ${name}, then pointsman webhook replay ${name} --since DATE`),
    ]
  }
  if (failingSince === undefined) return []
  const since = new Date(failingSince).toISOString().slice(0, 16)
  return [warn('webhook', `${name} takes nothing since ${since}Z`, `pointsman webhook deliveries ${name}`)]
}

function examineModel(model: Awaited<ReturnType<Store['model']>>, now: number): Finding {
  if (!model)
    return warn(
      'model',
      'none; tickets are read by the descriptions of the queues alone',
      'pointsman import FILE, then pointsman train',
    )
  const days = Math.floor((now - model.trainedAt) / dayMilliseconds)
  const found = `${model.version}, ${size(model.snapshot.length)}, trained ${days === 0 ? 'today' : `${days} days ago`}`
  return days > oldModelDays
    ? warn('model', found, 'pointsman train, so that it knows what is asked today')
    : ok('model', found)
}
