import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'

/** A place whose public holidays are kept: ISO 3166-1 country, and state and region by the library's codes. */
export interface HolidayPlace {
  readonly country: string
  readonly state?: string | undefined
  readonly region?: string | undefined
}

/**
 * Years whose holidays are worked out when a policy is stored. They are kept with it as dates, so that a
 * decision repeats bit for bit whatever a later version of the library says. Larger: more dates in every stored policy.
 */
const years = { first: 2020, last: 2050 }

const day = 86_400_000

/** Local dates of the public holidays of a place, in order: whole days only, none that begins at noon. */
export function publicHolidays(place: HolidayPlace): readonly string[] {
  const key = JSON.stringify([place.country, place.state, place.region])
  const known = datesByPlace.get(key)
  if (known !== undefined) return known
  const found = inPlace(place)
  const dates = new Set<string>()
  for (let year = years.first; year <= years.last; year++) {
    for (const { date, start, end, type } of found.getHolidays(year)) {
      if (type !== 'public' || !date.includes(' 00:00:00')) continue
      const first = Date.parse(date.slice(0, 10))
      const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / day))
      for (let at = 0; at < days; at++) dates.add(new Date(first + at * day).toISOString().slice(0, 10))
    }
  }
  const sorted = [...dates].toSorted()
  datesByPlace.set(key, sorted)
  return sorted
}

/** What is wrong with a place, naming what is allowed; undefined for one that is known. */
export function faultOfPlace({ country, state, region }: HolidayPlace): string | undefined {
  const all = create()
  if (!(country in all.getCountries()))
    return `no public holidays are known for country \`${country}\` (ISO 3166-1, \`DE\`)`
  if (state === undefined) return region === undefined ? undefined : 'a region needs a state'
  const states = Object.keys(all.getStates(country) ?? {})
  if (!states.includes(state)) return `\`${state}\` is no state of ${country}: ${listed(states)}`
  if (region === undefined) return undefined
  const regions = Object.keys(all.getRegions(country, state) ?? {})
  return regions.includes(region) ? undefined : `\`${region}\` is no region of ${country}-${state}: ${listed(regions)}`
}

const datesByPlace = new Map<string, readonly string[]>()

function inPlace({ country, state, region }: HolidayPlace): Holidays {
  const options = { types: ['public'] } as const
  if (state === undefined) return create(country, options)
  return region === undefined ? create(country, state, options) : create(country, state, region, options)
}

/** Loaded when a calendar first names a place: it takes a fifth of a second and 30 MB that most servers never need. */
const require = createRequire(import.meta.url)

function create(...place: readonly unknown[]): Holidays {
  const Constructor = require('date-holidays') as new (...place: readonly unknown[]) => Holidays
  return new Constructor(...place)
}

function listed(codes: readonly string[]): string {
  return codes.length === 0 ? 'there are none' : codes.join(', ')
}
