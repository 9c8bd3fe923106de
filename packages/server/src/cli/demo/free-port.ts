import { createServer } from 'node:net'
import { PointsmanError } from '@pointsman/core'

/** Ports tried before giving up: more would be a machine with another problem. */
const attempts = 50

/** The first free port from `wanted` on. */
export async function freePort(host: string, wanted: number): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + attempts, 65_536); port++) {
    if (await isFree(host, port)) return port
  }
  throw new PointsmanError(
    'usage',
    `--port ${wanted}: it and the ${attempts - 1} after it are in use`,
    'give another --port',
  )
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}
