import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client'

/** How the company's accounts are reached. */
export interface OpenIdSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string
  /** What the button says. */
  readonly name: string
}

/** What the browser keeps between leaving for the provider and coming back. */
export interface OpenIdTrip {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** What the provider says of somebody. */
export interface OpenIdClaims {
  readonly issuer: string
  readonly subject: string
  readonly [claim: string]: unknown
}

/** Signing in with the company's accounts: OpenID Connect, code flow with PKCE. */
export interface OpenId {
  readonly name: string
  /** Where the browser goes, and what it takes along. `back`: where it comes back to. */
  begin(back: string): Promise<{ readonly address: string; readonly trip: OpenIdTrip }>
  /** Who came back, at which address; throws where the provider did not say so to this very browser. */
  finish(address: URL, trip: OpenIdTrip): Promise<OpenIdClaims>
}

/** Asks the provider what it can when somebody first signs in, so that the server starts without it. */
export function createOpenId({ issuer, clientId, clientSecret, name }: OpenIdSettings): OpenId {
  let known: Promise<Configuration> | undefined
  const provider = (): Promise<Configuration> => {
    const server = new URL(issuer)
    // Only on this very machine may it be plain http: for trying it out.
    const isLocal = server.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname)
    known ??= discovery(server, clientId, clientSecret, undefined, isLocal ? { execute: [allowInsecureRequests] } : {})
    known.catch(() => (known = undefined))
    return known
  }
  return {
    name,
    begin: async (back) => {
      const trip = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const address = buildAuthorizationUrl(await provider(), {
        ...{ redirect_uri: back, scope: 'openid profile email', state: trip.state, nonce: trip.nonce },
        code_challenge: await calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, trip }
    },
    finish: async (address, { state, nonce, verifier }) => {
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
      const config = await provider()
      const tokens = await authorizationCodeGrant(config, address, checks)
      const claims = tokens.claims()
      if (claims === undefined) throw new Error('the provider sent no ID token')
      // Many providers tell groups and addresses only there.
      const hasMore = config.serverMetadata().userinfo_endpoint !== undefined
      const more = hasMore ? await fetchUserInfo(config, tokens.access_token, claims.sub) : {}
      return { ...more, ...claims, issuer: claims.iss, subject: claims.sub }
    },
  }
}
