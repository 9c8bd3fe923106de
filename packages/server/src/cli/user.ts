import { Argument, Option, type Command } from 'commander'
import { roles, type Role } from '../store/store.ts'
import { answer, type AnswerOptions } from './answer.ts'
import { withStore } from './open-store.ts'
import { jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'
import {
  addUser,
  giveLink,
  giveRole,
  givePassword,
  listUsers,
  switchUser,
  type AddUserOptions,
  type Given,
} from './user/users.ts'

interface AgentOption extends AnswerOptions {
  readonly agent?: string
}

interface PasswordOption extends AnswerOptions {
  readonly passwordStdin?: boolean
}

/** `pointsman user add|list|role|password|link|disable|enable`. */
export function addUserCommand(program: Command, shell: Shell): void {
  const user = program
    .command('user')
    .summary('say who may sign in to the console')
    .description('Says who may sign in to the console, and as what. (On the embedded database while no server runs.)')
  const tell = async (options: AnswerOptions, work: (given: Given) => Promise<{ json: unknown; text: string }>) =>
    answer(
      shell,
      options,
      await withStore(shell, storeOptions(program), (store) => work({ store, shell, now: shell.now() })),
    )
  addAdd(user, tell)
  user
    .command('list')
    .description('Lists who may sign in.')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman user list')
    .action((options: AnswerOptions) => tell(options, listUsers))
  addRole(user, tell)
  addSecrets(user, tell)
  for (const [verb, description] of [
    ['disable', 'Shuts somebody out at once, wherever they are signed in.'],
    ['enable', 'Lets somebody in again.'],
  ] as const) {
    user
      .command(verb)
      .description(description)
      .argument('<login>', 'who')
      .addOption(jsonOption())
      .addHelpText('after', `\nExample:\n  pointsman user ${verb} mira@acme.example`)
      .action((login: string, options: AnswerOptions) => tell(options, (given) => switchUser(given, login, verb)))
  }
}

type Tell = (options: AnswerOptions, work: (given: Given) => Promise<{ json: unknown; text: string }>) => Promise<void>

function agentOption(): Option {
  return new Option('--agent <id>', 'with the role agent: whose work they see')
}

function stdinOption(): Option {
  return new Option('--password-stdin', 'take the password from standard input: its first line')
}

function addAdd(user: Command, tell: Tell): void {
  user
    .command('add')
    .description(
      'Lets somebody in. Prints a link that signs them in once, to choose a password; or asks for the password.',
    )
    .argument('<login>', 'what they sign in with, such as an e-mail address')
    .addOption(new Option('--role <role>', 'what they may').choices(roles).default('read_only'))
    .option('--name <name>', 'as it is shown (default: the login)')
    .addOption(agentOption())
    .option('--password', 'ask for a password here, without showing it, instead of printing a link')
    .addOption(stdinOption())
    .option('--address <url>', 'of the console, for the link', 'http://127.0.0.1:4420')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman user add mira@acme.example --name Mira --role supervisor\n  pointsman user add ben --role agent --agent ben-abbott',
    )
    .action((login: string, options: AddUserOptions & AnswerOptions) =>
      tell(options, (given) => addUser(given, login, options)),
    )
}

function addRole(user: Command, tell: Tell): void {
  user
    .command('role')
    .description('Changes what somebody may; they are signed out everywhere.')
    .argument('<login>', 'who')
    .addArgument(new Argument('<role>', 'what they may from now on').choices(roles))
    .addOption(agentOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman user role ben supervisor')
    .action((login: string, role: Role, options: AgentOption) =>
      tell(options, (given) => giveRole(given, login, { role, ...options })),
    )
}

function addSecrets(user: Command, tell: Tell): void {
  user
    .command('password')
    .description('Sets a password, asked for without showing it; other sessions end.')
    .argument('<login>', 'whose')
    .addOption(stdinOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman user password mira\n  pass show mira | pointsman user password mira --password-stdin',
    )
    .action((login: string, options: PasswordOption) => tell(options, (given) => givePassword(given, login, options)))
  user
    .command('link')
    .description('Prints a link that signs somebody in once, within a day; a password they had no longer counts.')
    .argument('<login>', 'who')
    .option('--address <url>', 'of the console', 'http://127.0.0.1:4420')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman user link mira@acme.example --address https://desk.acme.example')
    .action((login: string, options: AnswerOptions & { readonly address: string }) =>
      tell(options, (given) => giveLink(given, login, options.address)),
    )
}
