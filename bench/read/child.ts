import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}

/**
 * Runs a program to its end and answers its processor seconds (user and system) as bash's `time` counts them.
 * Its output goes to a file, because a pipe into this process would slow it down.
 */
export async function run(program: string, args: readonly string[], toFile = '/dev/null'): Promise<number> {
  const script = 'TIMEFORMAT="seconds %U %S"; out=$1; shift; time "$@" >"$out"'
  const child = spawn('bash', ['-c', script, 'bash', toFile, program, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', OMP_NUM_THREADS: '1' },
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const times = /seconds ([\d.]+) ([\d.]+)/.exec(said)
  if (code !== 0 || !times) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${said.slice(-2000)}`)
  return Number(times[1]) + Number(times[2])
}

/** The least of three: what disturbs a measurement only ever adds to it. */
export async function leastOfThree(measure: () => Promise<number>): Promise<number> {
  return Math.min(await measure(), await measure(), await measure())
}

/** How often to repeat some texts to have enough to time: a second's worth for the peers measured here. */
export function repeats(texts: readonly { readonly body: string }[]): number {
  const characters = texts.reduce((sum, { body }) => sum + body.length, 1)
  return Math.max(1, Math.ceil(2_000_000 / characters))
}
