import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { buffer } from 'node:stream/consumers'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts'

/*
 * The thread in which the embedded PostgreSQL runs, so that a long query never stops the HTTP thread. Requests are
 * answered strictly one after the other: there is one session.
 */
const port = parentPort!
const { folder, restoreFrom } = workerData as WorkerStart
const opened = open()
let previous: Promise<unknown> = opened

port.on('message', (message: ToWorker) => {
  previous = previous.then(() => answer(message))
})

async function open(): Promise<PGlite | undefined> {
  try {
    const isThere = folder !== undefined && existsSync(join(folder, 'PG_VERSION'))
    const database = await PGlite.create({
      ...(folder === undefined ? {} : { dataDir: folder }),
      ...(restoreFrom === undefined || isThere ? {} : { loadDataDir: await asBlob(restoreFrom) }),
      // 32 MB instead of 128 saves up to 180 MB of memory. Timed checkpoints come from chores.ts.
      postgresqlconf: ['shared_buffers=32MB', 'max_wal_size=256MB', 'jit=off'],
    })
    database.onNotification((channel, payload) => send({ kind: 'notification', channel, payload }))
    send({ kind: 'ready' })
    return database
  } catch (error) {
    send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    return undefined
  }
}

async function asBlob(file: string): Promise<Blob> {
  return new Blob([await buffer(createReadStream(file))], { type: 'application/x-gzip' })
}

async function answer(message: ToWorker): Promise<void> {
  const database = await opened
  if (database === undefined) return
  try {
    if (message.kind === 'protocol') {
      // A copy of its own, to be handed over: the answer may be a view of a far larger buffer, and would be cloned whole.
      const bytes = (await database.execProtocolRaw(message.bytes)).slice()
      send({ kind: 'done', id: message.id, bytes }, bytes.buffer)
    } else if (message.kind === 'backup') {
      await backup(database, message.file)
      send({ kind: 'done', id: message.id })
    } else {
      await database.close()
      send({ kind: 'done', id: message.id })
    }
  } catch (error) {
    send({ kind: 'error', id: message.id, message: error instanceof Error ? error.message : String(error) })
  }
}

/** Whole or not at all: written beside the target, synced, then renamed. For its owner's eyes only. */
async function backup(database: PGlite, file: string): Promise<void> {
  await database.exec('checkpoint')
  const dump = await database.dumpDataDir('gzip')
  const unfinished = `${file}.unfinished`
  try {
    await pipeline(
      Readable.fromWeb(dump.stream() as ReadableStream<Uint8Array>),
      createWriteStream(unfinished, { flush: true, mode: 0o600 }),
    )
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

function send(message: FromWorker, handedOver?: ArrayBuffer): void {
  port.postMessage(message, handedOver === undefined ? [] : [handedOver])
}
