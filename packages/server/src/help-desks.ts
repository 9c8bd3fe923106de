import { PointsmanError } from '@pointsman/core'
import { z } from 'zod'
import type { Connector, ConnectorTools, Delivery, Heard } from './connectors/connector.ts'
import { bridgeAbilities } from './connectors/generic/bridge-shapes.ts'
import { genericBridge } from './connectors/generic/generic.ts'
import { mailConnector } from './connectors/mail/mail.ts'
import { assignWays, securities } from './connectors/mail/mail-settings.ts'
import { requestTracker } from './connectors/request-tracker/request-tracker.ts'
import { zendesk } from './connectors/zendesk/zendesk.ts'
import type { Secrets } from './secrets.ts'
import type { StoredConnection } from './store/store.ts'

/** What a connector is made from: settings that are kept as they are, and the secret, which is kept encrypted. */
export interface HelpDeskAccess {
  readonly vendor: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly secret: string
}

/** The network, the clock and chance of this machine. */
export const systemTools: ConnectorTools = {
  fetch: (...given) => globalThis.fetch(...given),
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
}

/** Connections made before it was asked about plain http go on as they are. */
const place = z.object({ url: z.string(), allowHttp: z.boolean().default(true) })

const zendeskSettings = place.extend({
  email: z.string(),
  callsPerMinute: z.number(),
  exportsPerMinute: z.number(),
})

const bridgeSettings = place.extend({ callsPerMinute: z.number(), abilities: bridgeAbilities })

/**
 * What is kept encrypted of a Zendesk, as JSON: the API token, and what it signs webhooks with. Connections made before it was asked for
 * have the token alone.
 */
const zendeskSecrets = z.object({ token: z.string(), webhookSecret: z.string().optional() })

/** What is kept encrypted of a bridge, as JSON: the token that it asks for, and the secret that is shared with it. */
export const bridgeSecrets = z.object({ token: z.string(), secret: z.string().optional() })

/** Connections made before it was asked for have the usual pace. */
const rtSettings = place.extend({ callsPerMinute: z.number().optional() })

const server = z.object({ host: z.string(), port: z.number(), security: z.enum(securities) })

const mailSettings = server.extend({
  user: z.string(),
  address: z.string(),
  intake: z.string(),
  done: z.string().optional(),
  folders: z.array(z.string()),
  agents: z.array(z.string()),
  assignBy: z.enum(assignWays),
  smtp: server.optional(),
  days: z.number(),
})

const makers: Readonly<Record<string, (access: HelpDeskAccess, tools: ConnectorTools) => Connector>> = {
  generic: ({ settings, secret: sealed }, tools) => {
    const { token, secret } = bridgeSecrets.parse(JSON.parse(sealed))
    const given = { ...bridgeSettings.parse(settings), token, ...(secret === undefined ? {} : { secret }) }
    return genericBridge(given, tools)
  },
  'request-tracker': ({ settings, secret }, tools) =>
    requestTracker({ ...rtSettings.parse(settings), token: secret }, tools),
  mail: ({ settings, secret }, tools) => mailConnector({ ...mailSettings.parse(settings), password: secret }, tools),
  zendesk: ({ settings, secret }, tools) => {
    const { callsPerMinute, exportsPerMinute, ...rest } = zendeskSettings.parse(settings)
    const { token, webhookSecret } = zendeskSecrets.parse(
      secret.startsWith('{') ? JSON.parse(secret) : { token: secret },
    )
    const secretsOf = { token, ...(webhookSecret === undefined ? {} : { webhookSecret }) }
    return zendesk({ ...rest, ...secretsOf, budgets: { callsPerMinute, exportsPerMinute } }, tools)
  },
}

/** The connector of a vendor: beside the composition root, the only place that knows which there are. */
export function openHelpDesk(access: HelpDeskAccess, tools: ConnectorTools = systemTools): Connector {
  const make = makers[access.vendor]
  if (make === undefined) {
    const known = Object.keys(makers).join(', ')
    throw new PointsmanError('usage', `vendor: "${access.vendor}" is not one of ${known}.`)
  }
  return make(access, tools)
}

/** The connector of a connection that is kept. Throws `usage` where its secret cannot be read here. */
export function openConnection(
  { id, vendor, settings, secret }: StoredConnection,
  secrets: Secrets,
  tools: ConnectorTools = systemTools,
): Connector {
  return openHelpDesk({ vendor, settings, secret: secrets.open(secret, secretPlace(id)) }, tools)
}

/** What a connected help desk says, verified and read; nothing is asked there. A secret that cannot be read is for the log, not for who sends. */
export function openEars(secrets: Secrets): (connection: StoredConnection, delivery: Delivery) => Heard {
  return (connection, delivery) => {
    try {
      return openConnection(connection, secrets).hear(delivery)
    } catch (error) {
      throw new Error(`what ${connection.id} says cannot be verified`, { cause: error })
    }
  }
}

/** For what a connection's secret is sealed: it cannot be opened for another. */
export function secretPlace(connection: string): string {
  return `connection/${connection}`
}
