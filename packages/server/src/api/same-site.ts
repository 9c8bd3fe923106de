import type { FastifyRequest } from 'fastify'
import { RequestError } from '../contract/problem.ts'

/** What our own pages send along. No other site can: a browser asks us first, and we never say yes. */
export const ownPagesHeader = 'x-pointsman'

/** Requests that change nothing. */
export function isSafe({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

/**
 * Refuses what another site made a browser send (OWASP, Cross-Site Request Forgery Prevention: fetch metadata, the origin where
 * there is none, and a header of our own), beside the cookie being same-site.
 */
export function checkSameSite(request: FastifyRequest): void {
  const { headers } = request
  if (headers[ownPagesHeader] === undefined) {
    throw new RequestError(
      'forbidden',
      `${ownPagesHeader}: with a session this header must be there; its value may be anything.`,
    )
  }
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') {
    throw new RequestError('forbidden', `sec-fetch-site: ${site} is not allowed; allowed are our own pages.`)
  }
  if (site !== undefined || headers.origin === undefined) return
  const origin = URL.canParse(headers.origin) ? new URL(headers.origin).host : undefined
  if (origin === request.host) return
  throw new RequestError(
    'forbidden',
    `origin: ${headers.origin.slice(0, 200)} is not allowed; allowed are our own pages.`,
  )
}
