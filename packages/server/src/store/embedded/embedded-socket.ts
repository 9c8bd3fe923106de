import { Duplex } from 'node:stream'
import type { EmbeddedThread } from './embedded-thread.ts'

/** AuthenticationOk, then ReadyForQuery (idle): all that `pg` wants to hear after its greeting. */
const welcome = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])
const terminate = 0x58
/** Sync, Query, Flush, CopyDone, CopyFail: after these the client waits for an answer. */
const wantsAnswer = new Set([0x53, 0x51, 0x48, 0x63, 0x66])
const idle = 0x49

/**
 * A socket for `pg` whose far end is the embedded database instead of a network. It gathers the client's messages
 * until one asks for an answer, hands them over in one piece, and undoes what a client leaves open when it goes.
 */
export class EmbeddedSocket extends Duplex {
  readonly #thread: EmbeddedThread
  #pending: Buffer[] = []
  #pendingBytes = 0
  #isGreeted = false
  #status = idle

  constructor(thread: EmbeddedThread) {
    super()
    this.#thread = thread
  }

  connect(): this {
    this.#thread.ready.then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    )
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#receive(chunk).then(() => done(), done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#receive(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(() => done(), done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#leave().then(() => done(), done)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#leave().then(
      () => done(error),
      () => done(error),
    )
  }

  async #receive(chunk: Buffer): Promise<void> {
    this.#pending.push(chunk)
    this.#pendingBytes += chunk.length
    if (!this.#isGreeted) return this.#greet()
    const bytes = this.#pending.length === 1 ? chunk : Buffer.concat(this.#pending, this.#pendingBytes)
    const { end, last } = lastMessageThatWantsAnswer(bytes)
    this.#keep(bytes.subarray(end))
    if (end > 0) await this.#exchange(bytes.subarray(0, end))
    if (last === terminate) this.end()
  }

  /** The startup message has no type byte: its first four bytes are its length. */
  async #greet(): Promise<void> {
    const bytes = Buffer.concat(this.#pending, this.#pendingBytes)
    if (bytes.length < 4 || bytes.length < bytes.readInt32BE(0)) return
    this.#isGreeted = true
    this.#keep(Buffer.alloc(0))
    this.push(welcome)
    const rest = bytes.subarray(bytes.readInt32BE(0))
    if (rest.length > 0) await this.#receive(rest)
  }

  #keep(rest: Buffer): void {
    this.#pending = rest.length > 0 ? [rest] : []
    this.#pendingBytes = rest.length
  }

  async #exchange(bytes: Buffer): Promise<void> {
    const answer = await this.#thread.protocol(bytes)
    // The last message of an answer is ReadyForQuery: 'Z', length 5, status. After Flush there is none.
    if (answer.length >= 6 && answer[answer.length - 6] === 0x5a) this.#status = answer[answer.length - 1]!
    if (answer.length > 0 && !this.destroyed) this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.length))
  }

  /** The one session outlives its clients, so a transaction left open would swallow the next client's work. */
  async #leave(): Promise<void> {
    if (this.#status !== idle) {
      this.#status = idle
      const sql = Buffer.from('ROLLBACK\0')
      const query = Buffer.alloc(5)
      query[0] = 0x51
      query.writeInt32BE(4 + sql.length, 1)
      await this.#thread.protocol(Buffer.concat([query, sql]))
    }
    if (!this.readableEnded) this.push(null)
  }
}

/** Where the messages that can be handed over end, and the type of the last whole message. */
function lastMessageThatWantsAnswer(bytes: Buffer): { readonly end: number; readonly last: number } {
  let end = 0
  let last = 0
  for (let at = 0; at + 5 <= bytes.length;) {
    const next = at + 1 + bytes.readInt32BE(at + 1)
    if (next > bytes.length) break
    last = bytes[at]!
    if (wantsAnswer.has(last)) end = next
    at = next
  }
  return { end, last }
}
