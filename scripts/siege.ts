/*
 * Kills Pointsman at random moments under load and counts what is missing or there twice. Usage: npm run siege [-- KILLS],
 * or npm run siege -- nodes [RUNS] [TICKETS] [server|embedded] for several nodes on one database.
 * One entry a besieged part and database.
 */
import { besiegeNodes } from './siege/nodes-siege.ts'
import { besiegeServer } from './siege/server-siege.ts'
import { besiegeStore } from './siege/store-siege.ts'

const hasServer = process.env['POINTSMAN_TEST_DATABASE_URL'] !== undefined
const [first, ...rest] = process.argv.slice(2)
const sieges = first === 'nodes' ? ofNodes(rest) : ofOne(Number(first ?? 30))
if (!hasServer) console.log('PostgreSQL server: left out, POINTSMAN_TEST_DATABASE_URL is not set')
let complaints = 0
for (const siege of sieges) complaints += (await siege()).length
process.exitCode = complaints > 0 ? 1 : 0

type Siege = () => Promise<readonly string[]>

function ofNodes([runs, tickets, only]: readonly string[]): readonly Siege[] {
  const engines = (['server', 'embedded'] as const).filter((engine) => only === undefined || engine === only)
  return engines
    .filter((engine) => engine === 'embedded' || hasServer)
    .map((engine) => () => besiegeNodes(Number(runs ?? 10), { engine, tickets: Number(tickets ?? 20_000) }))
}

function ofOne(kills: number): readonly Siege[] {
  return [
    () => besiegeStore('embedded', kills),
    () => besiegeServer('embedded', kills),
    ...(hasServer ? [() => besiegeStore('server', kills), () => besiegeServer('server', kills)] : []),
  ]
}
