import type { Command, Option } from 'commander'
import { requiredMark } from './options.ts'

/** The command line as a page of Markdown: `docs/reference/cli.md`, written by `scripts/docs-cli.ts` and compared by a test. */
export function cliReference(program: Command): string {
  const commands = program.commands.filter((command) => command.name() !== 'help')
  const parts = [
    '# The command line',
    '',
    'Written from the commands themselves by `npx node scripts/docs-cli.ts`; edit those, not this page.',
    '',
    'Answers go to standard output, progress and warnings to standard error. `--json` prints one JSON document and nothing',
    'else on standard output, `{"error": {"code", "message", "maybe"}}` when it fails. Exit codes: 0 done, 1 failed, 2 used',
    'wrongly, 130 an import that Ctrl-C stopped. Files are described in [ticket-files.md](ticket-files.md), settings in [configuration.md](configuration.md).',
    '',
    'For every command:',
    '',
    optionTable(program.options),
    '',
    ...commands.flatMap((command) => section(command, 'pointsman', 2)),
  ]
  return `${parts.join('\n').trimEnd()}\n`
}

function section(command: Command, path: string, depth: number): readonly string[] {
  const name = `${path} ${command.name()}`
  const children = command.commands.filter((child) => child.name() !== 'help')
  const own =
    children.length > 0
      ? []
      : [
          '```',
          usage(command, name),
          '```',
          '',
          ...argumentLines(command),
          optionTable(command.options),
          '',
          ...examples(command),
        ]
  return [
    `${'#'.repeat(depth)} ${name}`,
    '',
    command.description(),
    '',
    ...own,
    ...children.flatMap((child) => section(child, name, depth + 1)),
  ]
}

function usage(command: Command, name: string): string {
  const words = command.registeredArguments.map((argument) => {
    const text = `${argument.name()}${argument.variadic ? '...' : ''}`
    return argument.required ? `<${text}>` : `[${text}]`
  })
  return [name, ...words, '[options]'].join(' ')
}

function argumentLines(command: Command): readonly string[] {
  if (command.registeredArguments.length === 0) return []
  const rows = command.registeredArguments.map((argument) => {
    const choices = argument.argChoices ? ` (${argument.argChoices.join(', ')})` : ''
    return `| \`${argument.name()}\` | ${argument.description}${choices} |`
  })
  return ['| argument | |', '|---|---|', ...rows, '']
}

function optionTable(options: readonly Option[]): string {
  const rows = options.map((option) => {
    const choices = option.argChoices ? ` One of: ${option.argChoices.join(', ')}.` : ''
    const value: unknown = option.defaultValue
    const isPlain = typeof value === 'string' || typeof value === 'number'
    const fallback = option.defaultValueDescription ?? (isPlain ? String(value) : '')
    return `| \`${option.flags}\` | ${option.description}${choices}${fallback === '' ? '' : ` (default: ${fallback})`}${requiredMark(option)} |`
  })
  return ['| option | |', '|---|---|', ...rows].join('\n')
}

function examples(command: Command): readonly string[] {
  const text = textAfterHelp(command).trim()
  return text === '' ? [] : ['```', text, '```', '']
}

/** What stands below a command's help: examples, and what else there is to say. */
export function textAfterHelp(command: Command): string {
  let text = ''
  // At run time a command is an EventEmitter, and this event is how the library asks for such texts; its types hide both.
  const emitter = command as unknown as NodeJS.EventEmitter
  emitter.emit('afterHelp', { error: false, command, write: (part: string) => (text += part) })
  return text
}
