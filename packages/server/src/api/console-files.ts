import { randomBytes } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ApiParts, App } from './app-types.ts'

/** Addresses of the console's screens. All get the same page, which then shows the screen of its address. */
const screens = [
  '/',
  '/tickets/*',
  '/agents',
  '/agents/*',
  '/discrepancies',
  '/quality',
  '/review',
  '/policy',
  '/health',
  '/account',
  '/setup',
  '/sign-in',
]

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

interface BuiltFile {
  readonly type: string
  readonly plain: Buffer
  readonly gzip: Buffer
}

interface BuiltConsole {
  readonly page: string
  readonly assets: ReadonlyMap<string, BuiltFile>
}

/**
 * Hands out the console: the page itself is open, what it shows needs a key. Its files are read once, when the first is
 * asked for: there is nothing to traverse, and nobody who only wants the API waits for them.
 */
export function consoleRoutes(app: App, { consoleFolder }: ApiParts): void {
  const built = keptOnSuccess(async () => readBuilt(await consoleFolder()))
  const open = { config: { need: 'open' as const }, schema: { hide: true } }
  for (const address of screens) {
    app.get(address, open, async (_request, reply) => {
      const ready = await built().catch((error: unknown) => String(error instanceof Error ? error.message : error))
      return typeof ready === 'string' ? answerUnbuilt(reply, ready) : answerPage(reply, ready.page)
    })
  }
  app.get<{ Params: { name: string } }>('/assets/:name', open, async (request, reply) => {
    const file = (await built()).assets.get(request.params.name)
    return file === undefined ? reply.callNotFound() : answerFile(request, reply, file)
  })
}

function readBuilt(folder: string): BuiltConsole {
  const assets = new Map<string, BuiltFile>()
  for (const name of readdirSync(join(folder, 'assets'))) {
    const plain = readFileSync(join(folder, 'assets', name))
    const type = types[extname(name)] ?? 'application/octet-stream'
    assets.set(name, { type, plain, gzip: gzipSync(plain, { level: 9 }) })
  }
  return { page: readFileSync(join(folder, 'index.html'), 'utf8'), assets }
}

/** Nothing but our own files may run, load or frame; a ticket's text can do nothing. Styles by this page's nonce only. */
function answerPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64url')
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy.join('; '))
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cache-control', 'no-cache')
    .send(page.replaceAll('%NONCE%', nonce))
}

/** Names of assets hold a hash of what is in them, so they never change. */
function answerFile(request: FastifyRequest, reply: FastifyReply, { type, plain, gzip }: BuiltFile): FastifyReply {
  const isPacked = request.headers['accept-encoding']?.includes('gzip') === true
  if (isPacked) reply.header('content-encoding', 'gzip')
  return reply
    .type(type)
    .header('vary', 'accept-encoding')
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(isPacked ? gzip : plain)
}

/** The API goes on without it. */
function answerUnbuilt(reply: FastifyReply, why: string): FastifyReply {
  return reply
    .status(503)
    .type('text/plain; charset=utf-8')
    .send(`The console could not be built, so there is none; the API under /v1 works.\n\n${why}\n`)
}

/** What failed is tried again the next time. */
function keptOnSuccess<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let kept: Promise<Value> | undefined
  return () => {
    kept ??= make()
    kept.catch(() => (kept = undefined))
    return kept
  }
}
