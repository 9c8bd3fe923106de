import { expect, it } from 'vitest'
import { assigned, StoreFixture } from './store-fixture.ts'
import { agentId, anAgent, aTicket } from './store-builders.ts'
import type { DecidedOnce } from './review-verbs.ts'
import type { Store } from './store.ts'

const start = Date.UTC(2026, 2, 1)
const day = 86_400_000

/** Looking back: each ticket once, in the period of its first decision, with what people made of it. */
export function reviewConformance(open: () => Promise<Store>): void {
  it('looks back on tickets by their first decision, each once, with override, effort and outcome', async () => {
    const fixture = new StoreFixture()
    const store = await open()
    fixture.store = store
    try {
      await store.putAgent(anAgent(agentId(0), { capacity: 2000 }))
      const made = Array.from({ length: 620 }, (_, n) => {
        const ticket = aTicket(`r-${n}`, { receivedAt: start + n * 60_000 })
        const changes = { at: start + (n < 610 ? 1 : 40) * day + n, ...assigned(agentId(0), 1.5) }
        return fixture.entry({ ticket }, changes)
      })
      await store.recordDecisions(made)
      // Decided again within the period: still one ticket, with its first decision.
      const [first] = made
      await fixture.record(
        fixture.entry(
          { ticket: first!.ticket, isNew: false, isManual: true },
          { at: start + 2 * day, supersedes: first!.decision.id, ...assigned(agentId(0), 1.5) },
        ),
      )
      const said = { at: start + 2 * day, actor: 'ana', data: { queue: 'shipping', reason: 'not a bill' } }
      await store.recordEvent(fixture.event('r-0', 'overridden', said))
      await store.recordEvent(fixture.event('r-0', 'overridden', { ...said, actor: 'ben' }))
      await store.recordEvent(fixture.event('r-1', 'resolved', { at: start + 3 * day, data: { queue: 'refunds' } }))

      const found = await all(store.decidedBetween(start, start + 30 * day))
      expect(found.map(({ decision }) => decision)).toEqual(made.slice(0, 610).map(({ decision }) => decision))
      expect(found[0]).toMatchObject({
        overrides: [{ actor: 'ana', data: said.data }, { actor: 'ben' }],
        effort: 1.5,
        receivedAt: start,
      })
      expect(found[1]).toMatchObject({ outcome: { queue: 'refunds', resolvedAt: start + 3 * day } })
      expect(found[1]!.overrides).toEqual([])
      expect(await all(store.decidedBetween(start + 30 * day, start + 60 * day))).toHaveLength(10)
      expect(await all(store.decidedBetween(start - day, start))).toEqual([])
    } finally {
      await store.close()
    }
  })

  it('knows how long tickets took that were never touched: history and shadow, the newest first', async () => {
    const fixture = new StoreFixture()
    const store = await open()
    fixture.store = store
    try {
      await store.putAgent(anAgent(agentId(0), { capacity: 2000 }))
      const old = aTicket('h-1', { receivedAt: start })
      await store.importHistory([
        { ticket: old, outcome: { resolvedAt: start + day, firstResponseAt: start + 60_000 } },
      ])
      const receivedAt = start + day
      const watched = aTicket('s-1', { receivedAt })
      await fixture.record(fixture.entry({ ticket: watched }, { mode: 'shadow', ...assigned(agentId(0)) }))
      await fixture.record(fixture.entry({ ticket: aTicket('l-1', { receivedAt }) }, assigned(agentId(0))))
      expect(await store.untouchedTimes(start + 9 * day, 10)).toEqual([
        { receivedAt },
        { receivedAt: start, resolvedAt: start + day, firstResponseAt: start + 60_000 },
      ])
      expect(await store.untouchedTimes(start + 9 * day, 1)).toEqual([{ receivedAt }])
      expect(await store.untouchedTimes(start + 60_000, 9)).toHaveLength(1)
    } finally {
      await store.close()
    }
  })
}

async function all(pages: AsyncIterable<readonly DecidedOnce[]>): Promise<readonly DecidedOnce[]> {
  const found: DecidedOnce[] = []
  for await (const page of pages) found.push(...page)
  return found
}
