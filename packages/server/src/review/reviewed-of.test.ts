import { describe, expect, it } from 'vitest'
import { aDecision, aRoster, aTicket, seeded } from '../store/store-builders.ts'
import { reviewedOf } from './reviewed-of.ts'

describe('a ticket in a review', () => {
  it('that was read as a queue which was merged since, and resolved in the one that took it over, is not astray', () => {
    const random = seeded(3)
    const decision = aDecision({ id: 'd', ticket: aTicket('t'), roster: aRoster(2, random), random })
    const { label } = decision.reading.queue
    const outcome = { queue: 'heir', resolvedAt: decision.at + 60_000 }
    const one = { decision, receivedAt: decision.at, outcome, overrides: [] }
    expect(reviewedOf(one, new Map([[label!, 'heir']]))).toMatchObject({ queue: 'heir', finalQueue: 'heir' })
    expect(reviewedOf(one, new Map())).toMatchObject({ queue: label, finalQueue: 'heir' })
  })
})
