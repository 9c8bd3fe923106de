/**
 * `node packages/console/generate-types.ts [--check]`: writes the types of the HTTP API, as the server describes it in its
 * OpenAPI document, for the console's client; or says whether they are still those that are there.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { openTestApi } from '../server/src/api/test-api.ts'

const file = join(import.meta.dirname, 'src/client/api-types.ts')
const head = '/* oxlint-disable */\n// Generated from the OpenAPI document by packages/console/generate-types.ts.\n'

const api = await openTestApi()
const document = (await api.app.inject('/v1/openapi.json')).body
await api.close()
const wanted = formatted(head + astToString(await openapiTypescript(document)))
if (!process.argv.includes('--check')) writeFileSync(file, wanted)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
  console.error(
    `The API has changed and ${file} has not: run \`node packages/console/generate-types.ts\`, and see what tsc says.`,
  )
  process.exitCode = 1
}

/** As `oxfmt` writes it, so that the check of the format has nothing to say. */
function formatted(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pointsman-types-'))
  const root = join(import.meta.dirname, '../..')
  try {
    const place = join(folder, 'api-types.ts')
    writeFileSync(place, text)
    const oxfmt = join(root, 'node_modules/oxfmt/bin/oxfmt')
    const done = spawnSync(process.execPath, [oxfmt, '-c', join(root, '.oxfmtrc.json'), place], { stdio: 'inherit' })
    if (done.status !== 0) throw new Error('oxfmt could not format the generated types')
    return readFileSync(place, 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
