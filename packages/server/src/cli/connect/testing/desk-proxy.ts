import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Between Pointsman and a real help desk: passes everything on as it is, and lets a test step in at a chosen moment. */
export interface DeskProxy {
  readonly url: string
  /** Called for every call before it is passed on; `passOn` does so, once, and ends when the help desk has done it. */
  onCall(step: (call: ProxiedCall) => Promise<void>): void
  /** Calls passed on. */
  readonly calls: () => number
  close(): Promise<void>
}

export interface ProxiedCall {
  readonly method: string
  readonly path: string
  /** The answer is held back until the step is over. */
  passOn(): Promise<void>
}

export async function startDeskProxy(target: string): Promise<DeskProxy> {
  let step = (call: ProxiedCall): Promise<void> => call.passOn()
  let calls = 0
  const server = createServer((incoming, answer) => {
    handle(incoming, answer, { target, count: () => void calls++, step }).catch(() => answer.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onCall: (next) => {
      step = next
    },
    calls: () => calls,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Passing {
  readonly target: string
  readonly count: () => void
  readonly step: (call: ProxiedCall) => Promise<void>
}

async function handle(incoming: IncomingMessage, answer: ServerResponse, passing: Passing): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  let response: Answered | undefined
  await passing.step({
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    passOn: async () => {
      passing.count()
      response ??= await send(passing.target, incoming, Buffer.concat(chunks))
    },
  })
  // A step that did not pass it on breaks the connection, as a help desk does that dies.
  if (response === undefined) return void answer.destroy()
  answer.writeHead(response.status, response.headers)
  answer.end(response.body)
}

interface Answered {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

function send(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(url ?? '/', target), { method, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 502, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
