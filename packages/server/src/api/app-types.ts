import type { FastifyInstance, RawServerDefault, FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Registry } from 'prom-client'
import type { Delivery, Heard } from '../connectors/connector.ts'
import type { Engine } from '../engine/engine.ts'
import type { QualityDesk } from '../quality/quality-desk.ts'
import type { Secrets } from '../secrets.ts'
import type { StoredConnection } from '../store/store.ts'
import type { Trainer } from '../training/trainer.ts'
import type { AddressRules } from '../webhooks/addresses.ts'
import type { SignedIn } from '../sign-in/session-keeper.ts'
import type { SignInDesk } from '../sign-in/sign-in-desk.ts'
import type { OpenId } from '../sign-in/open-id.ts'
import type { OpenIdRoles } from '../sign-in/open-id-users.ts'
import type { KnownKey, KeyRing } from './key-ring.ts'

/** A server whose routes are typed by their schemas. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** What the routes are given. */
export interface ApiParts {
  readonly engine: Engine
  readonly keys: KeyRing
  readonly signIn: SignInDesk
  /** The company's accounts, where it has such. */
  readonly openId?: OpenId
  readonly openIdRoles?: OpenIdRoles
  /** Where people open it, where that is not what their browsers say: behind a proxy. */
  readonly publicUrl?: string
  readonly metrics: Registry
  readonly limits: Limits
  readonly trainer: Trainer
  readonly secrets: Secrets
  /** Verifies and reads what a connected help desk says. Throws where its secret cannot be read here. */
  readonly hear: (connection: StoredConnection, delivery: Delivery) => Heard
  /** Where webhooks may be sent. */
  readonly webhookRules: AddressRules
  readonly quality: QualityDesk
  /** Folder of the console's files, once they are built. */
  readonly consoleFolder: () => Promise<string>
}

export interface Limits {
  readonly requestBytes: number
  readonly ticketCharacters: number
}

/** What a route needs a key for; `open` needs none. */
export type Need = 'open' | 'read' | 'write' | 'admin'

/**
 * What the role `agent` may do on a route, beside what it needs. `never`; `any`; `own_agent` and `own_ticket`: where the id in the
 * address is theirs; `narrowed`: they see less, and the handler says what.
 */
export type AgentAccess = 'never' | 'any' | 'own_agent' | 'own_ticket' | 'narrowed'

/** Whose request it is: a key, or somebody who is signed in. */
export interface Caller extends KnownKey {
  readonly signedIn?: SignedIn
}

declare module 'fastify' {
  interface FastifyContextConfig {
    need?: Need
    /** Without it: never. */
    agent?: AgentAccess
    /** About the account of whoever asks, so every role may. */
    isOwnAccount?: boolean
  }
  interface FastifyRequest {
    /** Absent on open routes. */
    caller?: Caller
  }
}

/**
 * The name that stands in events and decisions as who did it: the agent or login of whoever is signed in. A key may act for others
 * (`said`), and otherwise gives its own name.
 */
export function actorOf({ caller }: FastifyRequest, said?: string): string {
  const own = caller?.name ?? 'unknown'
  return caller?.signedIn === undefined ? (said ?? own) : own
}
