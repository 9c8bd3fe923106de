import type { ComparedFacet } from '../client/shapes.ts'

const views = ['open', 'judged'] as const
export type DiscrepancyView = (typeof views)[number]

export const comparedFacets: readonly ComparedFacet[] = ['queue', 'agent', 'priority', 'intent']

/** What the work list shows, as it stands in its address. */
export interface DiscrepancyFilters {
  readonly view?: Exclude<DiscrepancyView, 'open'>
  readonly queue?: string
  readonly kind?: ComparedFacet
  /** The one whose sides are shown. */
  readonly id?: string
}

/** Reads them out of an address that somebody may have typed: what is not known is left out. */
export function discrepancyFilters(search: Record<string, unknown>): DiscrepancyFilters {
  const text = (name: string): string | undefined => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
  }
  const kind = comparedFacets.find((one) => one === search['kind'])
  const [queue, id] = [text('queue'), text('id')]
  return {
    ...(search['view'] === 'judged' ? { view: 'judged' } : {}),
    ...(queue === undefined ? {} : { queue }),
    ...(kind === undefined ? {} : { kind }),
    ...(id === undefined ? {} : { id }),
  }
}
