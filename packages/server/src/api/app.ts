import cookie from '@fastify/cookie'
import fastify, { LogController, type FastifyBaseLogger, type FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { admit } from './admission.ts'
import { agentRecordRoutes } from './agent-records.ts'
import { agentRoutes } from './agents.ts'
import type { ApiParts, App } from './app-types.ts'
import { bulkRoutes } from './bulk.ts'
import { connectionHookRoutes } from './connection-hook.ts'
import { consoleRoutes } from './console-files.ts'
import { decisionRoutes } from './decisions.ts'
import { discrepancyRoutes } from './discrepancies.ts'
import { healthRoutes } from './health.ts'
import { hookRoutes } from './hooks.ts'
import { nowRoutes } from './now.ts'
import { modelRoutes } from './models.ts'
import { openIdRoutes } from './open-id.ts'
import { addOpenApi, openApiRoutes } from './openapi.ts'
import { policyRoutes } from './policy.ts'
import { policyPreviewRoutes } from './policy-preview.ts'
import { presenceRoutes } from './presence.ts'
import { answerNotFound, answerProblem } from './problems.ts'
import { qualityRoutes } from './quality.ts'
import { queueRoutes } from './queues.ts'
import { reviewRoutes } from './review.ts'
import { riskRoutes } from './risk.ts'
import { safeHeaders } from './safe-headers.ts'
import { sessionRoutes } from './sessions.ts'
import { streamRoutes } from './stream.ts'
import { parseStrictJson } from './strict-json.ts'
import { systemRoutes } from './system.ts'
import { keyRoutes } from './keys.ts'
import { workMixRoutes } from './work-mix.ts'
import { lessonRoutes } from './lessons.ts'
import { ticketActRoutes } from './ticket-acts.ts'
import { ticketRoutes } from './tickets.ts'
import { userRoutes } from './users.ts'
import { validate } from './validate.ts'
import { webhookRoutes } from './webhooks.ts'

/** What the server is told beside its parts. */
export interface AppOptions {
  readonly logger: FastifyBaseLogger
  /** Proxies whose word counts on where a request comes from; nobody's where absent. */
  readonly trustedProxies?: string
  /** Told of every answer, for metrics. */
  readonly onAnswer: (route: string, status: number, seconds: number) => void
}

/** The HTTP server, not yet listening: tests put requests into it without a socket. */
export async function buildApp(parts: ApiParts, { logger, onAnswer, trustedProxies }: AppOptions): Promise<App> {
  const app: App = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: parts.limits.requestBytes,
    ...(trustedProxies === undefined ? {} : { trustProxy: trustedProxies }),
    // Ids of 200 characters, each perhaps twelve once it is percent-encoded.
    routerOptions: { maxParamLength: 2400 },
    frameworkErrors: answerProblem,
    return503OnClosing: true,
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) =>
    // Clients say that they send JSON where they send nothing.
    body.length === 0 && request.method === 'DELETE' ? undefined : parseStrictJson(body, 'body'),
  )
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (value: unknown) => {
    return { value: validate(schema, value, placeOf(httpPart)) }
  })
  // What goes out is made by our own mappers; checking it again would cost more than deciding.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  app.setErrorHandler(answerProblem)
  app.setNotFoundHandler(answerNotFound)
  await app.register(cookie)
  // First, so that refusals have them too.
  app.addHook('onRequest', async (_request, reply) => void reply.headers(safeHeaders))
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
    lessonRoutes,
    decisionRoutes,
    discrepancyRoutes,
    agentRoutes,
    agentRecordRoutes,
    workMixRoutes,
    presenceRoutes,
    queueRoutes,
    policyRoutes,
    policyPreviewRoutes,
    modelRoutes,
    nowRoutes,
    qualityRoutes,
    reviewRoutes,
    riskRoutes,
    streamRoutes,
    sessionRoutes,
    openIdRoutes,
    userRoutes,
    systemRoutes,
    healthRoutes,
    keyRoutes,
    webhookRoutes,
    hookRoutes,
    connectionHookRoutes,
    openApiRoutes,
    consoleRoutes,
  ]
  for (const add of all) add(app, parts)
}

function placeOf(part: string | undefined): string {
  return part === 'querystring' ? 'query' : part === 'params' ? 'path' : (part ?? 'request')
}
