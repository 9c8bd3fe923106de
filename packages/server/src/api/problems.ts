import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { PointsmanError } from '@pointsman/core'
import { RequestError, toProblem } from '../contract/problem.ts'

/** Answers any error as problem+json. What is not ours goes to the log, and the answer says nothing of its inside. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const ours = inOurTerms(error)
  const problem = toProblem(ours)
  if (problem.status >= 500) request.log.error({ err: error }, problem.title)
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="pointsman"')
  if (problem.status === 503) void reply.header('retry-after', '2')
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(problem)
}

/** No such address. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split('?', 1)[0]!.slice(0, 200)
  return answerProblem(new RequestError('not_found', `There is no ${request.method} ${path}.`), request, reply)
}

/** Fastify's own refusals, translated; anything else as it is. */
function inOurTerms(error: unknown): unknown {
  if (error instanceof PointsmanError || !(error instanceof Error)) return error
  const { code, statusCode, message } = error as FastifyError
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new RequestError('too_large', `The body is larger than the server takes: ${message}.`)
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new RequestError('unsupported_media_type', `${message}; expected is application/json.`)
  }
  const isClients = statusCode !== undefined && statusCode >= 400 && statusCode < 500
  return isClients ? new RequestError('invalid_request', `${message}.`, { status: statusCode }) : error
}
