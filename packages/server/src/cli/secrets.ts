import { PointsmanError } from '@pointsman/core'
import type { Command } from 'commander'
import { parseSecretKey } from '../secret-key.ts'
import type { SecretRotation } from '../secret-rotation.ts'
import { answer, type AnswerOptions } from './answer.ts'
import { configOf, withStore } from './open-store.ts'
import { jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

interface RotateOptions extends AnswerOptions {
  readonly keyStdin?: boolean
}

/** `pointsman secrets rotate`. */
export function addSecretsCommand(program: Command, shell: Shell): void {
  const secrets = program
    .command('secrets')
    .summary('change the key that secrets are kept under')
    .description(
      'Looks after the key under which tokens of help desks and signing secrets are kept encrypted; see docs/guide/secrets.md.',
    )
  secrets
    .command('rotate')
    .description(
      'Encrypts every secret under a new key, all or none; on the embedded database while no server runs. Without --key-stdin the key is made, and kept in the data folder beside the former one.',
    )
    .option(
      '--key-stdin',
      'take the new key from standard input: its first line, 32 bytes as 64 hexadecimal digits or as base64',
    )
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman secrets rotate\n  (umask 077; openssl rand -hex 32 > new.key) && pointsman secrets rotate --key-stdin < new.key',
    )
    .action(async (options: RotateOptions) => {
      const { rotateSecretKey } = await import('../secret-rotation.ts')
      const config = configOf(shell, storeOptions(program))
      const key = options.keyStdin ? givenKey(await shell.secret()) : undefined
      const done = await withStore(shell, storeOptions(program), (store) =>
        rotateSecretKey({ store, config, ...(key && { key }) }),
      )
      answer(shell, options, { json: onWire(done), text: textOf(done) })
    })
}

function givenKey(text: string): Buffer {
  const key = parseSecretKey(text.trim())
  if (key !== undefined) return key
  throw new PointsmanError(
    'usage',
    'What was given is no key; expected are 32 bytes as 64 hexadecimal digits or as base64.',
    'Maybe: openssl rand -hex 32',
  )
}

function onWire({ secrets, key, file, formerFile }: SecretRotation): object {
  return { secrets, ...(key && { key }), ...(file && { file }), ...(formerFile && { former_file: formerFile }) }
}

function textOf({ secrets, key, file, formerFile }: SecretRotation): string {
  if (key === undefined) return 'There is no secret yet, and no key: one is made with the first secret.'
  const many = secrets === 1 ? '1 secret is' : `${secrets} secrets are`
  const done = `${many} under the new key ${key} now`
  if (file === undefined) {
    return `${done}.\nSet POINTSMAN_SECRET_KEY to it and start every server anew: until then none of them can read a secret.`
  }
  const former =
    formerFile === undefined
      ? ''
      : `\nThe former one opens backups made before: ${formerFile}. Delete it once you keep none of them.`
  return `${done}, in ${file}. Keep a copy elsewhere: backups do not hold it.${former}`
}
