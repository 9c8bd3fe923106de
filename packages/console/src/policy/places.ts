import type { Part } from './address.ts'

const beginnings: readonly (readonly [string, Part])[] = [
  ['risk', 'risk'],
  ['act_', 'risk'],
  ['mode', 'modes'],
  ['queue_modes', 'modes'],
  ['urgency_weights', 'urgency'],
  ['bands', 'urgency'],
  ['fit_weights', 'fit'],
  ['development_share', 'fit'],
  ['capacity_in', 'fit'],
  ['life', 'waiting'],
]

/** Under which tab a place of the policy is changed; undefined for what only the API changes. */
export function partOfPlace(path: string): Part | undefined {
  return beginnings.find(([beginning]) => path.startsWith(beginning))?.[1]
}
