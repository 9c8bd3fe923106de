import type { Band, NowGroup } from '../client/shapes.ts'

/** What the queue shows: what waits, what needs a person, or what was given out within the last hour. */
export const views = ['waiting', 'triage', 'given-out'] as const
export type View = (typeof views)[number]

const bands: readonly Band[] = ['urgent', 'high', 'normal', 'low']
const dues = ['overdue', 'soon', 'later'] as const

/** The filters of the first screen, as they stand in its address. */
export interface NowFilters {
  readonly view?: Exclude<View, 'waiting'>
  readonly queue?: string
  readonly band?: Band
  readonly reason?: string
  readonly due?: NowGroup['due']
}

/** Reads them out of an address that somebody may have typed: what is not known is left out. */
export function nowFilters(search: Record<string, unknown>): NowFilters {
  const text = (name: string): string | undefined => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
  }
  const view = views.find((one) => one === search['view'])
  const band = bands.find((one) => one === search['band'])
  const due = dues.find((one) => one === search['due'])
  const queue = text('queue')
  const reason = text('reason')
  return {
    ...(view === undefined || view === 'waiting' ? {} : { view }),
    ...(queue === undefined ? {} : { queue }),
    ...(band === undefined ? {} : { band }),
    ...(reason === undefined ? {} : { reason }),
    ...(due === undefined ? {} : { due }),
  }
}

/** Whether a group of the counts is among what the filters show. */
export function isShown(group: NowGroup, filters: NowFilters): boolean {
  return (
    group.status === (filters.view ?? 'waiting') &&
    (filters.queue === undefined || group.queue === filters.queue) &&
    (filters.band === undefined || group.band === filters.band) &&
    (filters.reason === undefined || group.reason === filters.reason) &&
    (filters.due === undefined || group.due === filters.due)
  )
}
