import type { Override, Timestamp } from '@pointsman/core'
import type { DiscrepancyEffect, OutboxEffect } from './life-verbs.ts'
import type { Page } from './store.ts'

/** The part of the store that keeps webhooks: those that tell others, and those by which others tell us. */
export interface WebhookVerbs {
  /** Throws `already_exists`. */
  addWebhook(webhook: StoredWebhook): Promise<void>
  /** Oldest first. */
  webhooks(): Promise<readonly StoredWebhook[]>
  /** With all its deliveries. Throws `not_found`. */
  removeWebhook(id: string): Promise<void>
  /** Undefined: it is told again, from now on. What waits for a disabled one has failed. Throws `not_found`. */
  disableWebhook(id: string, disabled: WebhookDisabled | undefined): Promise<void>
  /** Gives it another secret; the one it had counts as well until then, or undefined: no more. Throws `not_found`. */
  changeWebhookSecret(id: string, secret: string, formerUntil: Timestamp | undefined): Promise<void>
  /**
   * Makes messages of news, oldest first, and a delivery for every webhook that wants one, once, whichever process calls.
   * Answers how much news there was; call again at `limit`.
   */
  spreadNews(limit: number, now: Timestamp, compose: (news: WebhookNews) => WebhookMessage): Promise<number>
  /** Puts a message on its way to one webhook, whatever it wants; answers the delivery. */
  addDelivery(webhook: string, message: WebhookMessage, now: Timestamp): Promise<number>
  /** Deliveries that are due, of each webhook the longest due first. Nobody else is given them until `until`. */
  claimDeliveries(claim: DeliveryClaim): Promise<readonly DueDelivery[]>
  /** Writes down what was tried, and what it means for the delivery and its webhook, in one transaction. */
  noteAttempt(attempt: WebhookAttempt): Promise<void>
  /** Newest first. */
  deliveries(query: DeliveryQuery): Promise<Page<StoredDelivery>>
  /** Sends again what was sent: one delivery, or all messages since an instant that it wants and did not take. Answers how many. */
  replayDeliveries(webhook: string, which: Replay, now: Timestamp): Promise<number>

  /** Throws `already_exists`. */
  addHook(hook: StoredHook): Promise<void>
  /** Oldest first. */
  hooks(): Promise<readonly StoredHook[]>
  hook(id: string): Promise<StoredHook | undefined>
  /** Throws `not_found`. */
  removeHook(id: string): Promise<void>
  /** The signature that a message came with when it was taken in; undefined for one that was not. Kept for a week. */
  hookMessage(hook: string, message: string): Promise<string | undefined>
  noteHookMessage(hook: string, message: string, signature: string): Promise<void>
}

/** Whom we tell what. */
export interface StoredWebhook {
  readonly id: string
  readonly url: string
  readonly name: string
  /** At least one. */
  readonly events: readonly string[]
  /** As `Secrets.seal` leaves it. */
  readonly secret: string
  /** The one before, where it signs as well until some time. */
  readonly former?: FormerSecret
  readonly createdAt: Timestamp
  /** Since when it takes nothing. */
  readonly failingSince?: Timestamp
  readonly disabled?: WebhookDisabled
}

export interface FormerSecret {
  /** As `Secrets.seal` leaves it. */
  readonly secret: string
  /** From then on it counts no more. */
  readonly until: Timestamp
}

export interface WebhookDisabled {
  readonly at: Timestamp
  readonly because: string
}

/** One thing that happened which webhooks may tell. */
export interface WebhookNews {
  readonly ticketId?: string
  /** The decision that brought it about, where one did. */
  readonly decision?: string
  readonly at: Timestamp
  readonly effect: ToldEffect
  /** Somebody else had the ticket before. */
  readonly wasAssigned: boolean
}

/** The effects that webhooks tell. */
export type ToldEffect =
  | Extract<OutboxEffect, { readonly kind: 'set_assignee' | 'held' | 'triage' | 'alert_drift' }>
  | DiscrepancyEffect
  | OverriddenEffect

/** A person changed a decision. */
export interface OverriddenEffect extends Pick<
  Override,
  'agent' | 'queue' | 'priority' | 'intent' | 'reason' | 'actor'
> {
  readonly kind: 'overridden'
  readonly id: string
  readonly decision: string
  readonly supersedes?: string
}

/** What is sent, the same bytes at every attempt. */
export interface WebhookMessage {
  /** `webhook-id`: the same however often it is sent. */
  readonly id: string
  readonly type: string
  readonly ticketId?: string
  readonly at: Timestamp
  /** JSON. */
  readonly payload: string
}

export interface DeliveryClaim {
  readonly now: Timestamp
  readonly until: Timestamp
  readonly limit: number
  /** Most of one webhook, so that one that hangs does not hold up others. */
  readonly mostEach: number
  /** Webhooks that are given none. */
  readonly except: readonly string[]
}

export interface DueDelivery {
  readonly id: number
  readonly webhook: StoredWebhook
  readonly message: Pick<WebhookMessage, 'id' | 'payload'>
  /** Attempts so far. */
  readonly attempts: number
}

export interface WebhookAttempt {
  readonly delivery: number
  readonly at: Timestamp
  readonly milliseconds: number
  /** Of the answer; absent where none came. */
  readonly status?: number
  /** Why it counts as not delivered. */
  readonly error?: string
  readonly sequel: AttemptSequel
}

/** What follows from an attempt. */
export type AttemptSequel =
  | { readonly kind: 'delivered' | 'failed' }
  | { readonly kind: 'again'; readonly at: Timestamp }
  | { readonly kind: 'disable'; readonly because: string }

export interface DeliveryQuery {
  /** Absent: all. */
  readonly webhook?: string
  readonly state?: DeliveryState
  readonly limit: number
  /** As answered by the page before. */
  readonly cursor?: string
}

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** A message on its way to one webhook, with what was tried. */
export interface StoredDelivery {
  readonly id: number
  readonly webhook: string
  readonly message: WebhookMessage
  readonly state: DeliveryState
  readonly attempts: number
  readonly nextAt?: Timestamp
  /** The newest ones, oldest first. */
  readonly tried: readonly Pick<WebhookAttempt, 'at' | 'milliseconds' | 'status' | 'error'>[]
}

export type Replay = { readonly delivery: number } | { readonly since: Timestamp }

/** How a webhook that comes in is verified and read. */
export interface StoredHook {
  readonly id: string
  readonly name: string
  readonly scheme: HookScheme
  /** As `Secrets.seal` leaves it. */
  readonly secret: string
  readonly settings: HookSettings
  readonly createdAt: Timestamp
}

export const hookSchemes = ['standard-webhooks', 'shared-secret', 'zendesk'] as const
export type HookScheme = (typeof hookSchemes)[number]

export interface HookSettings {
  /** Pairs `theirs=ours`, as `--map` of ticket files; theirs is a path such as `ticket.subject`. */
  readonly map: readonly string[]
  /** Path of what kind of event it is. */
  readonly kindAt: string
  /** What its values mean; any other is passed over. */
  readonly kinds: Readonly<Record<string, HookKind>>
  /** The header that carries a shared secret, in lower case. */
  readonly header: string
}

/** `created`: a new ticket · `updated`: a ticket as it stands now, new or known. */
export const hookKinds = ['created', 'updated'] as const
export type HookKind = (typeof hookKinds)[number]
