import { PointsmanError } from '@pointsman/core'
import type { Connector, Directory, Finding } from '../../connectors/connector.ts'
import { openHelpDesk, secretPlace, type HelpDeskAccess } from '../../help-desks.ts'
import { openSecrets } from '../../secrets.ts'
import type { Store, StoredConnection } from '../../store/store.ts'
import { connectDesk, keptMapping, type Connected } from '../../syncing/connect-desk.ts'
import { parseMapping, type DeskMapping } from '../../syncing/desk-mapping.ts'
import { fieldNamed, matchNames, matchPriorities, type Matched } from '../../syncing/match-names.ts'
import { say } from '../answer.ts'
import type { ConnectOptions } from '../connect.ts'
import { configOf, withStore } from '../open-store.ts'
import { showProgress } from '../progress.ts'
import { reportOnQuality } from '../report/report-quality.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { connectedJson, connectedText, findingLine, foundLines, nothingConnected } from './connect-text.ts'
import { settleQuestions } from './questions.ts'

/** Everything that is known before anything is kept. */
interface Ready {
  readonly id: string
  readonly connector: Connector
  readonly findings: readonly Finding[]
  readonly directory: Directory
  readonly agents: Matched
  readonly queues: Matched
  readonly mapping: DeskMapping
}

/** Carries out `pointsman connect VENDOR`. */
export async function connectHelpDesk(
  access: HelpDeskAccess,
  options: ConnectOptions,
  shell: Shell,
  store: StoreOptions,
): Promise<{ json: unknown; text: string }> {
  checkToken(access.secret)
  const connector = openHelpDesk(access)
  try {
    return await connectWith(connector, { access, options, shell, store })
  } finally {
    await connector.close?.()
  }
}

interface Asked {
  readonly access: HelpDeskAccess
  readonly options: ConnectOptions
  readonly shell: Shell
  readonly store: StoreOptions
}

async function connectWith(
  connector: Connector,
  { access, options, shell, store }: Asked,
): Promise<{ json: unknown; text: string }> {
  const findings = await checked(connector, shell)
  const directory = await connector.directory()
  for (const line of foundLines(directory)) say(shell, line)
  const { connected, id } = await withStore(shell, store, async (opened) => {
    const ready = await prepare({ opened, access, options, shell, connector, findings, directory })
    return { id: ready.id, connected: await carryOut(opened, { access, options, shell, store, ready }) }
  })
  const quality = connected.history === 0 ? undefined : await lookOver(shell, store)
  const told = { id, findings, directory, connected, quality }
  return { json: connectedJson(told), text: connectedText(told) }
}

/** Whether it was given at all; whether it is right, the help desk says. */
export function checkToken(token: string): void {
  if (token === '')
    throw new PointsmanError('usage', 'token: none is given.', 'Maybe --token, or POINTSMAN_CONNECT_TOKEN.')
}

/** Stops at whatever would keep it from working. */
async function checked(connector: Connector, shell: Shell): Promise<readonly Finding[]> {
  const findings = await connector.check()
  const blocking = findings.filter(({ level }) => level === 'blocking')
  // What blocks is said by the failure, and only there.
  for (const finding of findings) if (!blocking.includes(finding)) say(shell, findingLine(finding))
  if (blocking.length === 0) return findings
  throw new PointsmanError('help_desk_refused', nothingConnected(blocking))
}

async function prepare(input: {
  readonly opened: Store
  readonly access: HelpDeskAccess
  readonly options: ConnectOptions
  readonly shell: Shell
  readonly connector: Connector
  readonly findings: readonly Finding[]
  readonly directory: Directory
}): Promise<Ready> {
  const { opened, access, options, shell, connector, findings, directory } = input
  const id = options.name ?? access.vendor
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(id))
    throw new PointsmanError(
      'usage',
      `name: ${JSON.stringify(id)} is not allowed; allowed are up to 40 of a–z, 0–9 and -.`,
    )
  const before = await existing(opened, id)
  const known: Partial<DeskMapping> = before === undefined ? {} : parseMapping(before.mapping)
  const agents = matchNames(
    directory.agents,
    await opened.agents(),
    { ...known.agents, ...pairsOf('agent', options.agent) },
    (one) => one.id,
  )
  const queues = matchNames(
    directory.queues,
    await opened.queues(),
    { ...known.queues, ...pairsOf('queue', options.queue) },
    (one) => one.name,
  )
  const settled = await settleQuestions({ agents, queues }, options, shell)
  const fields = { intent: options.intentField ?? 'Intent', language: options.languageField ?? 'Language' }
  const mapping: DeskMapping = {
    agents: { ...known.agents, ...settled.agents.pairs },
    queues: { ...known.queues, ...settled.queues.pairs },
    ...matchPriorities(directory.priorities),
    intentField: fieldOf(directory, fields.intent, options.intentField),
    languageField: fieldOf(directory, fields.language, options.languageField),
  }
  return { id, connector, findings, directory, ...settled, mapping }
}

async function existing(store: Store, id: string): Promise<StoredConnection | undefined> {
  return (await store.deskConnections()).find((one) => one.id === id)
}

function pairsOf(option: string, given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.lastIndexOf('=')
      if (at < 1 || at === pair.length - 1)
        throw new PointsmanError('usage', `${option}: ${JSON.stringify(pair)} is not allowed; allowed is theirs=ours.`)
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

/** One that was asked for by name must be there. */
function fieldOf(directory: Directory, name: string, asked: string | undefined): string | undefined {
  const found = fieldNamed(directory, name)
  if (found !== undefined || asked === undefined) return found
  const names = directory.customFields.map((field) => field.name).join(', ') || 'none'
  throw new PointsmanError('usage', `${JSON.stringify(asked)} is no custom field of its tickets; there are: ${names}.`)
}

async function carryOut(
  opened: Store,
  input: {
    readonly access: HelpDeskAccess
    readonly options: ConnectOptions
    readonly shell: Shell
    readonly store: StoreOptions
    readonly ready: Ready
  },
): Promise<Connected> {
  const { access, options, shell, store, ready } = input
  const { id, connector, directory, agents, queues, mapping } = ready
  const before = await existing(opened, id)
  const progress = showProgress(shell, `reading ${id}`)
  try {
    return await connectDesk(opened, {
      connection: {
        id,
        vendor: access.vendor,
        settings: access.settings,
        secret: openSecrets(configOf(shell, store)).seal(access.secret, secretPlace(id)),
        mapping: keptMapping(mapping),
        createdAt: before?.createdAt ?? shell.now(),
        ...(before?.liveFrom === undefined ? {} : { liveFrom: before.liveFrom }),
      },
      ...{ connector, directory, agents, queues },
      since: options.since ?? 0,
      now: shell.now,
      onProgress: ({ feed, facts, share }) => progress.update(share, `${facts.toLocaleString('en')} ${feed}`),
    })
  } finally {
    progress.end()
  }
}

/** What is wrong with the history, as `pointsman report quality` says it. */
async function lookOver(shell: Shell, store: StoreOptions): Promise<{ json: unknown; text: string }> {
  return reportOnQuality({ target: 'queue', limit: 10_000, risk: 0.05, seed: 1, map: [] }, shell, store)
}
