import { PointsmanError } from '@pointsman/core'
import type { StaffChange } from '@pointsman/simulator'

/** A change to think through, as it was written. */
export interface WhatIf {
  readonly text: string
  readonly staff: readonly StaffChange[]
  /** Factor on the volume. */
  readonly volume: number
}

/** Languages by their English names, for `skill=french`. */
const languages: Readonly<Record<string, string>> = { english: 'en', german: 'de', french: 'fr', spanish: 'es' }

/** Reads `agents+1:skill=french`, `agents-2`, `volume*1.3`. `known` are the topics, queues and languages of the organisation. */
export function parseWhatIf(text: string, known: readonly string[]): WhatIf {
  const volume = /^volume\*(?<factor>\d+(?:\.\d+)?)$/.exec(text)?.groups?.['factor']
  if (volume !== undefined && Number(volume) > 0) return { text, staff: [], volume: Number(volume) }
  const agents = /^agents(?<count>[+-]\d+)(?::skill=(?<skill>.+))?$/.exec(text)?.groups
  const count = Number(agents?.['count'])
  const skill = agents?.['skill']
  if (agents === undefined || count === 0 || (count < 0 && skill !== undefined)) {
    throw usage(`--what-if "${text}": expected "agents+N", "agents+N:skill=NAME", "agents-N" or "volume*FACTOR"`)
  }
  if (skill === undefined) return { text, staff: [{ count }], volume: 1 }
  const named = languages[skill.toLowerCase()] ?? known.find((name) => name.toLowerCase() === skill.toLowerCase())
  if (named === undefined) {
    const some = known.slice(0, 12).join(', ')
    throw usage(
      `--what-if "${text}": nothing is called ${skill}; there are ${some}${known.length > 12 ? ' …' : ''}`,
      'name a topic, a queue or a language (german, french, spanish)',
    )
  }
  return { text, staff: [{ count, skill: named }], volume: 1 }
}

function usage(message: string, maybe?: string): PointsmanError {
  return new PointsmanError('usage', message, maybe)
}
