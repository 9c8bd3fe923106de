import { Command, Help, type Option } from 'commander'
import { addAgentCommand } from './agent.ts'
import { addBackupCommand } from './backup.ts'
import { addConnectCommand } from './connect.ts'
import { addConnectGeneric } from './connect-generic.ts'
import { addConnectMail } from './connect-mail.ts'
import { addConnectZendesk } from './connect-zendesk.ts'
import { addConnectionsCommand } from './connections.ts'
import { addDemoCommand } from './demo.ts'
import { addDoctorCommand } from './doctor.ts'
import { addEvaluateCommand } from './evaluate.ts'
import { addExplainCommand } from './explain.ts'
import { addExportCommand } from './export.ts'
import { addHookCommand } from './hook.ts'
import { addImportCommand } from './import.ts'
import { addKeyCommand } from './key.ts'
import { addModelCommand } from './model.ts'
import { addLessonCommand } from './lesson.ts'
import { addQueueCommand } from './queue.ts'
import { addRehearseCommand } from './rehearse.ts'
import { addReplayCommand } from './replay.ts'
import { addReportCommand } from './report.ts'
import { addRestoreCommand } from './restore.ts'
import { addRouteCommand } from './route.ts'
import { addSecretsCommand } from './secrets.ts'
import { addServeCommand } from './serve.ts'
import { addShadowCommand } from './shadow.ts'
import { addSimulateCommand } from './simulate.ts'
import { addTrainCommand } from './train.ts'
import { addWebhookCommand } from './webhook.ts'
import { addUserCommand } from './user.ts'
import { requiredMark } from './options.ts'
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
    .configureHelp({
      showGlobalOptions: true,
      helpWidth: Math.min(110, shell.out.columns),
      optionDescription: describedOption,
    })
    .configureOutput({ writeOut: shell.out.write, writeErr: shell.err.write })
    .showHelpAfterError('(--help explains the command)')
    .exitOverride()
  for (const add of commands) add(program, shell)
  return program
}

/** The library says of an option what it is for, its choices and its default, and not that it must be given. */
function describedOption(option: Option): string {
  return new Help().optionDescription(option) + requiredMark(option)
}

const commands = [
  addImportCommand,
  addExportCommand,
  addConnectCommand,
  addConnectZendesk,
  addConnectMail,
  addConnectGeneric,
  addConnectionsCommand,
  addReportCommand,
  addTrainCommand,
  addModelCommand,
  addEvaluateCommand,
  addRouteCommand,
  addExplainCommand,
  addReplayCommand,
  addShadowCommand,
  addSimulateCommand,
  addRehearseCommand,
  addServeCommand,
  addDemoCommand,
  addLessonCommand,
  addQueueCommand,
  addAgentCommand,
  addUserCommand,
  addKeyCommand,
  addWebhookCommand,
  addHookCommand,
  addSecretsCommand,
  addDoctorCommand,
  addBackupCommand,
  addRestoreCommand,
] as const
