import type { FastifyReply } from 'fastify'
import type { Readable } from 'node:stream'
import { RequestError, toProblem } from '../contract/problem.ts'
import { bulkLineSchema, type BulkLine } from '../contract/routing.ts'
import { newTicketSchema } from '../contract/ticket.ts'
import { toDecisionBrief } from '../contract/to-decision.ts'
import { present } from '../contract/wire.ts'
import { actorOf, type ApiParts, type App } from './app-types.ts'
import { answers } from './answers.ts'
import { linesOf } from './lines.ts'
import { inOrder } from './in-order.ts'
import { receive } from './receive.ts'
import { parseStrictJson } from './strict-json.ts'
import { validate } from './validate.ts'

/** Tickets of one bulk request in the works at once: a full batch that is being recorded, and three that are read meanwhile. */
const mostInWorks = 1024

/**
 * Bytes of these tickets; what is made of them takes some times as much. Larger: a few clients with the longest tickets that are
 * taken fill the memory; smaller: long tickets wait for one another.
 */
const bytesInWorks = 33_554_432

/**
 * Answers waiting for a client that does not read yet, in bytes. Many clients send everything before they read anything:
 * with less they would wait for us and we for them after a few thousand tickets; this holds some fifty thousand.
 */
const answerBytes = 33_554_432

/** Tickets as NDJSON, a line each; answers in the same order, a line each, while the request is still being sent. */
export function bulkRoutes(app: App, parts: ApiParts): void {
  app.addContentTypeParser(['application/x-ndjson', 'application/jsonl'], (_request, payload, done) =>
    done(null, payload),
  )
  app.post(
    '/v1/tickets/bulk',
    {
      config: { need: 'write', agent: 'never' },
      schema: {
        summary: 'Store and decide many tickets: NDJSON in, NDJSON out, in the order of the lines',
        consumes: ['application/x-ndjson'],
        produces: ['application/x-ndjson'],
        response: answers({ 200: bulkLineSchema.describe('One such document a line') }),
      },
    },
    async (request, reply) => {
      const payload = request.body as Readable | undefined
      if (typeof payload?.pipe !== 'function') {
        throw new RequestError('unsupported_media_type', 'content-type: expected is application/x-ndjson.')
      }
      const actor = actorOf(request)
      const lines = linesOf(payload, parts.limits.requestBytes)
      const work = (line: Line): Promise<string> => answerLine(parts, line, actor)
      const bytesOf = ({ bytes }: Line): number => bytes?.length ?? 0
      const output = inOrder(numbered(lines), work, { mostInWorks, bytesInWorks, bytesOf, answerBytes })
      // A client that leaves ends the work: nothing more is read from it.
      reply.raw.once('close', () => {
        output.destroy()
        payload.destroy()
      })
      // Typed by the document of one line; what is sent is the stream of them.
      return (reply as FastifyReply).type('application/x-ndjson; charset=utf-8').send(output)
    },
  )
}

interface Line {
  readonly number: number
  /** Undefined for a line over the limit. */
  readonly bytes: Buffer | undefined
}

async function* numbered(lines: AsyncIterable<Buffer | undefined>): AsyncGenerator<Line> {
  let number = 0
  for await (const bytes of lines) {
    number++
    // Blank lines are none: files end with one, and people leave them.
    if (bytes === undefined || bytes.some((byte) => byte !== space && byte !== carriageReturn)) yield { number, bytes }
  }
}

const space = 0x20
const carriageReturn = 0x0d

async function answerLine(parts: ApiParts, { number, bytes }: Line, actor: string): Promise<string> {
  try {
    if (bytes === undefined) {
      throw new RequestError('too_large', `line ${number} is longer than ${parts.limits.requestBytes} bytes.`)
    }
    const sent = validate(newTicketSchema, parseStrictJson(bytes, `line ${number}`), 'ticket')
    const { engine, limits } = parts
    const { ticket, notes } = await receive(sent, { engine, limits, id: engine.newId() })
    const said = notes.length > 0 ? { notes } : {}
    return await engine.submitOfMany(ticket, actor, ({ decision, isDuplicate }) => {
      const decided = present('decision', decision && toDecisionBrief(decision))
      return asLine({ line: number, ticket_id: ticket.id, duplicate: isDuplicate, ...decided, ...said })
    })
  } catch (error) {
    return asLine({ line: number, problem: toProblem(error, number) })
  }
}

function asLine(line: BulkLine): string {
  return `${JSON.stringify(line)}\n`
}
