import type { Timestamp } from '@pointsman/core'
import type { Secrets } from '../secrets.ts'
import type { DueDelivery, Store, WebhookAttempt } from '../store/store.ts'
import type { AddressRules } from './addresses.ts'
import { composeMessage } from './events.ts'
import { sequelOf } from './retry.ts'
import { post, type Posted } from './send.ts'

/** Makes messages of what happened and delivers them, until they are taken or it has been tried long enough. */
export interface Courier {
  /** Begins what is due; the server calls it on a timer. Any number of processes may. */
  round(): Promise<void>
  /** When nothing is under way, nor due. */
  idle(): Promise<void>
  /** Begins nothing more, and lets what is under way come to its end. */
  close(): Promise<void>
}

export interface CourierParts {
  readonly store: Pick<Store, 'spreadNews' | 'claimDeliveries' | 'noteAttempt'>
  readonly secrets: Secrets
  readonly rules: AddressRules
  readonly now: () => Timestamp
  /** 0 up to, not including, 1. */
  readonly random: () => number
  readonly timeoutMs?: number
  /** Told of what fails beside the deliveries themselves. */
  readonly onError: (error: unknown) => void
}

/** Longer: one that hangs holds its places longer; shorter: slow receivers are told twice. Standard Webhooks says 15–30 s. */
const timeoutMs = 15_000
/** How long nobody else tries what this process is trying; it must outlast the attempt, and a dead process's wait that long. */
const claimedFor = 2 * 60_000
/** Most deliveries under way at once, of all and of one webhook. */
const most = { all: 16, each: 4 }
/** Most news made messages of at a time. */
const newsBatch = 500

export function createCourier(parts: CourierParts): Courier {
  const { store, now, onError } = parts
  const underWay = new Set<Promise<void>>()
  const busy = new Map<string, number>()
  let filling: Promise<void> | undefined
  let isOpen = true

  /** A webhook is given more when all that it was given is done: one that hangs holds up nobody else. */
  async function fill(): Promise<void> {
    const limit = most.all - underWay.size
    if (!isOpen || limit <= 0) return
    const claim = { now: now(), until: now() + claimedFor, limit, mostEach: most.each, except: [...busy.keys()] }
    for (const due of await store.claimDeliveries(claim)) begin(due)
  }

  function begin(due: DueDelivery): void {
    const { id } = due.webhook
    busy.set(id, (busy.get(id) ?? 0) + 1)
    const work = deliver(due, parts)
      .catch(onError)
      .finally(() => {
        underWay.delete(work)
        const left = busy.get(id)! - 1
        if (left > 0) return void busy.set(id, left)
        busy.delete(id)
        void fillInTurn()
      })
    underWay.add(work)
  }

  /** Two that ask at once would give a webhook twice what it may have. */
  function fillInTurn(): Promise<void> {
    const turn = (filling ?? Promise.resolve()).then(fill).catch(onError)
    filling = turn
    return turn
  }

  async function idle(): Promise<void> {
    await filling
    while (underWay.size > 0) {
      await Promise.all(underWay)
      await filling
    }
  }

  return {
    round: async () => {
      while ((await store.spreadNews(newsBatch, now(), composeMessage)) === newsBatch);
      await fillInTurn()
    },
    idle,
    close: () => {
      isOpen = false
      return idle()
    },
  }
}

async function deliver({ id, webhook, message, attempts }: DueDelivery, parts: CourierParts): Promise<void> {
  const at = parts.now()
  const started = performance.now()
  const posted = await postOrSay({ webhook, message }, at, parts)
  const { failingSince } = webhook
  const ground = { at, before: attempts, failingSince, random: parts.random() }
  const attempt: WebhookAttempt = {
    delivery: id,
    at,
    milliseconds: performance.now() - started,
    ...(posted.status === undefined ? {} : { status: posted.status }),
    ...(posted.error === undefined ? {} : { error: posted.error }),
    sequel: sequelOf(posted, ground),
  }
  await parts.store.noteAttempt(attempt)
}

/** A secret that cannot be read is a failure like any other: it is said in the log of deliveries, and tried again. */
async function postOrSay(
  { webhook, message }: Pick<DueDelivery, 'webhook' | 'message'>,
  at: Timestamp,
  { secrets, rules, timeoutMs: longest = timeoutMs }: CourierParts,
): Promise<Posted> {
  try {
    const { id, url, secret, former } = webhook
    const sealed = former !== undefined && at < former.until ? [secret, former.secret] : [secret]
    const signingSecrets = sealed.map((one) => secrets.open(one, secretPlace(id)))
    return await post({ url, signingSecrets, ...message, at, timeoutMs: longest }, rules)
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

/** What the signing secret of a webhook is sealed for. */
export function secretPlace(webhook: string): string {
  return `webhook/${webhook}`
}
