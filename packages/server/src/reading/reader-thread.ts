import { parentPort } from 'node:worker_threads'
import { loadReader, type Reader } from '@pointsman/core'
import { exactJson } from '../exact-json.ts'
import { loadSenses } from '../senses/senses.ts'
import type { FromThread, ToThread } from './thread-messages.ts'

/*
 * A thread that reads tickets: the same reader as that of the main thread, taught the same lessons in the same order, so
 * it reads the same, bit for bit. Whatever goes wrong here ends the thread; `reader-threads.ts` puts another in its place.
 */
const port = parentPort!
const senses = await loadSenses()
let reader: Reader | undefined

port.on('message', (message: ToThread) => {
  if (message.kind === 'hold') {
    const isFirst = reader === undefined
    reader = loadReader(new Uint8Array(message.snapshot), senses)
    for (const lesson of message.lessons) reader.learnOne(lesson)
    if (isFirst) answer({ kind: 'ready' })
  } else if (message.kind === 'learn') held().learnOne(message.lesson)
  else {
    const readings = message.tickets.map((ticket) => exactJson(held().read(ticket, message.inForce)))
    answer({ kind: 'readings', modelVersion: held().version, readings })
  }
})

function held(): Reader {
  if (reader === undefined) throw new Error('a reading thread was asked before it was given a reader')
  return reader
}

function answer(message: FromThread): void {
  port.postMessage(message)
}
