import { connect, createServer, type Socket } from 'node:net'
import type { Fault, FaultScript } from '../../testing/faulty-fetch.ts'

/** A line to an IMAP server on which what is scripted goes wrong. */
export interface FaultyLine {
  readonly port: number
  /** Called with each command before the server hears of it, which waits until it is over. */
  onCommand(step: (command: string) => Promise<void>): void
  close(): Promise<void>
}

/**
 * Script and IMAP: moving and flagging is `PUT`, leaving a mail `POST`, logging in and reading `GET`. "Too many" is NO with LIMIT, which
 * has no time in it; an error before is NO with UNAVAILABLE, or AUTHENTICATIONFAILED for 401; an error after is BYE in place of the answer.
 */
const methods: readonly (readonly [RegExp, string])[] = [
  [/^(UID )?(MOVE|STORE|COPY)\b/i, 'PUT'],
  [/^APPEND\b/i, 'POST'],
  [/^(UID )?(LOGIN|AUTHENTICATE|LIST|SELECT|EXAMINE|SEARCH|FETCH|STATUS)\b/i, 'GET'],
]

export async function openFaultyLine(serverPort: number, script: FaultScript): Promise<FaultyLine> {
  const sockets = new Set<Socket>()
  let step = (_command: string): Promise<void> => Promise.resolve()
  const server = createServer((client) => {
    const upstream = connect(serverPort, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket)
          client.destroy()
          upstream.destroy()
        })
    }
    relay(client, upstream, { script, step: (command) => step(command) })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    port: address.port,
    onCommand: (next) => {
      step = next
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Relaying {
  readonly script: FaultScript
  readonly step: (command: string) => Promise<void>
}

function relay(client: Socket, upstream: Socket, { script, step }: Relaying): void {
  let sent: Promise<unknown> = Promise.resolve()
  let tag: string | undefined
  let fault: Fault | undefined
  client.on('data', (chunk: Buffer) => {
    const text = chunk.toString('latin1')
    const [, newTag, command = ''] = /^(\S+) (.*)/.exec(text) ?? []
    const method = methods.find(([pattern]) => pattern.test(command))?.[1]
    if (tag === undefined && newTag !== undefined && method !== undefined) {
      tag = newTag
      fault = script.take(method, command)
      if (fault !== undefined && before(client, fault, newTag)) {
        tag = undefined
        fault = undefined
        return
      }
    }
    sent = sent.then(() => (newTag === undefined ? undefined : step(command))).then(() => upstream.write(chunk))
  })
  upstream.on('data', (chunk: Buffer) => {
    const text = chunk.toString('latin1')
    if (fault?.kind === 'truncated') {
      client.end(chunk.subarray(0, Math.floor(chunk.length / 2)))
      return
    }
    const isAnswered = tag !== undefined && text.split('\r\n').some((line) => line.startsWith(`${tag} `))
    if (fault === undefined) client.write(chunk)
    else if (isAnswered && fault.kind === 'error_after') client.end('* BYE broken\r\n')
    else if (isAnswered) client.destroy()
    if (isAnswered) tag = undefined
  })
}

/** True where the server never hears of it. */
function before(client: Socket, fault: Fault, tag: string): boolean {
  switch (fault.kind) {
    case 'too_many':
      client.write(`${tag} NO [LIMIT] Too many commands\r\n`)
      return true
    case 'error_before':
      client.write(`${tag} NO [${fault.status === 401 ? 'AUTHENTICATIONFAILED' : 'UNAVAILABLE'}] broken\r\n`)
      return true
    case 'lost_before':
      client.destroy()
      return true
    case 'not_json':
      client.end('<html>One moment please</html>\r\n')
      return true
    default:
      return false
  }
}
