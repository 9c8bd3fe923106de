import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Wrong passwords for one account within a quarter of an hour. More: guessing pays; fewer: people who mistype are shut out. */
const mostForAccount = 10
/** Wrong passwords from one address within a quarter of an hour: an office behind one address mistypes more. */
const mostForAddress = 50
const quarterSeconds = 15 * 60

/** Counts tries to sign in, for each account (whether it exists or not) and each address. Each node counts its own. */
export interface Tries {
  /** Seconds to wait before the next try; 0 where one may try now, which then counts as a failure until it is taken back. */
  begin(account: string, address: string): Promise<number>
  /** It was the right password. */
  succeeded(account: string, address: string): Promise<void>
}

/** Counts in memory: a restart forgets, and nothing of it is worth keeping. */
export function createTries(): Tries {
  const accounts = new RateLimiterMemory({ points: mostForAccount, duration: quarterSeconds })
  const addresses = new RateLimiterMemory({ points: mostForAddress, duration: quarterSeconds })
  return {
    // The address first: one that may not try any more shuts no further accounts, and fills no memory with them.
    begin: async (account, address) =>
      (await waitFor(addresses, networkOf(address))) || (await waitFor(accounts, account)),
    succeeded: async (account, address) => {
      await accounts.delete(account)
      await addresses.reward(networkOf(address))
    },
  }
}

/** IPv4 as it is; of IPv6 the first 64 bits: one subscriber has all the addresses that share them (RFC 6177). */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const inFour = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1]
  if (inFour !== undefined) return inFour
  const [front = '', back] = address.split('%', 1)[0]!.split('::')
  const before = front === '' ? [] : front.split(':')
  const after = back === undefined || back === '' ? [] : back.split(':')
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...(back === undefined ? [] : zeros), ...after].slice(0, 4).map(plainGroup).join(':')
}

function plainGroup(group: string): string {
  return Number.parseInt(group, 16).toString(16)
}

async function waitFor(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    throw error
  }
}
