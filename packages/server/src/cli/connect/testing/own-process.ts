import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

type Child = ChildProcessByStdio<null, Readable, Readable>

const program = fileURLToPath(new URL('../../../../bin/pointsman.mjs', import.meta.url))

/** `pointsman` as people run it: processes of its own, in a folder of its own. */
export interface OwnPointsman {
  /** Runs a command to its end; answers the JSON that it printed. Throws where it fails. */
  command(...words: readonly string[]): Promise<unknown>
  serve(): Promise<OwnServer>
  /** All that any process said, on both streams. */
  readonly said: () => string
}

export interface OwnServer {
  readonly address: string
  /** Answers the JSON that the interface answers. */
  get(path: string): Promise<unknown>
  send(method: 'POST' | 'PUT', path: string, body: unknown): Promise<unknown>
  /** Ends when it has ended. SIGTERM lets it finish, SIGKILL does not. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

export function ownPointsman(folder: string, environment: Readonly<Record<string, string>>): OwnPointsman {
  let said = ''
  let key: string | undefined
  const start = (words: readonly string[]): Child => {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATABASE_URL: '',
        POINTSMAN_DATA_FOLDER: join(folder, 'data'),
        POINTSMAN_BACKUP_EVERY_HOURS: '0',
        POINTSMAN_TRAIN_AT: 'off',
        ...environment,
      },
    })
    child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
    return child
  }
  const command: OwnPointsman['command'] = async (...words) => {
    const child = start([...words, '--json'])
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()))
    const before = said.length
    const [code] = (await once(child, 'close')) as [number | null]
    if (code !== 0)
      throw new Error(`pointsman ${words.join(' ')} ended with ${code}:\n${said.slice(before).slice(-3000)}`)
    return JSON.parse(out) as unknown
  }
  return {
    said: () => said,
    command,
    serve: async () => {
      key ??= ((await command('key', 'add', 'test', '--scope', 'admin')) as { readonly secret: string }).secret
      const child = start(['serve', '--port', '0'])
      return serverIn(child, await addressOf(child), key)
    },
  }
}

async function addressOf(child: Child): Promise<string> {
  let text = ''
  return new Promise((resolve, reject) => {
    child.on('close', (code) => reject(new Error(`The server ended with ${code}:\n${text}`)))
    const hear = (chunk: Buffer): void => {
      text += chunk.toString()
      const found = /listens on (http:\S+)\. /.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
}

function serverIn(child: Child, address: string, key: string): OwnServer {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  return {
    address,
    get: (path) => call('GET', path),
    send: call,
    stop: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const closed = once(child, 'close')
      child.kill(signal)
      await closed
    },
  }
}
