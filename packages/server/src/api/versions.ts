import type { FastifyReply, FastifyRequest } from 'fastify'
import { RequestError } from '../contract/problem.ts'

/** The version that `If-Match` asks for; undefined without the header. */
export function expectedVersion(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined) return undefined
  const version = /^"(\d{1,9})"$/.exec(header)?.[1]
  if (version === undefined) {
    throw new RequestError(
      'invalid_request',
      `If-Match: ${JSON.stringify(header.slice(0, 60))} is not an ETag such as "3".`,
    )
  }
  return Number(version)
}

/** Answers with the version as ETag, or 304 when the caller has that one. */
export function answerVersion(
  request: FastifyRequest,
  reply: FastifyReply,
  body: { readonly version: number },
): FastifyReply {
  const tag = `"${body.version}"`
  void reply.header('etag', tag)
  const isKnown = request.method === 'GET' && request.headers['if-none-match'] === tag
  return isKnown ? reply.code(304).send() : reply.send(body)
}
