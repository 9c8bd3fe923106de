import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { NodesGround } from './nodes-ground.ts'

/** Server processes under fire, and one way to ask them. */
export interface Cluster {
  /** What went wrong that nobody did to them. */
  readonly complaints: string[]
  /** Answers by status, for the record. */
  readonly answers: Map<number | 'none', number>
  ask(request: AskedOf): Promise<Answer | undefined>
  address(node: number): string | undefined
  headers(type: string): Record<string, string>
  kill(node: number): Promise<void>
  freeze(node: number): void
  thaw(node: number): void
  restart(node: number): Promise<void>
  /** Asks them to end and waits until they have. */
  stop(): Promise<void>
}

export interface AskedOf {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body?: unknown
  /** Which one; any of those that are not known to be gone when absent. */
  readonly node?: number
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

interface Node {
  child: ChildProcess
  address: string | undefined
  isMeantToEnd: boolean
  /** Did not answer in time; until then others are asked, as a load balancer would. */
  avoidedUntil: number
  ended: Promise<void>
}

const serverFile = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url))
/** As long as a client may wait for a node that does not answer, before it asks another. */
export const patienceMs = 4_000
/** How long a node that did not answer is passed over, where there is another. */
const avoidedMs = 5_000
/** What a client has to expect: done, no longer possible, too much at the moment. */
const expected: ReadonlySet<number> = new Set([200, 201, 409, 503])

export async function startCluster(ground: NodesGround, size: number): Promise<Cluster> {
  const complaints: string[] = []
  const answers = new Map<number | 'none', number>()
  const nodes = await Promise.all(Array.from({ length: size }, () => startNode(ground, complaints)))
  const headers = (type: string): Record<string, string> => ({
    authorization: `Bearer ${ground.key}`,
    'content-type': type,
  })
  const count = (status: number | 'none'): void => void answers.set(status, (answers.get(status) ?? 0) + 1)
  return {
    complaints,
    answers,
    headers,
    address: (node) => nodes[node]?.address,
    ask: async ({ method, path, body, node }) => {
      const there = node === undefined ? anyOf(nodes) : nodes[node]
      if (there?.address === undefined) return undefined
      try {
        const answer = await fetch(there.address + path, {
          method,
          headers: headers('application/json'),
          signal: AbortSignal.timeout(patienceMs),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        const text = await answer.text()
        count(answer.status)
        if (!expected.has(answer.status)) complaints.push(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`)
        return { status: answer.status, body: JSON.parse(text) as unknown }
      } catch {
        // Killed, frozen or starting: that is what this is about.
        there.avoidedUntil = performance.now() + avoidedMs
        count('none')
        return undefined
      }
    },
    kill: async (index) => {
      const node = nodes[index]!
      node.isMeantToEnd = true
      node.address = undefined
      node.child.kill('SIGKILL')
      await node.ended
    },
    freeze: (index) => void nodes[index]!.child.kill('SIGSTOP'),
    thaw: (index) => void nodes[index]!.child.kill('SIGCONT'),
    restart: async (index) => {
      nodes[index] = await startNode(ground, complaints)
    },
    stop: async () => {
      for (const node of nodes) {
        node.isMeantToEnd = true
        node.child.kill('SIGTERM')
      }
      await Promise.all(nodes.map(({ ended }) => ended))
    },
  }
}

function anyOf(nodes: readonly Node[]): Node | undefined {
  const there = nodes.filter(({ address }) => address !== undefined)
  const well = there.filter(({ avoidedUntil }) => avoidedUntil < performance.now())
  const some = well.length > 0 ? well : there
  return some[Math.floor(Math.random() * some.length)]
}

async function startNode({ options }: NodesGround, complaints: string[]): Promise<Node> {
  const child = spawn(process.execPath, [serverFile], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: options.databaseUrl ?? '',
      POINTSMAN_DATA_FOLDER: options.dataFolder ?? '',
      POINTSMAN_PORT: '0',
      POINTSMAN_LOG_LEVEL: 'error',
      POINTSMAN_BACKUP_EVERY_HOURS: '0',
    },
  })
  let [said, errors] = ['', '']
  child.stderr.on('data', (chunk: Buffer) => {
    if (process.env['SIEGE_SHOW_ERRORS'] !== undefined) process.stderr.write(chunk)
    errors = (errors + chunk.toString()).slice(-2000)
  })
  const node: Node = { child, address: undefined, isMeantToEnd: false, avoidedUntil: 0, ended: Promise.resolve() }
  node.ended = new Promise((resolve) => {
    child.on('close', (code, signal) => {
      node.address = undefined
      if (!node.isMeantToEnd) complaints.push(`a node ended by itself (${code ?? signal}): ${errors}`)
      resolve()
    })
  })
  node.address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /"address":"([^"]+)"/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('close', () => reject(new Error(`A node ended before it listened: ${errors}`)))
  })
  return node
}
