import { PointsmanError } from '@pointsman/core'
import type { Abilities, Connector, ConnectorTools, Heard } from '../connector.ts'
import { deskAddress, type DeskPlace } from '../desk-address.ts'
import { createDeskClient } from '../desk-client.ts'
import { createRtApi } from './rt-api.ts'
import { checkRt, directoryOfRt } from './rt-check.ts'
import { toDeskTicket } from './rt-facts.ts'
import { firstWords, readFeed } from './rt-read.ts'
import { writeToRt } from './rt-write.ts'

/** Where a Request Tracker is, `https://rt.example.com` with a path where it has one, and how to come in. */
export interface RtSettings extends DeskPlace {
  /** As made under Settings → Auth Tokens. */
  readonly token: string
  readonly callsPerMinute?: number | undefined
}

/** Request Tracker limits nothing by itself; this much it carries beside the people who work in it. */
const politeCalls = 600
/** Calls in a row, after a rest. Larger: people feel it when Pointsman has something to do. */
const burst = 20

const can: Abilities = {
  changeFeed: true,
  webhook: 'none',
  enforcedVersion: true,
  oneCallWrite: false,
  tags: false,
  customFields: true,
  skills: false,
  presence: false,
}

/** Request Tracker 5 over REST2. Ids of agents are their user names, those of queues and custom fields their numbers. */
export function requestTracker(settings: RtSettings, tools: ConnectorTools): Connector {
  const base = `${deskAddress(settings).href.replace(/\/+$/, '')}/REST/2.0/`
  const perMinute = settings.callsPerMinute ?? politeCalls
  const budget = { perMinute, burst: Math.min(burst, perMinute) }
  const client = createDeskClient({ base, headers: { authorization: `token ${settings.token}` }, budget }, tools)
  const api = createRtApi(client)
  const whoAmI = async (): Promise<string> => {
    const name = await api.userName(numberIn(settings.token))
    if (name === undefined)
      throw new PointsmanError('help_desk_refused', 'The user whom the token belongs to cannot be seen.')
    return name
  }
  return {
    vendor: 'request-tracker',
    can,
    undo: 'change owner, queue or priority here',
    whoAmI,
    check: () => checkRt(api, whoAmI, tools.now),
    directory: async () => directoryOfRt(api, await whoAmI()),
    read: readFeed({ api, now: tools.now, whoAmI }),
    hear: (): Heard => ({ ok: false, why: 'unsupported' }),
    look: async (id, depth) => {
      const found = await api.ticket(id)
      if (found === undefined) return null
      if (depth === 'fields') return toDeskTicket(found.ticket, found.etag, '')
      const words = await firstWords(api, [found.ticket], 'live')
      return toDeskTicket(found.ticket, found.etag, words.get(found.ticket.id) ?? '')
    },
    write: (intent) => writeToRt(api, intent),
  }
}

/** A token names its user's number: `1-28-…`. */
function numberIn(token: string): string {
  const number = /^\d+-(\d+)-/.exec(token)?.[1]
  if (number === undefined) {
    const message = 'The token is not one of Request Tracker, which begin like 1-23-.'
    throw new PointsmanError(
      'help_desk_refused',
      message,
      'Maybe make one under Settings → Auth Tokens, and copy it whole.',
    )
  }
  return number
}
