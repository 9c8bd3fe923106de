import { randomUUID } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { Secrets } from '../secrets.ts'
import type { Store, StoredWebhook } from '../store/store.ts'
import type { AddressRules } from './addresses.ts'
import { secretPlace } from './courier.ts'
import { webhookEvents, type WebhookEvent } from './events.ts'
import { keyOfSecret, newSigningSecret } from './signature.ts'

/** Whom to tell what. */
export interface WebhookWish {
  readonly url: string
  /** What people call it; without one the host it is sent to. */
  readonly name?: string
  /** Without: all. */
  readonly events?: readonly WebhookEvent[]
  /** `whsec_…`; made up when absent. */
  readonly secret?: string
}

/** What registering needs of the world. */
export interface RegisterParts {
  readonly store: Pick<Store, 'addWebhook'>
  readonly secrets: Secrets
  readonly rules: AddressRules
  readonly now: Timestamp
}

/** A new webhook; `secret` is shown now and never again. */
export interface RegisteredWebhook {
  readonly webhook: StoredWebhook
  readonly secret: string
}

/** Registers a webhook, unless it would go where nothing is sent. A name that does not resolve yet is let pass: its deliveries will say so. */
export async function registerWebhook(wish: WebhookWish, parts: RegisterParts): Promise<RegisteredWebhook> {
  const url = await readUrl(wish.url, parts.rules)
  const secret = signingSecret(wish.secret)
  const id = randomUUID()
  const webhook: StoredWebhook = {
    id,
    url: url.href,
    name: wish.name ?? url.host,
    events: [...new Set(wish.events ?? webhookEvents)],
    secret: parts.secrets.seal(secret, secretPlace(id)),
    createdAt: parts.now,
  }
  await parts.store.addWebhook(webhook)
  return { webhook, secret }
}

/** The one that was given, or one made up. Throws `invalid_request`. */
export function signingSecret(given: string | undefined): string {
  if (given === undefined) return newSigningSecret()
  if (keyOfSecret(given) !== undefined) return given
  throw new PointsmanError('invalid_request', 'secret: expected is whsec_ and base64 of 24 to 64 bytes.')
}

async function readUrl(text: string, rules: AddressRules): Promise<URL> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw refused(text, 'expected is an https address')
  if (url.username !== '' || url.password !== '') throw refused(url.host, 'no user and password may stand in it')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host) === 0 ? await lookup(host, { all: true }).catch(() => []) : [{ address: host }]
  const why = found.map(({ address }) => rules.refusal(address)).find((one) => one !== undefined)
  if (why !== undefined) throw refused(url.host, why)
  if (url.protocol === 'http:' && !found.every(({ address }) => rules.isAllowedPrivate(address))) {
    throw refused(url.host, 'plain http goes to networks in POINTSMAN_WEBHOOK_NETWORKS only; use https')
  }
  return url
}

function refused(what: string, why: string): PointsmanError {
  return new PointsmanError('invalid_request', `url: ${JSON.stringify(what.slice(0, 200))}: ${why}.`)
}
