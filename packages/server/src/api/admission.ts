import type { FastifyRequest } from 'fastify'
import { RequestError } from '../contract/problem.ts'
import { mayDo } from '../keys.ts'
import type { SignedIn } from '../sign-in/session-keeper.ts'
import type { Role, Scope } from '../store/store.ts'
import type { ApiParts, Caller, Need } from './app-types.ts'
import { checkOwnTicket } from './own-work.ts'
import { sessionToken } from './session-cookie.ts'
import { checkSameSite, isSafe } from './same-site.ts'

/** What each role may do at most; what an agent may, each route says beside it. */
export const scopeOfRole: Readonly<Record<Role, Scope>> = { supervisor: 'admin', agent: 'write', read_only: 'read' }

type Parts = Pick<ApiParts, 'engine' | 'keys' | 'signIn'>

/**
 * Everything needs a key or a session unless its route says that it is open; an address that does not exist says nothing without
 * one. A key wins over a session; a session may change something only from our own pages.
 */
export async function admit(parts: Parts, request: FastifyRequest): Promise<void> {
  const { config } = request.routeOptions
  const need: Need = config.need ?? 'read'
  if (need === 'open') return
  const { authorization } = request.headers
  const token = authorization === undefined ? sessionToken(request) : undefined
  if (token === undefined) {
    request.caller = await parts.keys.admit(authorization, need)
    return
  }
  const signedIn = await parts.signIn.sessions.find(token)
  if (signedIn === undefined) throw new RequestError('unauthorized', 'The session is over: sign in again.')
  if (!isSafe(request)) checkSameSite(request)
  request.caller = callerOf(signedIn)
  if (!request.is404) await checkRole(parts, request, need)
}

/** Whether whoever was admitted would be again: for answers that go on for long. Trouble of ours shuts nobody out. */
export async function isAdmitted(parts: Parts, request: FastifyRequest): Promise<boolean> {
  return admit(parts, request).then(
    () => true,
    (error: unknown) => !(error instanceof RequestError),
  )
}

function callerOf(signedIn: SignedIn): Caller {
  const { id, login, role, agent } = signedIn.user
  return { id: `user ${id}`, name: agent ?? login, scopes: [scopeOfRole[role]], signedIn }
}

const inWords: Readonly<Record<Role, string>> = {
  supervisor: 'A supervisor may do everything',
  agent: 'An agent sees and changes what concerns their own work',
  read_only: 'Whoever may only look changes nothing',
}

async function checkRole({ engine }: Parts, request: FastifyRequest, need: Scope): Promise<void> {
  const { user } = request.caller!.signedIn!
  const refused = new RequestError(
    'forbidden',
    `${inWords[user.role]}; ${request.method} ${request.url.split('?', 1)[0]!.slice(0, 200)} is not theirs.`,
  )
  // A look at oneself changes nothing for others, whatever the role.
  const { isOwnAccount = false, agent: access = 'never' } = request.routeOptions.config
  if (isOwnAccount) return
  if (!mayDo({ scopes: [scopeOfRole[user.role]] }, need)) throw refused
  if (user.role !== 'agent') return
  const { id } = request.params as { readonly id?: string }
  if (access === 'never') throw refused
  if (access === 'own_agent' && id !== user.agent) throw refused
  if (access === 'own_ticket') await checkOwnTicket(engine, request, id ?? '')
}
