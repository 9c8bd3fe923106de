import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Decision, LoweredMode } from '@pointsman/core'
import { toDecisionBrief } from '../contract/to-decision.ts'
import { present, toInstant } from '../contract/wire.ts'
import { RequestError } from '../contract/problem.ts'
import type { Engine } from '../engine/engine.ts'
import { isAdmitted } from './admission.ts'
import type { ApiParts, App } from './app-types.ts'
import { agentOf } from './own-work.ts'

/** Decisions told in one go. Larger: fewer looks at the store while catching up; smaller: less memory for a slow reader. */
const mostAtOnce = 50

/** How long nothing is said at most: proxies cut silent connections after a minute or so. */
const silenceMilliseconds = 15_000

/** How often the store is asked for what other processes recorded. */
const lookMilliseconds = 1000

/** How often it is asked whether the listener may still listen: so long may somebody who was shut out hear on. */
const admissionMilliseconds = 5000

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
export function streamRoutes(app: App, parts: ApiParts): void {
  const { engine } = parts
  const open = new Set<AbortController>()
  // A stream ends with the server; without this, `close` would wait until every listener left by themselves.
  app.addHook('preClose', async () => {
    for (const controller of open) controller.abort()
  })
  app.get(
    '/v1/stream',
    {
      config: { need: 'read', agent: 'narrowed' },
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
      const listener = { start: position, agent: agentOf(request), mayListen: () => isAdmitted(parts, request) }
      const events = Readable.from(follow(engine, listener, controller.signal), {
        objectMode: false,
        highWaterMark: 65_536,
      })
      events.once('close', () => {
        open.delete(controller)
        controller.abort()
      })
      // A client that leaves closes the response; the events must then end too.
      reply.raw.once('close', () => events.destroy())
      // A proxy that gathers answers before it passes them on would hold back what has just been decided.
      return reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no').send(events)
    },
  )
}

/** Who listens from where on. */
interface Listener {
  readonly start: number
  /** Where they hear of their own work only. */
  readonly agent: string | undefined
  readonly mayListen: () => Promise<boolean>
}

/** What is told, one text a decision; written only as fast as the client reads. */
async function* follow(
  engine: Engine,
  { start, agent, mayListen }: Listener,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let position = start
  let lastSaid = performance.now()
  let admittedAt = lastSaid
  let alarmTold = 0
  yield `retry: 2000\n: decisions after ${position}\n\n`
  while (!signal.aborted) {
    if (performance.now() - admittedAt > admissionMilliseconds) {
      if (!(await mayListen())) return
      admittedAt = performance.now()
    }
    const recorded = await engine.live.after(position, mostAtOnce)
    for (const one of recorded) {
      position = one.position
      if (agent !== undefined && !isGivenTo(agent, one.decision)) continue
      yield `id: ${one.position}\nevent: decision\ndata: ${JSON.stringify(toDecisionBrief(one.decision))}\n\n`
    }
    for (const alarm of (await engine.trusting.inForce())?.lowered ?? []) {
      if (agent !== undefined || alarm.alarm <= alarmTold) continue
      alarmTold = alarm.alarm
      yield `event: alert.drift\ndata: ${JSON.stringify(toAlert(alarm))}\n\n`
    }
    if (recorded.length > 0) lastSaid = performance.now()
    else await engine.live.wait(lookMilliseconds, signal)
    if (performance.now() - lastSaid > silenceMilliseconds) {
      lastSaid = performance.now()
      yield ': still here\n\n'
    }
  }
}

/** An agent hears of what comes to them; what it says of anybody is said of them. */
function isGivenTo(agent: string, { outcome }: Decision): boolean {
  return 'agent' in outcome && outcome.agent === agent
}

/** Alarms that are on are told once to every listener, those from before it came first. They have no position. */
function toAlert({ alarm, queue, since, because }: LoweredMode): object {
  return { alarm, ...present('queue', queue), since: toInstant(since), because }
}

function resumeAt(header: string | string[] | undefined): number | undefined {
  if (header === undefined || header === '') return undefined
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header)
  throw new RequestError(
    'invalid_request',
    `Last-Event-ID: ${JSON.stringify(header)} is not a position, a whole number.`,
  )
}
