import { Readable } from 'node:stream'
import { z } from 'zod'
import { toDecisionBrief } from '../contract/to-decision.ts'
import { RequestError } from '../contract/problem.ts'
import type { Engine } from '../engine/engine.ts'
import type { ApiParts, App } from './app-types.ts'

/** Decisions told in one go. Larger: fewer looks at the store while catching up; smaller: less memory for a slow reader. */
const mostAtOnce = 50

/** How long nothing is said at most: proxies cut silent connections after a minute or so. */
const silenceMilliseconds = 15_000

/** How often the store is asked for what other processes recorded. */
const lookMilliseconds = 1000

const querySchema = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('Position to start after; 0 is the beginning'),
  recent: z.coerce.number().int().min(0).max(500).default(0).describe('Begin with so many of the latest decisions'),
})

/** Server-sent events: every decision as it is recorded. */
export function streamRoutes(app: App, { engine }: ApiParts): void {
  const open = new Set<AbortController>()
  // A stream ends with the server; without this, `close` would wait until every listener left by themselves.
  app.addHook('preClose', async () => {
    for (const controller of open) controller.abort()
  })
  app.get(
    '/v1/stream',
    {
      config: { need: 'read' },
      schema: {
        summary: 'Decisions as they fall, as server-sent events; resumes after `Last-Event-ID`',
        querystring: querySchema,
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const { after, recent } = request.query
      const resumed = resumeAt(request.headers['last-event-id']) ?? after
      const position = resumed ?? Math.max(0, (await engine.store.lastPosition()) - recent)
      const controller = new AbortController()
      open.add(controller)
      const events = Readable.from(follow(engine, position, controller.signal), {
        objectMode: false,
        highWaterMark: 65_536,
      })
      events.once('close', () => {
        open.delete(controller)
        controller.abort()
      })
      // A client that leaves closes the response; the events must then end too.
      reply.raw.once('close', () => events.destroy())
      return reply.type('text/event-stream; charset=utf-8').header('cache-control', 'no-store').send(events)
    },
  )
}

/** What is told, one text a decision; written only as fast as the client reads. */
async function* follow(engine: Engine, start: number, signal: AbortSignal): AsyncGenerator<string> {
  let position = start
  let lastSaid = performance.now()
  yield `retry: 2000\n: decisions after ${position}\n\n`
  while (!signal.aborted) {
    const recorded = await engine.live.after(position, mostAtOnce)
    for (const one of recorded) {
      position = one.position
      yield `id: ${one.position}\nevent: decision\ndata: ${JSON.stringify(toDecisionBrief(one.decision))}\n\n`
    }
    if (recorded.length > 0) lastSaid = performance.now()
    else await engine.live.wait(lookMilliseconds, signal)
    if (performance.now() - lastSaid > silenceMilliseconds) {
      lastSaid = performance.now()
      yield ': still here\n\n'
    }
  }
}

function resumeAt(header: string | string[] | undefined): number | undefined {
  if (header === undefined || header === '') return undefined
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header)
  throw new RequestError(
    'invalid_request',
    `Last-Event-ID: ${JSON.stringify(header)} is not a position, a whole number.`,
  )
}
