import type { Config } from '../config.ts'
import { openSecrets, type Secrets } from '../secrets.ts'
import type { Store } from '../store/store.ts'
import { addressRules, parseNetworks, type AddressRules } from './addresses.ts'
import { createCourier } from './courier.ts'

/** How long what happened may wait to be told, where nothing else wakes the courier. */
const roundMilliseconds = 1000
/** Between rounds, however much happens. Shorter: many small rounds take the database's time from deciding. */
const shortestPause = 200
/** How long it is remembered that nobody wants to be told. */
const rememberedMilliseconds = 2000

/** What everything that has to do with webhooks needs, as the configuration says. */
export function webhookGround(config: Config): { readonly secrets: Secrets; readonly webhookRules: AddressRules } {
  const { webhookNetworks } = config
  const allowed = webhookNetworks === undefined ? [] : (parseNetworks(webhookNetworks) ?? [])
  return { secrets: openSecrets(config), webhookRules: addressRules(allowed) }
}

/** Tells webhooks what happens, until the answer is called. Time that is driven tells nobody. */
export function startCourier(store: Store, config: Config, onError: (error: unknown) => void): () => Promise<void> {
  if (config.clock === 'driven') return () => Promise.resolve()
  const { secrets, webhookRules: rules } = webhookGround(config)
  const courier = createCourier({ store, secrets, rules, now: () => Date.now(), random: () => Math.random(), onError })
  const hasSome = anyWebhook(store)
  let round: Promise<void> | undefined
  let begunAt = 0
  const begin = (): void => {
    if (round !== undefined || Date.now() - begunAt < shortestPause) return
    begunAt = Date.now()
    round = hasSome()
      .then((some) => (some ? courier.round() : undefined))
      .catch(onError)
      .finally(() => (round = undefined))
  }
  const timer = setInterval(begin, roundMilliseconds)
  timer.unref()
  const stopListening = store.onRecorded(begin)
  return async () => {
    clearInterval(timer)
    stopListening()
    await round
    await courier.close()
  }
}

/** Whether there is anybody to tell, without asking the database at every decision. */
function anyWebhook(store: Pick<Store, 'webhooks'>): () => Promise<boolean> {
  let askedAt = 0
  let some = false
  return async () => {
    if (some || Date.now() - askedAt >= rememberedMilliseconds) {
      some = (await store.webhooks()).length > 0
      askedAt = Date.now()
    }
    return some
  }
}
