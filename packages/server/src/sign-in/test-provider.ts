import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** What the provider says of each account, by its id. */
export type Accounts = Record<string, Record<string, unknown>>

/** A real OpenID provider on this machine, for tests: any password will do. */
export interface TestProvider {
  /** What Pointsman is to be told of it. */
  readonly settings: Readonly<Record<string, string>>
  /** Answers from now on, and sends people back to Pointsman at this address. */
  answer(pointsman: string): void
  close(): void
}

/** Listens at once, because Pointsman must know its address before it is started itself. */
export async function startProvider(accounts: Accounts): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    settings: {
      POINTSMAN_OIDC_ISSUER: issuer,
      POINTSMAN_OIDC_CLIENT_ID: 'pointsman',
      POINTSMAN_OIDC_CLIENT_SECRET: 'a secret',
    },
    answer: (pointsman) => {
      server.on('request', providerOf(issuer, `${pointsman}/v1/sign-in/openid/answer`, accounts).callback())
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function providerOf(issuer: string, back: string, accounts: Accounts): Provider {
  return new Provider(issuer, {
    clients: [{ client_id: 'pointsman', client_secret: 'a secret', redirect_uris: [back] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username', 'groups'] },
    pkce: { required: () => true },
    cookies: { keys: ['for tests'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
  })
}
