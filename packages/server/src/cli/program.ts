import { Command } from 'commander'
import { addEvaluateCommand } from './evaluate.ts'
import type { Shell } from './shell.ts'

/** The whole command line. Every command is a file of this folder that adds itself here, in the order of use. */
export function createProgram(shell: Shell): Command {
  const program = new Command('pointsman')
    .description('Reads support tickets, decides who should have each, and says why.')
    .version('0.1.0', '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .helpCommand('help [command]', 'explain a command')
    .option('--data-folder <folder>', 'where the embedded database lives (default: ./.pointsman)')
    .option('--database-url <url>', 'use this PostgreSQL server instead (default: DATABASE_URL)')
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(110, shell.out.columns) })
    .configureOutput({ writeOut: shell.out.write, writeErr: shell.err.write })
    .showHelpAfterError('(--help explains the command)')
    .exitOverride()
  addEvaluateCommand(program, shell)
  return program
}
