import type { Config } from '../../config.ts'
import { openConnection } from '../../help-desks.ts'
import { openSecrets } from '../../secrets.ts'
import type { StoredConnection } from '../../store/store.ts'

/** Where a help desk may say that it has something new, and whether it does. */
export interface ConnectionHook {
  /** Only the path, where it is not known how others reach the server. */
  readonly address: string
  /** A secret is there to verify what it says. */
  readonly isBelieved: boolean
  readonly heardAt?: number
}

/** With which option the secret is given; whoever is not here cannot call. */
const secretOptions: Readonly<Record<string, string>> = { zendesk: '--webhook-secret', generic: '--secret' }

/** Undefined for a help desk that cannot call. */
export function hookOf(connection: StoredConnection, config: Config): ConnectionHook | undefined {
  const { id, vendor, heardAt } = connection
  if (secretOptions[vendor] === undefined) return undefined
  const address = `${config.publicUrl ?? ''}/v1/connections/${encodeURIComponent(id)}/hook`
  return { address, isBelieved: canBeVerified(connection, config), ...(heardAt === undefined ? {} : { heardAt }) }
}

/** A list must not fail because one secret cannot be read here: then nothing is believed, either. */
function canBeVerified(connection: StoredConnection, config: Config): boolean {
  try {
    return openConnection(connection, openSecrets(config)).can.webhook !== 'none'
  } catch {
    return false
  }
}

/** For people: the address to enter in the help desk, and whether it was heard from. */
export function hookLine({ id, vendor }: StoredConnection, { address, isBelieved, heardAt }: ConnectionHook): string {
  if (!isBelieved) return `${id}: webhooks to ${address} are not believed; connect again with ${secretOptions[vendor]}.`
  const heard =
    heardAt === undefined ? 'none was heard yet' : `the last was heard at ${new Date(heardAt).toISOString()}`
  return `${id}: webhooks go to ${address}; ${heard}.`
}
