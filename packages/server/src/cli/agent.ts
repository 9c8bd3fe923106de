import { presenceStates } from '@pointsman/core'
import { Argument, Option, type Command } from 'commander'
import { answer, type AnswerOptions } from './answer.ts'
import {
  activateAgents,
  addAgent,
  agentLanguage,
  agentLevel,
  listAgents,
  setPresence,
  type AddAgentOptions,
} from './agent/agents.ts'
import { withStore } from './open-store.ts'
import { collect, jsonOption, numberFrom } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** `pointsman agent add|list|activate|deactivate|presence`. */
export function addAgentCommand(program: Command, shell: Shell): void {
  const agent = program
    .command('agent')
    .summary('set up who resolves tickets')
    .description('Sets up agents: who resolves tickets.')
  addAdd(agent, program, shell)
  agent
    .command('list')
    .description('Lists all agents, with presence and load.')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman agent list')
    .action(async (options: AnswerOptions) => {
      answer(shell, options, await withStore(shell, storeOptions(program), listAgents))
    })
  for (const [verb, state] of [
    ['activate', 'active'],
    ['deactivate', 'inactive'],
  ] as const) {
    agent
      .command(verb)
      .description(
        state === 'active'
          ? 'Lets agents have tickets: active and online.'
          : 'Keeps agents for history only; no ticket goes to them.',
      )
      .argument('[ids...]', 'which agents')
      .option('--all', 'every agent')
      .addOption(jsonOption())
      .addHelpText('after', `\nExample:\n  pointsman agent ${verb} ann bob`)
      .action(async (ids: readonly string[], options: AnswerOptions & { readonly all?: boolean }) => {
        const wanted = options.all ? 'all' : ids
        answer(
          shell,
          options,
          await withStore(shell, storeOptions(program), (store) => activateAgents(store, wanted, state, shell.now())),
        )
      })
  }
  addPresence(agent, program, shell)
}

function addAdd(agent: Command, program: Command, shell: Shell): void {
  agent
    .command('add')
    .description('Creates an agent, active and online, or changes what is given of one that exists.')
    .argument('<id>', 'what they are called in the help desk')
    .option('--name <name>', 'for people (default: the id)')
    .option('--queue <id>', 'a queue they work on (repeatable)', collect)
    .option('--skill <skill=level>', 'a skill with its level, 0 to 1 (repeatable)', agentLevel)
    .option('--language <code>', 'a language they write, such as en (repeatable)', agentLanguage)
    .option('--capacity <effort>', 'how much they carry at once; 1 is an ordinary ticket (default: 5)', numberFrom(0))
    .addOption(
      new Option('--tier <tier>', '1 first line, 2 second line, 3 specialist (default: 1)').choices(['1', '2', '3']),
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExample:\n  pointsman agent add ann --name "Ann Lee" --queue billing --queue accounts --language en --capacity 6',
    )
    .action(async (id: string, options: AddAgentOptions & AnswerOptions) => {
      answer(
        shell,
        options,
        await withStore(shell, storeOptions(program), (store) => addAgent(store, id, options, shell.now())),
      )
    })
}

function addPresence(agent: Command, program: Command, shell: Shell): void {
  agent
    .command('presence')
    .description('Says whether an agent is there.')
    .argument('<id>', 'which agent')
    .addArgument(new Argument('<state>', 'whether they are there').choices(presenceStates))
    .option('--until <date>', 'when they are back; with away and offline')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman agent presence ann away --until 2026-05-04T08:00:00Z')
    .action(
      async (
        id: string,
        state: (typeof presenceStates)[number],
        options: AnswerOptions & { readonly until?: string },
      ) => {
        answer(
          shell,
          options,
          await withStore(shell, storeOptions(program), (store) =>
            setPresence(store, id, state, options.until, shell.now()),
          ),
        )
      },
    )
}
