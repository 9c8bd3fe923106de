import type { Role } from '../store/store.ts'
import { createSignInDesk } from '../sign-in/sign-in-desk.ts'
import { newUser } from '../sign-in/users.ts'
import { parsed, type Method, type Sent, type TestApi } from './test-api.ts'

/** Somebody who is signed in, for tests. */
export interface TestPerson {
  /** Sends JSON as our own pages do, with the cookie of a session. */
  send(method: Method, url: string, body?: unknown, headers?: Record<string, string>): Promise<Sent>
  readonly cookie: string
}

/** Signs somebody in who was not there before, without a password: hashing takes time. */
export async function signedIn(api: TestApi, role: Role, agent?: string): Promise<TestPerson> {
  const login = agent === undefined ? role : `${agent}@acme.example`
  const known = await api.store.userByLogin(login)
  const user =
    known ?? (await newUser({ login, name: login, role, ...(agent === undefined ? {} : { agent }) }, Date.now()))
  if (known === undefined) await api.store.addUser(user)
  const desk = createSignInDesk(api.store, () => Date.now())
  const { token } = await desk.admit(user, { address: '192.0.2.1', device: 'test' })
  const cookie = `pointsman=${token}`
  return {
    cookie,
    send: async (method, url, body, headers = {}) => {
      const answer = await api.app.inject({
        method,
        url,
        headers: {
          ...{ cookie, 'x-pointsman': 'test', ...headers },
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      })
      return { status: answer.statusCode, headers: answer.headers, body: parsed(answer.body) }
    },
  }
}
