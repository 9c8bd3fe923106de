/*
 * Kills Pointsman at random moments under load and counts what is missing or there twice. Usage: npm run siege [-- KILLS],
 * or npm run siege -- nodes [RUNS] [TICKETS] [server|embedded] for several nodes on one database,
 * or npm run siege -- import [KILLS] [server|embedded] [ROWS] for an import that is stopped and resumed,
 * or npm run siege -- zendesk [KILLS] [server|embedded] [TICKETS] for the history of a help desk that answers badly.
 * One entry a besieged part and database.
 */
import { besiegeImport } from './siege/import-siege.ts'
import { besiegeNodes } from './siege/nodes-siege.ts'
import { besiegeServer } from './siege/server-siege.ts'
import { besiegeStore } from './siege/store-siege.ts'
import { besiegeZendesk } from './siege/zendesk-siege.ts'

const hasServer = process.env['POINTSMAN_TEST_DATABASE_URL'] !== undefined
const [first, ...rest] = process.argv.slice(2)
const sieges = siegesOf(first)
if (!hasServer) console.log('PostgreSQL server: left out, POINTSMAN_TEST_DATABASE_URL is not set')
let complaints = 0
for (const siege of sieges) complaints += (await siege()).length
process.exitCode = complaints > 0 ? 1 : 0

type Siege = () => Promise<readonly string[]>

function siegesOf(what: string | undefined): readonly Siege[] {
  if (what === 'nodes') return ofNodes(rest)
  if (what === 'import') return ofImport(rest)
  return what === 'zendesk' ? ofZendesk(rest) : ofOne(Number(what ?? 30))
}

function ofNodes([runs, tickets, only]: readonly string[]): readonly Siege[] {
  return enginesFor(only).map(
    (engine) => () => besiegeNodes(Number(runs ?? 10), { engine, tickets: Number(tickets ?? 20_000) }),
  )
}

function enginesFor(only: string | undefined): readonly ('server' | 'embedded')[] {
  const engines = (['server', 'embedded'] as const).filter((engine) => only === undefined || engine === only)
  return engines.filter((engine) => engine === 'embedded' || hasServer)
}

function ofImport([kills, only, rows]: readonly string[]): readonly Siege[] {
  const size = rows === undefined ? {} : { rows: Number(rows) }
  return enginesFor(only).map((engine) => () => besiegeImport(engine, { kills: Number(kills ?? 20), ...size }))
}

function ofZendesk([kills, only, tickets]: readonly string[]): readonly Siege[] {
  const siege = { kills: Number(kills ?? 10), tickets: Number(tickets ?? 100_000) }
  return enginesFor(only).map((engine) => () => besiegeZendesk(engine, siege))
}

function ofOne(kills: number): readonly Siege[] {
  return [
    () => besiegeStore('embedded', kills),
    () => besiegeServer('embedded', kills),
    ...(hasServer ? [() => besiegeStore('server', kills), () => besiegeServer('server', kills)] : []),
  ]
}
