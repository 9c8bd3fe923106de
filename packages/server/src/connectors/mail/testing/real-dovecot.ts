import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The server's program, where Debian's package puts it. */
const program = '/usr/sbin/dovecot'

/** Whether a real Dovecot can be started here; without one its tests are skipped (Debian: `dovecot-imapd`). */
export const hasDovecot: boolean = existsSync(program)

/** Everybody's password. */
export const dovecotPassword = 'open-sesame-4711'

/** A private Dovecot on loopback, in a folder of its own. Whoever logs in with the password has a mailbox. */
export interface RealDovecot {
  readonly port: number
  start(): Promise<void>
  /** Hard: as when the machine goes down. */
  stop(): Promise<void>
  /** Lets people see and read a folder, and change nothing in it. */
  makeReadOnly(user: string, folder: string): Promise<void>
  /** Forgets the numbers it gave to the mails of a folder, as after its index was lost. */
  renumber(user: string, folder: string): Promise<void>
  /** Stops it and deletes its folder. */
  remove(): Promise<void>
}

/** Starts one: well under a second. */
export async function startDovecot(): Promise<RealDovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'pointsman-dovecot-'))
  const port = await freePort()
  await chmod(folder, 0o755)
  for (const name of ['run', 'state', 'mail']) await mkdir(join(folder, name))
  await chmod(join(folder, 'mail'), 0o777)
  const file = join(folder, 'dovecot.conf')
  await writeFile(file, settings(folder, port))
  let server: ChildProcess | undefined
  const stop = async (): Promise<void> => {
    if (server?.pid === undefined) return
    const ended = new Promise((resolve) => server!.once('exit', resolve))
    // Its helpers too: they are of its process group.
    process.kill(-server.pid, 'SIGKILL')
    await ended
    server = undefined
  }
  const start = async (): Promise<void> => {
    server = spawn(program, ['-F', '-c', file], { stdio: 'ignore', detached: true })
    await answering(port, join(folder, 'log'))
  }
  const mailbox = (user: string, name: string): string => {
    const path = name === 'INBOX' ? [] : [`.${name.replaceAll('/', '.')}`]
    return join(folder, 'mail', user, ...path)
  }
  await start()
  return {
    port,
    start,
    stop,
    makeReadOnly: (user, name) => writeFile(join(mailbox(user, name), 'dovecot-acl'), 'owner lr\n'),
    renumber: async (user, name) => {
      for (const lost of ['dovecot-uidlist', 'dovecot.index', 'dovecot.index.log', 'dovecot.index.cache'])
        await rm(join(mailbox(user, name), lost), { force: true })
    },
    remove: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function settings(folder: string, port: number): string {
  const { username, uid } = userInfo()
  // Mail must not be root's. Somebody who is not root runs all of it as they are, without a cage.
  const people =
    uid === 0
      ? ['mail_uid = nobody', 'mail_gid = nogroup', 'first_valid_uid = 1', 'first_valid_gid = 1']
      : [
          `mail_uid = ${username}`,
          `default_internal_user = ${username}`,
          `default_login_user = ${username}`,
          'service anvil {\n  chroot =\n}',
        ]
  const cage = uid === 0 ? '' : '  chroot =\n'
  return `${[
    `base_dir = ${folder}/run`,
    `state_dir = ${folder}/state`,
    `log_path = ${folder}/log`,
    'protocols = imap',
    'listen = 127.0.0.1',
    'ssl = no',
    'disable_plaintext_auth = no',
    'auth_mechanisms = plain login',
    ...people,
    `mail_location = maildir:${folder}/mail/%u`,
    // Its own machine may lose power; a test's may not wait for the disk.
    'mail_fsync = never',
    'mail_plugins = acl',
    'protocol imap {\n  mail_plugins = $mail_plugins imap_acl\n  mail_max_userip_connections = 100\n}',
    'plugin {\n  acl = vfile\n}',
    'service imap {\n  service_count = 200\n}',
    `service imap-login {\n${cage}  service_count = 0\n  inet_listener imap {\n    port = ${port}\n  }\n  inet_listener imaps {\n    port = 0\n  }\n}`,
    `passdb {\n  driver = static\n  args = password=${dovecotPassword}\n}`,
    `userdb {\n  driver = static\n  args = home=${folder}/mail/%u\n}`,
    'namespace inbox {\n  inbox = yes\n  separator = /',
    '  mailbox Sent {\n    auto = create\n    special_use = \\Sent\n  }',
    '  mailbox Trash {\n    auto = create\n    special_use = \\Trash\n  }',
    '  mailbox Junk {\n    auto = create\n    special_use = \\Junk\n  }',
    '  mailbox Archive {\n    auto = create\n    special_use = \\Archive\n  }\n}',
  ].join('\n')}\n`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('no free port')
  return address.port
}

/** It greets as soon as it is up. */
async function answering(port: number, log: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const greeted = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('data', () => resolve(true)).once('error', () => resolve(false))
      socket.setTimeout(2000, () => resolve(false))
      socket.once('data', () => socket.destroy()).once('timeout', () => socket.destroy())
    })
    if (greeted) return
    await pause(100)
  }
  throw new Error(`Dovecot did not start within 30 seconds: ${await readFile(log, 'utf8').catch(() => 'no log')}`)
}
