import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { RequestError } from '../contract/problem.ts'
import type { Engine } from '../engine/engine.ts'

/** What a request is answered with. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Answers a request once for each `Idempotency-Key`. */
export type Once = (
  request: FastifyRequest,
  reply: FastifyReply,
  work: (id: string) => Promise<Answer>,
) => Promise<void>

/**
 * The same key and request: the same answer, for 24 hours. The same key and another request: 422. `work` is given an id
 * that follows from the key, so that a request which died between doing and answering does nothing twice when repeated.
 */
export function onceFor(engine: Engine): Once {
  const running = new Map<string, Promise<unknown>>()
  return async (request, reply, work) => {
    const key = keyOf(request)
    if (key === undefined) {
      const answer = await work(engine.newId())
      void reply.code(answer.status).send(answer.body)
      return
    }
    // A second request with the same key waits for the first and then finds its answer.
    while (running.has(key)) await running.get(key)?.catch(() => undefined)
    const answered = answerOnce(engine, { key, requestHash: hash(request.method, request.url, request.body) }, work)
    running.set(key, answered)
    try {
      const { status, body } = await answered
      void reply.code(status).type('application/json; charset=utf-8').send(Buffer.from(body))
    } finally {
      running.delete(key)
    }
  }
}

async function answerOnce(
  { store, now }: Engine,
  { key, requestHash }: { readonly key: string; readonly requestHash: string },
  work: (id: string) => Promise<Answer>,
): Promise<{ status: number; body: string }> {
  const known = await store.idempotent(key)
  if (known !== undefined && known.requestHash !== requestHash) {
    throw new RequestError(
      'idempotency_mismatch',
      'Idempotency-Key: this key was used for another request within 24 hours; every request needs its own.',
    )
  }
  if (known !== undefined) return known
  const answer = await work(idFrom(key))
  const body = JSON.stringify(answer.body)
  await store.saveIdempotent(key, requestHash, answer.status, body, now())
  return { status: answer.status, body }
}

/** Keys of different callers never meet. */
function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(header)) {
    throw new RequestError('invalid_request', 'Idempotency-Key: allowed are 1–255 printable characters without spaces.')
  }
  return hash(request.caller?.id, header)
}

function hash(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** A UUID (version 8: our own making) from the first bits of a hash. */
function idFrom(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
