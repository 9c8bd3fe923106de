import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A server in a process of its own, as in real life. */
export interface ChildServer {
  readonly address: string
  readonly pid: number
  stop(): Promise<void>
}

/** Starts a file that prints `{"address": …}` once it listens. */
export async function startChild(file: string, environment: Record<string, string> = {}): Promise<ChildServer> {
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
  const exited = once(child, 'close')
  let text = ''
  for await (const chunk of child.stdout) {
    text += String(chunk)
    const address = /"address":"([^"]+)"/.exec(text)?.[1]
    if (address === undefined) continue
    const stop = async (): Promise<void> => {
      child.kill('SIGTERM')
      await exited
    }
    return { address, pid: child.pid!, stop }
  }
  throw new Error(`${file} ended before it listened`)
}
