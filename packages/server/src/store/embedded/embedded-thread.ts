import { Worker } from 'node:worker_threads'
import { PointsmanError } from '@pointsman/core'
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts'

/** The embedded database's thread, seen from the main thread. */
export class EmbeddedThread {
  readonly #worker: Worker
  readonly #asked = new Map<number, { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }>()
  readonly ready: Promise<void>
  readonly #listeners = new Map<string, Set<(payload: string) => void>>()
  #nextId = 1
  #broken: Error | undefined

  constructor(start: WorkerStart) {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: start })
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromWorker) => {
        if (message.kind === 'ready') resolve()
        else if (message.kind === 'failed') this.#break(message.message, reject)
        else this.#settle(message)
      })
      this.#worker.on('error', (error) => this.#break(String(error), reject))
      this.#worker.on('exit', () => this.#break('its thread has ended', reject))
    })
    this.ready.catch(() => {})
  }

  /** Sends whole frontend messages of the PostgreSQL protocol; answers the backend's. */
  protocol(bytes: Uint8Array): Promise<Uint8Array> {
    // A copy that is handed over; a view would have the whole buffer under it cloned.
    const own = Uint8Array.from(bytes)
    return this.#ask((id) => ({ kind: 'protocol', id, bytes: own }), own.buffer)
  }

  /** Calls `listener` at each notification of `channel`, until the answer is called. The session must LISTEN itself. */
  onNotification(channel: string, listener: (payload: string) => void): () => void {
    const listeners = this.#listeners.get(channel) ?? new Set()
    this.#listeners.set(channel, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  async backup(file: string): Promise<void> {
    await this.#ask((id) => ({ kind: 'backup', id, file }))
  }

  async close(): Promise<void> {
    if (this.#broken === undefined) await this.#ask((id) => ({ kind: 'close', id })).catch(() => {})
    await this.#worker.terminate()
  }

  /** At once, without a farewell: as if the process had been killed. */
  async terminate(): Promise<void> {
    await this.#worker.terminate()
  }

  #ask(message: (id: number) => ToWorker, handedOver?: ArrayBuffer): Promise<Uint8Array> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken)
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject })
      this.#worker.postMessage(message(id), handedOver === undefined ? [] : [handedOver])
    })
  }

  #settle(message: FromWorker): void {
    if (message.kind === 'notification') {
      for (const listener of this.#listeners.get(message.channel) ?? []) listener(message.payload)
    }
    if (message.kind !== 'done' && message.kind !== 'error') return
    const asked = this.#asked.get(message.id)
    this.#asked.delete(message.id)
    if (message.kind === 'error') asked?.reject(new Error(message.message))
    else asked?.resolve(message.bytes ?? new Uint8Array())
  }

  #break(reason: string, reject: (error: Error) => void): void {
    this.#broken ??= new PointsmanError('store_unavailable', `The embedded database stopped: ${reason}.`)
    reject(this.#broken)
    for (const { reject: rejectOne } of this.#asked.values()) rejectOne(this.#broken)
    this.#asked.clear()
  }
}
