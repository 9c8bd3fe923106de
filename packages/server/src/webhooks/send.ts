import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { guardedLookup, RefusedAddress, type AddressRules } from './addresses.ts'
import { sign } from './signature.ts'

/** One attempt to deliver. */
export interface Posting {
  readonly url: string
  /** `whsec_…`; one, or after a change the former one as well. */
  readonly signingSecrets: readonly string[]
  readonly id: string
  /** JSON, the same at every attempt. */
  readonly payload: string
  /** Milliseconds since the epoch: what `webhook-timestamp` says. */
  readonly at: number
  readonly timeoutMs: number
}

/** What came of it: the answer's status, or why there was none. */
export interface Posted {
  readonly status?: number
  /** Why it counts as not delivered; absent for 2xx. */
  readonly error?: string
  /** Seconds to wait, where the answer says so. */
  readonly retryAfter?: number
}

/**
 * Posts a signed message. Redirects are not followed, the answer's body is not read, the address is looked up once and
 * held to the rules. Over plain HTTP only to networks that were allowed by name. Answers, and does not throw.
 */
export function post(posting: Posting, rules: AddressRules): Promise<Posted> {
  const { id, signingSecrets } = posting
  const url = new URL(posting.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const refusal = isIP(host) === 0 ? undefined : rules.refusal(host)
  if (refusal !== undefined) return Promise.resolve({ error: refusal })
  const body = Buffer.from(posting.payload)
  const timestamp = String(Math.floor(posting.at / 1000))
  return new Promise((resolve) => {
    const isPlain = url.protocol === 'http:'
    const request = (isPlain ? requestHttp : requestHttps)(url, {
      method: 'POST',
      agent: false,
      lookup: guardedLookup(rules),
      signal: AbortSignal.timeout(posting.timeoutMs),
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        'user-agent': 'pointsman-webhooks',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signingSecrets.map((secret) => sign(secret, { id, timestamp, body })).join(' '),
      },
    })
    request.on('error', (error) => resolve({ error: saidOf(error, posting.timeoutMs) }))
    request.on('response', (response) => {
      resolve(answered(response.statusCode ?? 0, response.headers['retry-after']))
      response.destroy()
    })
    if (!isPlain) return void request.end(body)
    request.on('socket', (socket) => {
      socket.once('connect', () => {
        if (rules.isAllowedPrivate(socket.remoteAddress ?? '')) return void request.end(body)
        request.destroy(new RefusedAddress(`${url.host}: plain http goes to allowed networks only; use https`))
      })
    })
  })
}

function answered(status: number, retryAfter: string | undefined): Posted {
  if (status >= 200 && status < 300) return { status }
  const error = status >= 300 && status < 400 ? `answered ${status}; redirects are not followed` : `answered ${status}`
  return { status, error, ...(/^\d{1,6}$/.test(retryAfter ?? '') ? { retryAfter: Number(retryAfter) } : {}) }
}

function saidOf(error: Error, timeoutMs: number): string {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `no answer within ${timeoutMs / 1000} s`
  const { code } = error as NodeJS.ErrnoException
  return error instanceof RefusedAddress ? error.message : `${code ?? error.name}: ${error.message}`.slice(0, 300)
}
