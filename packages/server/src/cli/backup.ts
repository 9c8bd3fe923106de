import { mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { PointsmanError } from '@pointsman/core'
import type { Command } from 'commander'
import { answer, type AnswerOptions } from './answer.ts'
import { configOf, withStore } from './open-store.ts'
import { jsonOption } from './options.ts'
import { duration, size } from './progress.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** `pointsman backup`: a consistent copy of everything. */
export function addBackupCommand(program: Command, shell: Shell): void {
  program
    .command('backup')
    .summary('write a copy of everything')
    .description(
      'Writes a consistent copy of the database to one file. A running server makes such copies by itself ' +
        '(POINTSMAN_BACKUP_EVERY_HOURS); this command is for when none runs, or for a PostgreSQL server.',
    )
    .option('--to <file>', 'where to (default: backups/ in the data folder, named by the time)')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman backup --to /mnt/backup/pointsman.tar.gz')
    .action(async (options: AnswerOptions & { readonly to?: string }) => {
      const folder = storeOptions(program)
      const stamp = new Date(shell.now()).toISOString().replaceAll(/[:.]/g, '-')
      const file = resolve(
        options.to ?? join(configOf(shell, folder).dataFolder, 'backups', `pointsman-${stamp}.tar.gz`),
      )
      if (await stat(file).catch(() => undefined)) {
        throw new PointsmanError(
          'already_exists',
          `${file} is there already; a backup never overwrites`,
          'give another --to',
        )
      }
      await mkdir(dirname(file), { recursive: true })
      const started = shell.seconds()
      await withStore(shell, folder, (store) => store.backup(file))
      const { size: bytes } = await stat(file)
      answer(shell, options, {
        json: { file, bytes, seconds: shell.seconds() - started },
        text: `Wrote ${file} (${size(bytes)}) in ${duration(shell.seconds() - started)}.\nTo bring it back: pointsman restore ${file}`,
      })
    })
}
