import type { FastifyRequest } from 'fastify'
import { PointsmanError } from '@pointsman/core'
import type { OpenIdTrip } from '../sign-in/open-id.ts'
import { userOfClaims } from '../sign-in/open-id-users.ts'
import type { ApiParts, App } from './app-types.ts'
import { giveSession, isHttps } from './session-cookie.ts'
import { visitorOf } from './sessions.ts'

const leaving = '/v1/sign-in/openid'
const comingBack = '/v1/sign-in/openid/answer'
const tripCookie = 'pointsman-openid'

/** How long somebody may take at the provider. */
const tripSeconds = 600

/** Signing in with the company's accounts. For browsers: they are sent on, so neither stands in the OpenAPI document. */
export function openIdRoutes(app: App, { engine, signIn, openId, openIdRoles, publicUrl }: ApiParts): void {
  if (openId === undefined || openIdRoles === undefined) return
  const open = { config: { need: 'open' as const }, schema: { hide: true } }
  const cookie = (request: FastifyRequest) =>
    ({ path: leaving, httpOnly: true, sameSite: 'lax', secure: isHttps(request) }) as const
  const address = (request: FastifyRequest): string => publicUrl ?? `${request.protocol}://${request.host}`

  app.get(leaving, open, async (request, reply) => {
    try {
      const { address: provider, trip } = await openId.begin(`${address(request)}${comingBack}`)
      const value = Buffer.from(JSON.stringify(trip)).toString('base64url')
      return await reply.setCookie(tripCookie, value, { ...cookie(request), maxAge: tripSeconds }).redirect(provider)
    } catch (error) {
      request.log.error({ err: error }, 'the OpenID provider cannot be reached, so nobody can sign in by it')
      return reply.redirect('/?refused=failed')
    }
  })

  app.get(comingBack, open, async (request, reply) => {
    void reply.clearCookie(tripCookie, cookie(request))
    try {
      const claims = await openId.finish(new URL(request.url, address(request)), tripOf(request))
      const user = await userOfClaims(engine.store, claims, openIdRoles, Date.now())
      signIn.sessions.forget()
      const { token } = await signIn.admit(user, visitorOf(request))
      giveSession(request, reply, token)
      return await reply.redirect('/')
    } catch (error) {
      request.log.warn({ err: error }, 'somebody came back from the OpenID provider and was not let in')
      const isRefused = error instanceof PointsmanError && error.code !== 'store_unavailable'
      return reply.redirect(`/?refused=${isRefused ? 'not_let_in' : 'failed'}`)
    }
  })
}

/** What this browser left with: nobody else's answer is taken. */
function tripOf({ cookies }: FastifyRequest): OpenIdTrip {
  const kept: unknown = JSON.parse(Buffer.from(cookies[tripCookie] ?? '', 'base64url').toString() || 'null')
  const { state, nonce, verifier } = (kept ?? {}) as Partial<OpenIdTrip>
  if (typeof state === 'string' && typeof nonce === 'string' && typeof verifier === 'string') {
    return { state, nonce, verifier }
  }
  throw new Error('this browser did not leave for the provider, or longer ago than ten minutes')
}
