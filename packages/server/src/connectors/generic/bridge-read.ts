import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { Connector, Cursor, Fact, Haste } from '../connector.ts'
import type { BridgeApi } from './bridge-api.ts'
import { changeFact, ticketFact } from './bridge-facts.ts'
import { bridgeChangePage, bridgeTicketPage, type BridgeAbilities, type BridgePage } from './bridge-shapes.ts'

/** What reading needs. */
export interface BridgeGround {
  readonly api: BridgeApi
  readonly can: BridgeAbilities
  readonly now: () => Timestamp
  readonly whoAmI: () => Promise<string>
}

/** Both feeds page by page; from where to read on is the bridge's own text, kept as it is. */
export function readBridge(ground: BridgeGround): Connector['read'] {
  return async function* read(feed, cursor, haste) {
    const pageAt = feed === 'tickets' ? ticketsAt : changesAt
    let after = placeOf(cursor)
    for (;;) {
      const { page, facts } = await pageAt(ground, after, haste)
      const { next, end, settled_at, share } = page
      if (!end && next === after) throw endless(feed)
      yield {
        ...{ facts, next: { v: 1, next }, isEnd: end, settledAt: settled_at ?? ground.now() },
        ...(share == null ? {} : { share }),
      }
      if (end) return
      after = next
    }
  }
}

interface Found {
  readonly page: BridgePage
  readonly facts: readonly Fact[]
}

async function ticketsAt({ api, can }: BridgeGround, after: string, haste: Haste): Promise<Found> {
  const page = await api.page(bridgeTicketPage, 'tickets', { after, haste })
  return { page, facts: page.tickets.map((ticket) => ticketFact(ticket, can)) }
}

async function changesAt({ api, whoAmI }: BridgeGround, after: string, haste: Haste): Promise<Found> {
  const me = await whoAmI()
  const page = await api.page(bridgeChangePage, 'changes', { after, haste })
  return { page, facts: page.changes.flatMap((change) => changeFact(change, me) ?? []) }
}

function placeOf(cursor: Cursor | null): string {
  const next = cursor?.v === 1 ? cursor['next'] : ''
  return typeof next === 'string' ? next : ''
}

function endless(feed: string): PointsmanError {
  const message = `The bridge answered ${feed}: next is where the page began, and end is false; it would be read for ever.`
  return new PointsmanError('help_desk_refused', message)
}
