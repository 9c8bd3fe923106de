import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { ConnectorTools, Haste } from './connector.ts'
import { retryAfter } from './retry-after.ts'
import { createTokenBucket, type CallBudget } from './token-bucket.ts'
import { whyUnreachable } from './why-unreachable.ts'

/** Calls to one help desk with one credential: paced, never redirected, never to another host. */
export interface DeskClient {
  /** Tried again, later and later, where the trouble may pass. Answers any status below 500 but 401, 403 and 429; throws for the rest. */
  read(request: DeskRequest): Promise<DeskAnswer>
  /** Sent once: what became of it is told apart, because repeating it blindly may do it twice. */
  write(request: DeskRequest): Promise<Sent>
}

export interface DeskRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the base address, or a whole address on the same host. */
  readonly path: string
  readonly query?: Readonly<Record<string, string | number>>
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** `live` when absent. */
  readonly haste?: Haste
}

export interface DeskAnswer {
  readonly status: number
  readonly headers: Headers
  /** Undefined for an empty body, or one that is not JSON. */
  readonly json: unknown
}

export type Sent =
  | { readonly kind: 'answered'; readonly answer: DeskAnswer }
  /** Nothing was done; not before `at`. */
  | { readonly kind: 'later'; readonly at: Timestamp; readonly why: string }
  /** It may have been done. */
  | { readonly kind: 'unsure'; readonly why: string }

export interface DeskClientSettings {
  /** Ends with a slash. */
  readonly base: string
  readonly headers: Readonly<Record<string, string>>
  readonly budget: CallBudget
  /** Milliseconds until an answer is given up. Smaller: slow help desks are never heard; larger: a dead one holds everything up. */
  readonly timeout?: number
}

const defaultTimeout = 30_000
/** Attempts at a read. More: longer outages are sat out in place; fewer: they are left to the next poll. */
const attempts = 4
/** Milliseconds before the second attempt, doubled for each further one, with jitter of a half. */
const firstPause = 500
/** A pause longer than this is left to the next poll, so that nobody waits inside a call. */
const longestPause = 20_000
/** Milliseconds to keep away when the vendor says "too many" and not how long. */
const politePause = 5000
/** Bytes of an answer. Larger: a broken server can fill the memory. */
const largestAnswer = 64 * 1024 * 1024

export function createDeskClient(settings: DeskClientSettings, tools: ConnectorTools): DeskClient {
  const bucket = createTokenBucket(settings.budget, tools)
  const attempt = async (request: DeskRequest): Promise<Attempt> => {
    await bucket.take(request.haste ?? 'live')
    const tried = await once(settings, tools, request)
    if (tried.kind === 'busy') bucket.pauseUntil(tried.at)
    return tried
  }
  return {
    read: async (request) => {
      let last: Exclude<Attempt, { kind: 'answered' }> | undefined
      for (let n = 0; n < attempts; n++) {
        if (last !== undefined) {
          const pause = pauseBefore(last, n, tools)
          if (pause > longestPause) break
          await tools.sleep(pause)
        }
        const tried = await attempt(request)
        if (tried.kind === 'answered' && isReadable(tried)) return allowed(tried.answer)
        last =
          tried.kind === 'answered' ? { kind: 'broken', why: 'answered with something that is not whole JSON' } : tried
      }
      throw new PointsmanError('help_desk_unavailable', `The help desk ${last!.why} (${shown(request)}).`)
    },
    write: async (request) => {
      const tried = await attempt(request)
      if (tried.kind === 'answered') return { kind: 'answered', answer: tried.answer }
      if (tried.kind === 'busy') return { kind: 'later', at: tried.at, why: tried.why }
      if (tried.kind === 'unsent') return { kind: 'later', at: tools.now() + politePause, why: tried.why }
      return { kind: 'unsure', why: tried.why }
    },
  }
}

type Attempt =
  | { readonly kind: 'answered'; readonly answer: DeskAnswer; readonly isWhole: boolean }
  /** The vendor wants us to wait. */
  | { readonly kind: 'busy'; readonly at: Timestamp; readonly why: string }
  /** It never got there. */
  | { readonly kind: 'unsent'; readonly why: string }
  /** It may have got there. */
  | { readonly kind: 'broken'; readonly why: string }

async function once(settings: DeskClientSettings, tools: ConnectorTools, request: DeskRequest): Promise<Attempt> {
  const url = addressOf(settings.base, request)
  const signal = AbortSignal.timeout(settings.timeout ?? defaultTimeout)
  const { body, method = 'GET' } = request
  let response: Response
  try {
    response = await tools.fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...settings.headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal,
    })
    return await judge(response, tools)
  } catch (error) {
    if (error instanceof PointsmanError) throw error
    const unreachable = whyUnreachable(error)
    return unreachable !== undefined
      ? { kind: 'unsent', why: `cannot be reached at ${url.host}: ${unreachable}` }
      : { kind: 'broken', why: signal.aborted ? 'did not answer in time' : 'broke off before its answer was whole' }
  }
}

async function judge(response: Response, tools: ConnectorTools): Promise<Attempt> {
  const { status, headers } = response
  const wanted = retryAfter(headers.get('retry-after'), tools.now())
  // A 503 that does not say when to come back may be a gateway that lost patience with a write that was done.
  if (status === 429 || (status === 503 && wanted !== undefined)) {
    await response.body?.cancel()
    const at = wanted ?? tools.now() + politePause
    return { kind: 'busy', at, why: status === 429 ? 'says that these are too many calls' : 'says that it is busy' }
  }
  if (status >= 500) {
    await response.body?.cancel()
    return { kind: 'broken', why: `answered ${status}` }
  }
  const text = await limitedText(response)
  const json = parsed(text)
  return { kind: 'answered', answer: { status, headers, json }, isWhole: json !== undefined || text === '' }
}

/** A refusal may come as a page; an answer that we are to read must be JSON. */
function isReadable({ answer, isWhole }: Extract<Attempt, { kind: 'answered' }>): boolean {
  return isWhole || answer.status >= 300
}

function allowed(answer: DeskAnswer): DeskAnswer {
  const { status } = answer
  if (status === 401) throw new PointsmanError('help_desk_refused', 'The help desk does not accept the token.')
  if (status === 403) throw new PointsmanError('help_desk_refused', 'The token may not do this in the help desk.')
  if (status >= 300 && status < 400) {
    const message = 'The help desk points to another address, which is not followed: the token would go with it.'
    throw new PointsmanError('help_desk_refused', message, 'Maybe connect with the address that it points to.')
  }
  return answer
}

function addressOf(base: string, { path, query = {} }: DeskRequest): URL {
  const url = new URL(path, base)
  if (url.origin !== new URL(base).origin) {
    throw new PointsmanError('help_desk_refused', `The help desk names an address on another host, ${url.host}.`)
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  return url
}

async function limitedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > largestAnswer) throw new Error('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function pauseBefore(last: Exclude<Attempt, { kind: 'answered' }>, attempt: number, tools: ConnectorTools): number {
  const jitter = 0.5 + tools.random()
  if (last.kind === 'busy') return Math.max(0, last.at - tools.now()) + firstPause * jitter
  return firstPause * 2 ** (attempt - 1) * jitter
}

/** What was asked, without what may be secret or somebody's words. */
function shown({ method = 'GET', path }: DeskRequest): string {
  return `${method} ${path.replace(/\?.*$/s, '').replace(/^https?:\/\/[^/]+/, '')}`
}
