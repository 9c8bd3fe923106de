import { Option, type Command } from 'commander'
import { createKey, listKeys, revokeKey } from '../keys.ts'
import { scopes, type Scope, type StoredKey } from '../store/store.ts'
import { answer, type AnswerOptions } from './answer.ts'
import { withStore } from './open-store.ts'
import { jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'
import { table } from './table.ts'

/** `pointsman key add|list|revoke`. */
export function addKeyCommand(program: Command, shell: Shell): void {
  const key = program
    .command('key')
    .summary('give programs access to the HTTP API')
    .description('Makes, lists and ends the keys with which programs use the HTTP API.')
  key
    .command('add')
    .description('Makes a key and prints its secret, once: only a hash of it is kept.')
    .argument('<name>', 'who or what uses it')
    .addOption(
      new Option('--scope <scope>', 'what it may do: admin includes write, write includes read')
        .choices(scopes)
        .default('write'),
    )
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman key add helpdesk-connector --scope write')
    .action(async (name: string, options: AnswerOptions & { readonly scope: Scope }) => {
      const made = await withStore(shell, storeOptions(program), (store) =>
        createKey(store, { name, scopes: [options.scope] }, shell.now()),
      )
      answer(shell, options, {
        json: { ...onWire(made.key), secret: made.secret },
        text: `${made.secret}\n\nThis is the only time it is shown. Use it as: Authorization: Bearer ${made.secret.slice(0, 6)}…`,
      })
    })
  key
    .command('list')
    .description('Lists all keys, never their secrets.')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman key list')
    .action(async (options: AnswerOptions) => {
      const keys = await withStore(shell, storeOptions(program), listKeys)
      const rows = keys.map((each) => [
        each.id,
        each.name,
        each.scopes.join(', '),
        each.revokedAt === undefined ? 'in force' : 'revoked',
      ])
      const text =
        rows.length === 0
          ? 'No keys yet. Maybe: pointsman key add my-help-desk'
          : table('l:id l:name l:scope l:state', rows)
      answer(shell, options, { json: keys.map(onWire), text })
    })
  key
    .command('revoke')
    .description('Ends a key at once.')
    .argument('<id>', 'its id, or its name where only one has it')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman key revoke helpdesk-connector')
    .action(async (id: string, options: AnswerOptions) => {
      const ended = await withStore(shell, storeOptions(program), (store) => revokeKey(store, id, shell.now()))
      answer(shell, options, { json: onWire(ended), text: `Key ${ended.name} is revoked.` })
    })
}

/** As the HTTP API writes things; never the hash. */
function onWire({ id, name, scopes: may, createdAt, revokedAt }: StoredKey): Readonly<Record<string, unknown>> {
  return {
    id,
    name,
    scopes: may,
    created_at: new Date(createdAt).toISOString(),
    ...(revokedAt !== undefined && { revoked_at: new Date(revokedAt).toISOString() }),
  }
}
