import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** A script of a package, run on this very Node; answers what it said when it failed, else nothing. */
export async function runScript(root: string, script: string, args: readonly string[]): Promise<string | undefined> {
  const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return code === 0 ? undefined : said.trim() || `ended with ${code}`
}
