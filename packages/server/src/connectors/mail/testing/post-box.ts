import { createServer, type Socket } from 'node:net'

/** A mail as it was handed in. */
export interface Posted {
  readonly to: readonly string[]
  readonly raw: string
}

/** A server that takes mail and keeps it: as much SMTP as handing in needs (RFC 5321, RFC 4954). */
export interface PostBox {
  readonly port: number
  readonly posted: Posted[]
  /** What goes wrong with the next mails: taken and no answer, or refused for good. */
  readonly trouble: ('lost_after' | 'nobody')[]
  close(): Promise<void>
}

export async function openPostBox(): Promise<PostBox> {
  const posted: Posted[] = []
  const trouble: PostBox['trouble'] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    converse(socket, posted, trouble)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    ...{ port: address.port, posted, trouble },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function converse(socket: Socket, posted: Posted[], trouble: PostBox['trouble']): void {
  let waiting = ''
  let to: string[] = []
  let isData = false
  const take = (): boolean => {
    const end = waiting.indexOf(isData ? '\r\n.\r\n' : '\r\n')
    if (end === -1) return false
    const text = waiting.slice(0, end)
    waiting = waiting.slice(end + (isData ? 5 : 2))
    if (isData) {
      isData = false
      posted.push({ to, raw: text.replaceAll('\r\n..', '\r\n.') })
      to = []
      if (trouble[0] === 'lost_after') {
        trouble.shift()
        socket.destroy()
      } else socket.write('250 taken\r\n')
      return true
    }
    if (/^RCPT/i.test(text)) {
      const isNobody = trouble[0] === 'nobody'
      if (isNobody) trouble.shift()
      else to.push(/<(.*)>/.exec(text)?.[1] ?? '')
      socket.write(isNobody ? '550 nobody here\r\n' : '250 ok\r\n')
      return true
    }
    isData = /^DATA/i.test(text)
    socket.write(answerTo(text))
    return true
  }
  socket.write('220 post box\r\n')
  socket.on('data', (chunk) => {
    waiting += chunk.toString('utf8')
    while (take());
  })
}

function answerTo(line: string): string {
  if (/^EHLO/i.test(line)) return '250-post box\r\n250 AUTH PLAIN\r\n'
  if (/^AUTH/i.test(line)) return '235 come in\r\n'
  if (/^DATA/i.test(line)) return '354 go on\r\n'
  if (/^QUIT/i.test(line)) return '221 bye\r\n'
  return '250 ok\r\n'
}
