import { parentPort } from 'node:worker_threads'
import type { FromThread, ToThread } from './thread-messages.ts'

/*
 * A thread for tests that are about threads and not about reading: "reads" the subject as the language, and its version is
 * what it was told. The body `deadly` ends it; a snapshot of no bytes ends it before it is ready.
 */
const port = parentPort!
const told: string[] = []

port.on('message', (message: ToThread) => {
  if (message.kind === 'hold') {
    if (message.snapshot.byteLength === 0) process.exit(3)
    told.push('hold', ...message.lessons.map(({ seq }) => String(seq)))
    if (told[0] === 'hold' && told.indexOf('hold', 1) === -1) answer({ kind: 'ready' })
  } else if (message.kind === 'learn') told.push(String(message.lesson.seq))
  else {
    if (message.tickets.some(({ body }) => body === 'deadly')) process.exit(4)
    const readings = message.tickets.map(({ subject }) => JSON.stringify({ text: subject }))
    answer({ kind: 'readings', modelVersion: told.join(' '), readings })
  }
})

function answer(message: FromThread): void {
  port.postMessage(message)
}
