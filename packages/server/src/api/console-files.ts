import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ApiParts, App } from './app-types.ts'

/** The files of the console and what they are. Read once at the start: there is nothing to traverse. */
const files = [
  { address: '/', file: 'index.html', type: 'text/html; charset=utf-8' },
  { address: '/console.js', file: 'console.js', type: 'text/javascript; charset=utf-8' },
  { address: '/api.js', file: 'api.js', type: 'text/javascript; charset=utf-8' },
  { address: '/live.js', file: 'live.js', type: 'text/javascript; charset=utf-8' },
  { address: '/ticket.js', file: 'ticket.js', type: 'text/javascript; charset=utf-8' },
  { address: '/elements.js', file: 'elements.js', type: 'text/javascript; charset=utf-8' },
  { address: '/console.css', file: 'console.css', type: 'text/css; charset=utf-8' },
] as const

/** Nothing but our own files may run, load or frame; a ticket's text can do nothing. */
const securityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Hands out the console: the page itself is open, what it shows needs a key. */
export function consoleRoutes(app: App, { consoleFolder }: ApiParts): void {
  for (const { address, file, type } of files) {
    const content = readFileSync(join(consoleFolder, file))
    app.get(address, { config: { need: 'open' }, schema: { hide: true } }, (_request, reply) =>
      reply
        .type(type)
        .header('content-security-policy', securityPolicy)
        .header('cache-control', 'no-cache')
        .send(content),
    )
  }
}
