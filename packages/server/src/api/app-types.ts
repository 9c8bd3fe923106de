import type { FastifyInstance, RawServerDefault, FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Registry } from 'prom-client'
import type { Engine } from '../engine/engine.ts'
import type { KnownKey, KeyRing } from './key-ring.ts'

/** A server whose routes are typed by their schemas. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** What the routes are given. */
export interface ApiParts {
  readonly engine: Engine
  readonly keys: KeyRing
  readonly metrics: Registry
  readonly limits: Limits
  /** Folder of the console's files. */
  readonly consoleFolder: string
}

export interface Limits {
  readonly requestBytes: number
  readonly ticketCharacters: number
}

/** What a route needs a key for; `open` needs none. */
export type Need = 'open' | 'read' | 'write' | 'admin'

declare module 'fastify' {
  interface FastifyContextConfig {
    need?: Need
  }
  interface FastifyRequest {
    /** Whose request it is; absent on open routes. */
    caller?: KnownKey
  }
}

/** The name that stands in events and decisions as who did it. */
export function actorOf(request: FastifyRequest): string {
  return request.caller?.name ?? 'unknown'
}
