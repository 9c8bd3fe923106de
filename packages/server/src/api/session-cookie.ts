import type { FastifyReply, FastifyRequest } from 'fastify'
import { longestMilliseconds } from '../sign-in/session-keeper.ts'

const plainName = 'pointsman'
/** A browser takes a cookie of this name only over https and from this very host. */
const secureName = '__Host-pointsman'

/**
 * The token of a session, where the browser sent one. Over https only the cookie that was given over https: another could have been
 * put there by whoever sits between the browser and any plain page of this host, and would sign somebody in as somebody else.
 */
export function sessionToken(request: FastifyRequest): string | undefined {
  const token = request.cookies[isHttps(request) ? secureName : plainName]
  return token === undefined || token === '' || token.length > 200 ? undefined : token
}

/**
 * Gives the browser a session: no script can read it and no other site sends it along. Lax, not strict: a link in a mail to a
 * ticket opens that ticket.
 */
export function giveSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = isHttps(request)
  void reply.setCookie(secure ? secureName : plainName, token, {
    ...{ path: '/', httpOnly: true, sameSite: 'lax', secure },
    maxAge: longestMilliseconds / 1000,
  })
}

/** Takes it away, whichever it was given as. */
export function takeSession(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(plainName, { path: '/', httpOnly: true, sameSite: 'lax' })
  if (isHttps(request)) void reply.clearCookie(secureName, { path: '/', httpOnly: true, sameSite: 'lax', secure: true })
}

/** Served by https, or a proxy in front says so: whoever lies harms nobody but themselves. */
export function isHttps({ protocol, headers }: FastifyRequest): boolean {
  return protocol === 'https' || headers['x-forwarded-proto'] === 'https'
}
