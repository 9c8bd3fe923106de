import { Option, type Command } from 'commander'
import { newHookSchema, toHook } from '../contract/hook.ts'
import { whatIsAllowed } from '../contract/what-is-allowed.ts'
import { pathInWords } from '../contract/wrong-fields.ts'
import { hookKinds, hookSchemes, type HookKind, type HookScheme } from '../store/store.ts'
import { registerHook } from '../webhooks/register-hook.ts'
import { webhookGround } from '../webhooks/start-courier.ts'
import { PointsmanError } from '@pointsman/core'
import { answer, type Answer, type AnswerOptions } from './answer.ts'
import { configOf, withStore } from './open-store.ts'
import { collect, jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions, type StoreOptions } from './store-options.ts'
import { table } from './table.ts'

interface AddOptions extends AnswerOptions {
  readonly name?: string
  readonly scheme: HookScheme
  readonly secret?: string
  readonly map?: readonly string[]
  readonly kindAt?: string
  readonly kind?: readonly string[]
  readonly header?: string
}

/** `pointsman hook`: addresses at which other programs tell of tickets. */
export function addHookCommand(program: Command, shell: Shell): void {
  const hook = program
    .command('hook')
    .summary('let other programs tell of tickets')
    .description(
      'Opens addresses at which other programs tell of tickets by signed webhooks; see docs/guide/webhooks.md.',
    )
  addAdd(hook, program, shell)
  hook
    .command('list')
    .description('Lists them, never their secrets.')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman hook list')
    .action(async (options: AnswerOptions) => {
      const items = (await withStore(shell, storeOptions(program), (store) => store.hooks())).map(toHook)
      const rows = items.map(({ id, name, scheme, map }) => [`/v1/hooks/${id}`, name, scheme, map.join(', ')])
      const text =
        rows.length === 0
          ? 'None yet. Maybe: pointsman hook add my-shop'
          : table('l:address l:name l:scheme l:map', rows)
      answer(shell, options, { json: { items }, text })
    })
  hook
    .command('remove')
    .description('Closes one: what comes there is refused from then on.')
    .argument('<id>', 'the last part of its address')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman hook remove my-shop')
    .action(async (id: string, options: AnswerOptions) => {
      await withStore(shell, storeOptions(program), (store) => store.removeHook(id))
      answer(shell, options, { json: { id }, text: `/v1/hooks/${id} is closed.` })
    })
}

function addAdd(hook: Command, program: Command, shell: Shell): void {
  hook
    .command('add')
    .description('Opens an address and prints its secret, once: it is kept encrypted.')
    .argument('<id>', 'the last part of its address: letters, digits, - and _')
    .option('--name <name>', 'what people call it (default: the id)')
    .addOption(
      new Option('--scheme <scheme>', 'how it is proved who sends').choices(hookSchemes).default('standard-webhooks'),
    )
    .option('--secret <secret>', 'the secret (default: made up; Zendesk makes its own)')
    .option(
      '--map <theirs=ours>',
      'a field of theirs by its path, and the column of ticket files that it is; may be given several times',
      collect,
    )
    .option('--kind-at <path>', 'where the kind of event stands (default: type)')
    .option(
      '--kind <theirs=ours>',
      `a kind of theirs, and what it is: ${hookKinds.join(' or ')}; may be given several times`,
      collect,
    )
    .option('--header <name>', 'the header that carries a shared secret (default: x-pointsman-secret)')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman hook add my-shop --map ticket.title=subject --map ticket.text=body')
    .action(async (id: string, options: AddOptions) => {
      answer(shell, options, await add(id, options, shell, storeOptions(program)))
    })
}

async function add(id: string, options: AddOptions, shell: Shell, place: StoreOptions): Promise<Answer> {
  const { name, scheme, secret: given, map, kindAt, kind, header } = options
  const wished = {
    ...{ id, name, scheme, secret: given, map, kind_at: kindAt, header: header?.toLowerCase() },
    ...(kind && { kinds: kindsOf(kind) }),
  }
  const { data, error } = newHookSchema.safeParse(wished, { error: whatIsAllowed })
  if (data === undefined) {
    // Without the values: one of them may be a secret.
    const told = error.issues.map(({ path, message }) => `${pathInWords(path)}: ${message}`)
    throw new PointsmanError('usage', `${told.join('; ')}.`)
  }
  const { secrets } = webhookGround(configOf(shell, place))
  const settings = { map: data.map, kindAt: data.kind_at, kinds: data.kinds, header: data.header }
  const wish = { id, scheme, settings, ...(name && { name }), ...(given && { secret: given }) }
  const made = await withStore(shell, place, (store) => registerHook(wish, { store, secrets, now: shell.now() }))
  const how = scheme === 'shared-secret' ? ` It is sent in the header ${data.header}.` : ''
  return {
    json: { hook: toHook(made.hook), secret: made.secret },
    text: `${made.secret}\n\nThis is the only time it is shown.${how} Send to POST /v1/hooks/${id}`,
  }
}

function kindsOf(pairs: readonly string[]): Readonly<Record<string, HookKind>> {
  const kinds = pairs.map((pair) => {
    const at = pair.lastIndexOf('=')
    const ours = hookKinds.find((each) => each === pair.slice(at + 1))
    if (at > 0 && ours !== undefined) return [pair.slice(0, at), ours] as const
    throw new PointsmanError('usage', `--kind ${pair}: expected theirs=ours, ours one of ${hookKinds.join(', ')}.`)
  })
  return Object.fromEntries(kinds)
}
