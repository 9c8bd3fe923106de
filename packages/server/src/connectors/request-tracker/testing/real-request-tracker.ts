import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The server's program, where Debian's package puts it. */
const program = '/usr/share/request-tracker5/libexec/rt-server'

/** Whether a real Request Tracker can be started here. */
export const hasRequestTracker: boolean = existsSync(program)

/** What the seed script is told. */
export interface RtSeed {
  readonly account: string
  /** Accounts that may see everything and change nothing. */
  readonly readers?: readonly string[]
  /** Accounts that may change tickets, but neither give on one that somebody has nor set custom fields. */
  readonly beginners?: readonly string[]
  readonly agents: readonly string[]
  readonly queues: readonly string[]
  readonly tickets: readonly PastTicket[]
}

/** A ticket of the past and what people did. Times as `2026-01-31 09:00:00`, UTC. */
export interface PastTicket {
  readonly subject: string
  readonly body: string
  readonly requester: string
  readonly queue: string
  readonly created: string
  readonly acts: readonly { readonly by: string; readonly at: string; readonly do: string; readonly value: string }[]
}

/** A private Request Tracker on loopback, in a folder of its own. */
export interface RealRequestTracker {
  readonly url: string
  /** Tokens by user name. */
  readonly tokens: Readonly<Record<string, string>>
  start(): Promise<void>
  /** Hard: as when the machine goes down. */
  stop(): Promise<void>
  /** Stops it and deletes its folder. */
  remove(): Promise<void>
}

/** Sets one up, seeds it and starts it: some ten seconds, and a little for each ticket. */
export async function setUpRequestTracker(seed: RtSeed): Promise<RealRequestTracker> {
  const folder = await mkdtemp(join(tmpdir(), 'pointsman-rt-'))
  const port = await freePort()
  const environment = await configure(folder, port)
  await run('/usr/sbin/rt-setup-database-5', ['--action', 'init', '--skip-create'], environment)
  const script = new URL('./seed-rt.pl', import.meta.url).pathname
  const answer = await run('perl', [script], environment, JSON.stringify(seed))
  const url = `http://127.0.0.1:${port}`
  let server: ChildProcess | undefined
  // Its workers too: they are of its process group.
  const kill = (): void => void (server?.pid === undefined || process.kill(-server.pid, 'SIGKILL'))
  const stop = async (): Promise<void> => {
    if (server === undefined) return
    const ended = new Promise((resolve) => server!.once('exit', resolve))
    kill()
    await ended
    server = undefined
  }
  // Tests that are broken off leave nothing behind.
  process.on('exit', kill)
  const start = async (): Promise<void> => {
    server = spawn(program, ['--host', '127.0.0.1', '--port', String(port), '--max-workers', '2'], {
      env: environment,
      stdio: 'ignore',
      detached: true,
    })
    await answering(url)
  }
  await start()
  return {
    url,
    tokens: JSON.parse(answer) as Record<string, string>,
    start,
    stop,
    remove: async () => {
      process.off('exit', kill)
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function configure(folder: string, port: number): Promise<NodeJS.ProcessEnv> {
  for (const name of ['data', 'SiteConfig.d', 'mason', 'session']) await mkdir(join(folder, name))
  const settings = {
    rtname: 'desk',
    WebDomain: '127.0.0.1',
    WebPort: String(port),
    WebPath: '',
    WebBaseURL: `http://127.0.0.1:${port}`,
    DatabaseType: 'SQLite',
    DatabaseName: join(folder, 'data', 'rtdb'),
    LogToSTDERR: 'error',
    LogDir: folder,
    MailCommand: 'testfile',
    WebSessionClass: 'Apache::Session::File',
    MasonDataDir: join(folder, 'mason'),
    MasonSessionDir: join(folder, 'session'),
    MasonLocalComponentRoot: folder,
  }
  const lines = Object.entries(settings).map(([name, value]) => `Set($${name}, '${value}');`)
  const file = join(folder, 'RT_SiteConfig.pm')
  // Each call proves its token by a digest that is meant to be slow, a quarter of a second; here nobody attacks.
  await writeFile(file, [...lines, 'Set($BcryptCost, 4);', 'Set($LogToSyslog, undef);', '1;'].join('\n'))
  return { ...process.env, RT_SITE_CONFIG: file, RT_SITE_CONFIG_DIR: join(folder, 'SiteConfig.d'), TMPDIR: folder }
}

function run(file: string, given: readonly string[], env: NodeJS.ProcessEnv, input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(file, given, { env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      if (error === null) resolve(out)
      else reject(new Error(`${file}: ${err.slice(-2000)}`))
    })
    child.stdin?.end(input)
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('no free port')
  return address.port
}

/** It answers anybody with 401 as soon as it is up. */
async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const response = await fetch(`${url}/REST/2.0/rt`).catch(() => undefined)
    if (response?.status === 401) return
    await pause(200)
  }
  throw new Error('Request Tracker did not start within 30 seconds')
}
