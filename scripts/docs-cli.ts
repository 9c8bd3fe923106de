/** Writes `docs/reference/cli.md` from the definitions of the commands. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createProgram } from '../packages/server/src/cli/program.ts'
import { cliReference } from '../packages/server/src/cli/reference.ts'
import { systemShell } from '../packages/server/src/cli/shell.ts'

const page = join(import.meta.dirname, '..', 'docs', 'reference', 'cli.md')
writeFileSync(page, cliReference(createProgram(systemShell())))
