import { PointsmanError } from '@pointsman/core'
import { publicTestSecret } from '../../webhooks/zendesk-signature.ts'
import type { Abilities, Connector, ConnectorTools } from '../connector.ts'
import { deskAddress, type DeskPlace } from '../desk-address.ts'
import { createDeskClient } from '../desk-client.ts'
import type { CallBudget } from '../token-bucket.ts'
import { createZdApi } from './zd-api.ts'
import { checkZd, directoryOfZd } from './zd-check.ts'
import { toDeskTicket } from './zd-facts.ts'
import { hearZd } from './zd-hear.ts'
import { readZdFeed, recallZd } from './zd-read.ts'
import { writeToZd } from './zd-write.ts'

/** Where a Zendesk is, such as `https://acme.zendesk.com`, and how to come in. */
export interface ZdSettings extends DeskPlace {
  /** The address of the user whom the token acts for. */
  readonly email: string
  /** As made under Admin Center → Apps and integrations → APIs → API tokens. */
  readonly token: string
  /** What Zendesk signs its webhooks with; without it none is believed. */
  readonly webhookSecret?: string
  readonly budgets?: ZdBudgets
}

/** How often it may be called. */
export interface ZdBudgets {
  readonly callsPerMinute: number
  /** Of the export, which has a limit of its own. */
  readonly exportsPerMinute: number
}

/** Half of what the smallest plan may call in a minute, so that other integrations go on; the export has ten on every plan. */
const politeBudgets: ZdBudgets = { callsPerMinute: 100, exportsPerMinute: 10 }

/** Calls that may come at once after a rest: the smallest burst that keeps a page of histories moving. */
function budgetOf(perMinute: number): CallBudget {
  return { perMinute, burst: Math.min(20, Math.max(1, perMinute)) }
}

const can: Omit<Abilities, 'webhook'> = {
  changeFeed: true,
  enforcedVersion: true,
  oneCallWrite: true,
  tags: true,
  customFields: true,
  // Zendesk has both; they are not read yet.
  skills: false,
  presence: false,
}

/** Zendesk Support over its API v2. Ids of agents, groups and custom fields are Zendesk's numbers, as text. */
export function zendesk(settings: ZdSettings, tools: ConnectorTools): Connector {
  const { origin } = deskAddress(settings)
  const webhookSecret = ownSecret(settings.webhookSecret)
  const credential = Buffer.from(`${settings.email}/token:${settings.token}`).toString('base64')
  const common = { base: `${origin}/api/v2/`, headers: { authorization: `Basic ${credential}` } }
  const { callsPerMinute, exportsPerMinute } = settings.budgets ?? politeBudgets
  const client = createDeskClient({ ...common, budget: budgetOf(callsPerMinute) }, tools)
  const api = createZdApi(client, createDeskClient({ ...common, budget: budgetOf(exportsPerMinute) }, tools))
  let known: string | undefined
  const whoAmI = async (): Promise<string> => (known ??= String((await api.me()).id))
  const ground = { api, now: tools.now, whoAmI }
  return {
    vendor: 'zendesk',
    can: { ...can, webhook: webhookSecret === undefined ? 'none' : 'signed' },
    undo: 'change assignee, group or priority here',
    whoAmI,
    check: () => checkZd(api, tools.now),
    directory: async () => directoryOfZd(api, await whoAmI()),
    read: readZdFeed(ground),
    recall: (ticket) => recallZd(ground, ticket),
    hear: (delivery) => hearZd(delivery, webhookSecret),
    look: async (id) => {
      const found = await api.ticket(id)
      // A deleted ticket can be looked at for a while, and not be written to.
      if (found === undefined || found.ticket.status === 'deleted') return null
      return toDeskTicket(found.ticket, found)
    },
    write: (intent) => writeToZd(api, intent),
  }
}

function ownSecret(secret: string | undefined): string | undefined {
  if (secret !== publicTestSecret) return secret
  const why = 'this is the one that Zendesk publishes for tests, with which anybody can sign'
  throw new PointsmanError('usage', `webhook secret: ${why}; allowed is the one that its Admin Center shows.`)
}
