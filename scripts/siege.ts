/*
 * Kills Pointsman at random moments under load and counts what is missing or there twice. Usage: npm run siege [-- KILLS]
 * One entry a besieged part and database.
 */
import { besiegeServer } from './siege/server-siege.ts'
import { besiegeStore } from './siege/store-siege.ts'

const kills = Number(process.argv[2] ?? 30)
const hasServer = process.env['POINTSMAN_TEST_DATABASE_URL'] !== undefined
const sieges: readonly (() => Promise<readonly string[]>)[] = [
  () => besiegeStore('embedded', kills),
  () => besiegeServer('embedded', kills),
  ...(hasServer ? [() => besiegeStore('server', kills), () => besiegeServer('server', kills)] : []),
]
if (!hasServer) console.log('PostgreSQL server: left out, POINTSMAN_TEST_DATABASE_URL is not set')
let complaints = 0
for (const siege of sieges) complaints += (await siege()).length
process.exitCode = complaints > 0 ? 1 : 0
