import fastify, { LogController, type FastifyBaseLogger, type FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { agentRoutes } from './agents.ts'
import type { ApiParts, App, Need } from './app-types.ts'
import { bulkRoutes } from './bulk.ts'
import { consoleRoutes } from './console-files.ts'
import { decisionRoutes } from './decisions.ts'
import { addOpenApi, openApiRoutes } from './openapi.ts'
import { policyRoutes } from './policy.ts'
import { presenceRoutes } from './presence.ts'
import { answerNotFound, answerProblem } from './problems.ts'
import { queueRoutes } from './queues.ts'
import { streamRoutes } from './stream.ts'
import { parseStrictJson } from './strict-json.ts'
import { systemRoutes } from './system.ts'
import { ticketActRoutes } from './ticket-acts.ts'
import { ticketRoutes } from './tickets.ts'
import { validate } from './validate.ts'

/** What the server is told beside its parts. */
export interface AppOptions {
  readonly logger: FastifyBaseLogger
  /** Told of every answer, for metrics. */
  readonly onAnswer: (route: string, status: number, seconds: number) => void
}

/** The HTTP server, not yet listening: tests put requests into it without a socket. */
export async function buildApp(parts: ApiParts, { logger, onAnswer }: AppOptions): Promise<App> {
  const app: App = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: parts.limits.requestBytes,
    // Ids of 200 characters, each perhaps twelve once it is percent-encoded.
    routerOptions: { maxParamLength: 2400 },
    frameworkErrors: answerProblem,
    return503OnClosing: true,
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
    parseStrictJson(body, 'body'),
  )
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (value: unknown) => {
    return { value: validate(schema, value, placeOf(httpPart)) }
  })
  // What goes out is made by our own mappers; checking it again would cost more than deciding.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  app.setErrorHandler(answerProblem)
  app.setNotFoundHandler(answerNotFound)
  app.addHook('onRequest', async (request) => admit(parts, request))
  app.addHook('onResponse', async (request, reply) => {
    onAnswer(request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000)
  })
  closeConnectionsAsTheyFallIdle(app)
  await addOpenApi(app)
  addRoutes(app, parts)
  await app.ready()
  return app
}

/** A connection whose last answer ends after `close` was called would otherwise be kept alive for over a minute. */
function closeConnectionsAsTheyFallIdle(app: App): void {
  let timer: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    timer = setInterval(() => app.server.closeIdleConnections(), 20)
  })
  app.addHook('onClose', async () => clearInterval(timer))
}

function addRoutes(app: App, parts: ApiParts): void {
  const all = [
    ticketRoutes,
    bulkRoutes,
    ticketActRoutes,
    decisionRoutes,
    agentRoutes,
    presenceRoutes,
    queueRoutes,
    policyRoutes,
    streamRoutes,
    systemRoutes,
    openApiRoutes,
    consoleRoutes,
  ]
  for (const add of all) add(app, parts)
}

/** Everything needs a key unless its route says that it is open; an address that does not exist says nothing without one. */
async function admit({ keys }: ApiParts, request: FastifyRequest): Promise<void> {
  const need: Need = request.routeOptions.config.need ?? 'read'
  if (need !== 'open') request.caller = await keys.admit(request.headers.authorization, need)
}

function placeOf(part: string | undefined): string {
  return part === 'querystring' ? 'query' : part === 'params' ? 'path' : (part ?? 'request')
}
