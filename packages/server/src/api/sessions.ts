import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { RequestError } from '../contract/problem.ts'
import {
  endedSchema,
  meSchema,
  passwordPutSchema,
  sessionListSchema,
  setUpSchema,
  signInLinkSchema,
  signInSchema,
  toSession,
  waysInSchema,
  type MeOnWire,
} from '../contract/user.ts'
import { idSchema, present } from '../contract/wire.ts'
import type { SignedIn } from '../sign-in/session-keeper.ts'
import { TooManyTries, type Admitted, type SignInDesk, type Visitor } from '../sign-in/sign-in-desk.ts'
import type { StoredUser } from '../store/store.ts'
import { scopeOfRole } from './admission.ts'
import { answers } from './answers.ts'
import type { ApiParts, App, Caller } from './app-types.ts'
import { checkSameSite } from './same-site.ts'
import { giveSession, takeSession } from './session-cookie.ts'

/** Signing in and out, and what people do with their own account. */
export function sessionRoutes(app: App, parts: ApiParts): void {
  addWaysIn(app, parts)
  addMe(app, parts)
  addSessions(app, parts)
}

const own = { need: 'read', agent: 'any', isOwnAccount: true } as const

function addWaysIn(app: App, { signIn, openId }: ApiParts): void {
  app.get(
    '/v1/sign-in',
    {
      config: { need: 'open' },
      schema: { summary: 'Which ways of signing in there are', response: answers({ 200: waysInSchema }) },
    },
    async () => ({ set_up: await signIn.needsSetUp(), ...present('open_id', openId?.name) }),
  )
  app.post(
    '/v1/sign-in',
    {
      config: { need: 'open' },
      schema: { summary: 'Sign in with a password', body: signInSchema, response: answers({ 200: meSchema }) },
    },
    (request, reply) =>
      letIn(request, reply, (visitor) => signIn.signIn(request.body.login, request.body.password, visitor)),
  )
  app.post(
    '/v1/sign-in/link',
    {
      config: { need: 'open' },
      schema: {
        summary: 'Sign in by a link that works once',
        body: signInLinkSchema,
        response: answers({ 200: meSchema }),
      },
    },
    (request, reply) => letIn(request, reply, (visitor) => signIn.signInByLink(request.body.token, visitor)),
  )
  app.post(
    '/v1/set-up',
    {
      config: { need: 'open' },
      schema: {
        summary: 'Make the first supervisor, with the link that the server printed',
        body: setUpSchema,
        response: answers({ 200: meSchema }),
      },
    },
    (request, reply) => {
      const { token, ...wish } = request.body
      return letIn(request, reply, (visitor) => signIn.setUp(token, wish, visitor))
    },
  )
}

async function letIn(
  request: FastifyRequest,
  reply: FastifyReply,
  enter: (visitor: Visitor) => Promise<Admitted>,
): Promise<MeOnWire> {
  checkSameSite(request)
  const { user, token } = await enter(visitorOf(request)).catch((error: unknown) => {
    if (error instanceof TooManyTries) void reply.header('retry-after', String(error.retryAfterSeconds))
    throw error
  })
  giveSession(request, reply, token)
  return userAsMe(user)
}

/** Where a request comes from, and what its browser says it is. */
export function visitorOf(request: FastifyRequest): Visitor {
  return { address: request.ip, device: (request.headers['user-agent'] ?? 'unknown').slice(0, 300) }
}

function addMe(app: App, { signIn }: ApiParts): void {
  app.get(
    '/v1/me',
    { config: own, schema: { summary: 'Who asks, and what they may', response: answers({ 200: meSchema }) } },
    async (request) => toMe(request.caller!),
  )
  app.put(
    '/v1/me/password',
    {
      config: own,
      schema: {
        summary: 'Set a new password; the other sessions end',
        body: passwordPutSchema,
        response: answers({ 200: meSchema }),
      },
    },
    async (request, reply) => {
      const { present: before, next } = request.body
      await changePassword(signIn, request, { before, next }).catch((error: unknown) => {
        if (error instanceof TooManyTries) void reply.header('retry-after', String(error.retryAfterSeconds))
        // Not 401: they are signed in, and stay so.
        throw isUnauthorized(error) ? new RequestError('forbidden', 'The present password is wrong.') : error
      })
      return { ...toMe(request.caller!), has_password: true }
    },
  )
}

async function changePassword(
  desk: SignInDesk,
  request: FastifyRequest,
  { before, next }: { readonly before: string | undefined; readonly next: string },
): Promise<void> {
  await desk.changePassword(signedInOf(request), before, next, visitorOf(request))
}

function addSessions(app: App, { engine, signIn }: ApiParts): void {
  app.get(
    '/v1/me/sessions',
    {
      config: own,
      schema: { summary: 'Where one is signed in', response: answers({ 200: sessionListSchema }) },
    },
    async (request) => {
      const mine = signedInOf(request)
      return { items: (await engine.store.sessionsOf(mine.user.id)).map((one) => toSession(one, mine)) }
    },
  )
  app.delete(
    '/v1/me/sessions/:session',
    {
      config: own,
      schema: {
        summary: 'Sign out somewhere: a session by its id, `this`, or `all`',
        params: z.object({ session: idSchema }),
        response: answers({ 200: endedSchema }),
      },
    },
    async (request, reply) => {
      const { user, session } = signedInOf(request)
      const named = request.params.session
      const id = named === 'this' ? session.id : named
      if (named === 'all' || id === session.id) takeSession(request, reply)
      return { ended: await signIn.sessions.end(user.id, named === 'all' ? {} : { id }) }
    },
  )
}

function signedInOf({ caller }: FastifyRequest): SignedIn {
  if (caller?.signedIn !== undefined) return caller.signedIn
  throw new RequestError('forbidden', 'An API key has no account of its own: this needs somebody who is signed in.')
}

function toMe({ id, name, scopes, signedIn }: Caller): MeOnWire {
  if (signedIn !== undefined) return userAsMe(signedIn.user)
  const scope = scopes.includes('admin') ? 'admin' : scopes.includes('write') ? 'write' : 'read'
  return { kind: 'key', id, name, scope }
}

function userAsMe({ id, name, login, role, agent, passwordHash }: StoredUser): MeOnWire {
  const whose = { kind: 'user', id, name, login, role, ...present('agent', agent) } as const
  return { ...whose, scope: scopeOfRole[role], has_password: passwordHash !== undefined }
}

function isUnauthorized(error: unknown): boolean {
  return (error as { readonly code?: string }).code === 'unauthorized'
}
