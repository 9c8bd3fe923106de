import { isIP } from 'node:net'
import { PointsmanError } from '@pointsman/core'
import { addressRules } from '../../webhooks/addresses.ts'
import type { Connector, ConnectorTools } from '../connector.ts'
import { createDeskClient, type DeskClient } from '../desk-client.ts'
import { createBridgeApi } from './bridge-api.ts'
import { checkBridge, directoryOfBridge } from './bridge-check.ts'
import { toDeskTicket } from './bridge-facts.ts'
import { hearBridge, proofWith } from './bridge-hear.ts'
import { readBridge } from './bridge-read.ts'
import type { BridgeAbilities } from './bridge-shapes.ts'
import { writeToBridge } from './bridge-write.ts'

/** Where a bridge is, and how to come in. */
export interface BridgeAddress {
  /** Its protocol's paths begin below it. */
  readonly url: string
  /** Goes with every call, as a bearer. */
  readonly token: string
  /** Calls a minute. */
  readonly callsPerMinute: number
}

/** A bridge that was asked what it can. */
export interface BridgeSettings extends BridgeAddress {
  readonly abilities: BridgeAbilities
  /**
   * Shared with the bridge. `whsec_…`, as Standard Webhooks has it: decisions are signed with it, and what the bridge tells must be.
   * Anything else only proves, in a header, who tells.
   */
  readonly secret?: string
}

/** Calls that may come at once after a rest. Larger: livelier, and harder on a small bridge. */
const burst = 20

/**
 * Any help desk, behind a bridge: a small service that a team writes itself, which speaks the protocol of
 * `docs/guide/connect-anything.md`. Ids of agents, queues and priorities are whatever the bridge says.
 */
export function genericBridge(settings: BridgeSettings, tools: ConnectorTools): Connector {
  const { abilities, secret } = settings
  const api = createBridgeApi(clientOf(settings, tools))
  const signingSecret = proofWith(secret) === 'signed' ? secret : undefined
  let known: string | undefined
  const whoAmI = async (): Promise<string> => (known ??= (await api.directory()).me)
  return {
    vendor: 'generic',
    can: {
      changeFeed: abilities.changes,
      webhook: proofWith(secret),
      enforcedVersion: abilities.enforced_versions,
      // How it gets both there is the bridge's affair: under one mark it does it once.
      oneCallWrite: true,
      tags: abilities.tags,
      customFields: abilities.custom_fields,
      skills: abilities.skills,
      presence: abilities.presence,
    },
    undo: 'change assignee, queue or priority here',
    whoAmI,
    check: () => checkBridge(api, abilities, tools.now),
    directory: async () => directoryOfBridge(await api.directory()),
    read: readBridge({ api, can: abilities, now: tools.now, whoAmI }),
    hear: (delivery) => hearBridge(delivery, secret),
    look: async (id) => {
      const found = await api.ticket(id)
      return found === undefined ? null : toDeskTicket(found, abilities)
    },
    write: (intent) => writeToBridge({ api, can: abilities, now: tools.now, signingSecret }, intent),
  }
}

/** Asks a bridge what it can, before it is connected. */
export async function abilitiesOfBridge(address: BridgeAddress, tools: ConnectorTools): Promise<BridgeAbilities> {
  return (await createBridgeApi(clientOf(address, tools)).directory()).can
}

function clientOf({ url, token, callsPerMinute }: BridgeAddress, tools: ConnectorTools): DeskClient {
  const budget = { perMinute: callsPerMinute, burst: Math.min(burst, callsPerMinute) }
  return createDeskClient({ base: baseOf(url), headers: { authorization: `Bearer ${token}` }, budget }, tools)
}

/** The token goes with every call: over plain http to this machine and the own network only, where a bridge mostly is. */
function baseOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isNear(url.hostname))
  if (url !== undefined && isSafe && url.search === '' && url.hash === '')
    return `${url.origin}${url.pathname.replace(/\/*$/, '/')}`
  const allowed = 'https://…, or http:// to this machine, a private address or a name without dots'
  throw new PointsmanError('usage', `url: ${JSON.stringify(text)} is not allowed; allowed is ${allowed}.`)
}

/** Loopback, RFC 1918, unique local addresses of IPv6 (RFC 4193). */
const nearby = addressRules(['127.0.0.0/8', '::1/128', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'])

/** One of these addresses, or a name that only a local network knows. */
function isNear(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1')
  if (isIP(address) !== 0) return nearby.isAllowedPrivate(address)
  return /^[^.]+$/.test(host) || /\.(local|internal|lan|home\.arpa)$/.test(host)
}
