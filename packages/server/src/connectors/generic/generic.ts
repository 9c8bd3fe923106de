import { PointsmanError } from '@pointsman/core'
import type { Connector, ConnectorTools } from '../connector.ts'
import { deskAddress, type DeskPlace } from '../desk-address.ts'
import { createDeskClient, type DeskClient } from '../desk-client.ts'
import { createBridgeApi } from './bridge-api.ts'
import { checkBridge, directoryOfBridge } from './bridge-check.ts'
import { toDeskTicket } from './bridge-facts.ts'
import { hearBridge, proofWith } from './bridge-hear.ts'
import { readBridge } from './bridge-read.ts'
import type { BridgeAbilities } from './bridge-shapes.ts'
import { writeToBridge } from './bridge-write.ts'

/** Where a bridge is, its protocol's paths beginning below the address, and how to come in. */
export interface BridgeAddress extends DeskPlace {
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

function clientOf(address: BridgeAddress, tools: ConnectorTools): DeskClient {
  const { token, callsPerMinute } = address
  const budget = { perMinute: callsPerMinute, burst: Math.min(burst, callsPerMinute) }
  return createDeskClient({ base: baseOf(address), headers: { authorization: `Bearer ${token}` }, budget }, tools)
}

function baseOf(place: DeskPlace): string {
  const { origin, pathname, search, hash } = deskAddress(place)
  if (search === '' && hash === '') return `${origin}${pathname.replace(/\/*$/, '/')}`
  const allowed = 'an address without ? and #, such as https://bridge.example.com/v1'
  throw new PointsmanError('usage', `url: ${JSON.stringify(place.url)} is not allowed; allowed is ${allowed}.`)
}
