import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FakeDesk } from '../../packages/server/src/connectors/zendesk/testing/fake-desk.ts'
import { FakeZendesk } from '../../packages/server/src/connectors/zendesk/testing/fake-zendesk.ts'

export const account = { email: 'pointsman@example.com', token: 'token-of-the-siege' }

/** The fake Zendesk behind a socket, so that whoever reads it can be killed. */
export interface ZendeskServer {
  readonly url: string
  /** Requests so far. */
  requests(): number
  /** Requests that went wrong. */
  faults(): number
  /** Share of requests that go wrong from now on, 0–1. */
  setFaults(share: number): void
  /** Called after every request. */
  onRequest(listener: () => void): void
  close(): void
}

type Trouble = (response: ServerResponse, json: string) => void

/** What goes wrong, all alike often. */
const troubles: readonly Trouble[] = [
  (response) => response.writeHead(500).end('{"error":"InternalError"}'),
  (response) => response.writeHead(502).end('<html>Bad gateway</html>'),
  (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  (response) => response.writeHead(503, { 'retry-after': '0' }).end(),
  (response) => response.destroy(),
  (response) => response.writeHead(200).end('<html>One moment please</html>'),
  (response, json) => response.writeHead(200).end(json.slice(0, json.length / 2)),
  (response, json) => {
    response.writeHead(200, { 'content-length': Buffer.byteLength(json) })
    response.write(json.slice(0, json.length / 2), () => response.destroy())
  },
]

export async function startZendesk(tickets: number): Promise<ZendeskServer> {
  const fake = new FakeZendesk(account, history(tickets))
  let [requests, faults, share] = [0, 0, 0]
  let listener = (): void => undefined
  const server: Server = createServer((request: IncomingMessage, response) => {
    requests++
    const url = new URL(request.url ?? '/', 'http://localhost')
    const headers = new Headers({ authorization: request.headers.authorization ?? '' })
    const asked = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: undefined,
    }
    const { status, json } = fake.answer(asked)
    const text = JSON.stringify(json)
    if (Math.random() < share) {
      faults++
      troubles[Math.floor(Math.random() * troubles.length)]!(response, text)
    } else response.writeHead(status, { 'content-type': 'application/json' }).end(text)
    listener()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    faults: () => faults,
    setFaults: (of) => void (share = of),
    onRequest: (heard) => void (listener = heard),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const matters = ['invoice', 'refund', 'webhook', 'login', 'export', 'sync', 'card', 'password']

/** Tickets that were assigned, moved and solved; one in twenty is still open. The same every time. */
function history(tickets: number): FakeDesk {
  const desk = new FakeDesk()
  const agents = desk.users.slice(1, 3).map(({ id }) => id)
  const groups = desk.groups.map(({ id }) => id)
  for (let n = 0; n < tickets; n++) {
    const matter = matters[n % matters.length]!
    const ticket = desk.add(`Trouble with ${matter} ${n}`, `The ${matter} of order ${n * 7} does not work.`)
    const agent = agents[n % 2]!
    const moved = n % 3 === 0 ? { group_id: groups[1]! } : {}
    desk.change(ticket, agent, { assignee_id: agent, ...moved, priority: n % 5 === 0 ? 'high' : 'normal' })
    if (n % 20 !== 0) desk.change(ticket, agent, { status: 'solved', comment: { body: 'Done.', public: true } })
  }
  return desk
}
