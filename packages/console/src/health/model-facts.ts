import type { Model } from '../client/shapes.ts'

/** How often one facet was read right on tickets held out, 0–1. */
export interface FacetAccuracy {
  readonly facet: string
  readonly accuracy: number
  readonly examples: number
}

/** Figures of a training are free-form on the wire: what is not as expected is left out. */
export function accuraciesOf({ facts }: Pick<Model, 'facts'>): readonly FacetAccuracy[] {
  const facets = facts['facets']
  if (!Array.isArray(facets)) return []
  return facets.flatMap((one: unknown): FacetAccuracy[] => {
    if (typeof one !== 'object' || one === null) return []
    const { facet, accuracy, examples } = one as Readonly<Record<string, unknown>>
    if (typeof facet !== 'string' || typeof accuracy !== 'number') return []
    return [{ facet, accuracy, examples: typeof examples === 'number' ? examples : 0 }]
  })
}

/** A model's name without the lessons in it, as short as it can be told apart. */
export function shortName(version: string): string {
  return version.split('+', 1)[0]!.slice(0, 9)
}
