import { describe, expect, test } from 'vitest'
import type { Agent, Presence, Shift } from '@pointsman/core'
import type { Store } from '../store/store.ts'
import { nextChange, nextComing } from './passing-time.ts'

const days = [1, 2, 3, 4, 5, 6, 7] as const

function anAgent(id: string, timeZone?: string, part: Partial<Agent> = {}): Agent {
  const shifts = days.map((day): Shift => ({ day, from: 9 * 60, to: 17 * 60 }))
  const hours = timeZone === undefined ? {} : { hours: { timeZone, shifts } }
  const ordinary = { name: id, version: 1, active: true, queues: [], skills: [], languages: [], capacity: 5, tier: 1 }
  return { ...ordinary, id, ...hours, ...part } as Agent
}

const online: Presence = { state: 'online' }

function comes(agents: readonly Agent[], now: string, presence: readonly Presence[] = agents.map(() => online)) {
  const at = nextComing({ agents, presence }, Date.parse(now))
  return at === undefined ? undefined : new Date(at).toISOString()
}

describe('the next to come', () => {
  test('is whoever has their morning first, on the clock of their zone', () => {
    const team = [anAgent('berlin', 'Europe/Berlin'), anAgent('new-york', 'America/New_York')]
    expect(comes(team, '2026-03-02T06:00:00Z')).toBe('2026-03-02T08:00:00.000Z')
    // Berlin is at work, and begins again only tomorrow.
    expect(comes(team, '2026-03-02T08:00:00Z')).toBe('2026-03-02T14:00:00.000Z')
    expect(comes(team, '2026-03-02T14:00:00Z')).toBe('2026-03-03T08:00:00.000Z')
  })

  test('comes an hour earlier by UTC once the clocks have changed', () => {
    const team = [anAgent('berlin', 'Europe/Berlin')]
    expect(comes(team, '2026-03-28T18:00:00Z')).toBe('2026-03-29T07:00:00.000Z')
  })

  test('is on a leap day, too', () => {
    expect(comes([anAgent('dublin', 'Europe/Dublin')], '2028-02-28T18:00:00Z')).toBe('2028-02-29T09:00:00.000Z')
  })

  test('may be somebody who said when they would be back, and nobody who left or keeps no hours', () => {
    const away: Presence = { state: 'away', until: Date.parse('2026-03-02T10:30:00Z') }
    const now = '2026-03-02T10:00:00Z'
    expect(comes([anAgent('ada')], now, [away])).toBe('2026-03-02T10:30:00.000Z')
    expect(comes([anAgent('ada', 'Europe/Berlin', { active: false })], now, [away])).toBeUndefined()
    expect(comes([anAgent('ada')], now)).toBeUndefined()
    expect(comes([anAgent('ada')], '2026-03-02T10:30:00Z', [away])).toBeUndefined()
  })
})

describe('the next change', () => {
  const now = Date.parse('2026-03-02T06:00:00Z')
  const eight = Date.parse('2026-03-02T08:00:00Z')
  const agents = [anAgent('berlin', 'Europe/Berlin')]

  function change(timer: number | undefined, waiting: number, at: number) {
    const store = {
      nextTimerAt: () => Promise.resolve(timer),
      countWaiting: () => Promise.resolve(waiting),
      look: () => Promise.resolve({ agents, presence: [online] }),
    } as unknown as Store
    return nextChange({ store }, now, at)
  }

  test('is a timer, or a shift that begins while tickets wait, whichever is first', async () => {
    expect(await change(eight - 1, 1, eight)).toBe(eight - 1)
    expect(await change(eight + 1, 1, eight + 5)).toBe(eight)
    expect(await change(undefined, 0, eight)).toBeUndefined()
  })

  test('is not beyond where time is moved to, and a timer that is overdue acts now', async () => {
    expect(await change(eight, 1, eight - 1)).toBeUndefined()
    expect(await change(now - 60_000, 0, eight)).toBe(now)
  })
})
