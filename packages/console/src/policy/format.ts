import { inWords, texts } from '../texts.ts'
import type { Difference, Value } from './differences.ts'

const fine = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** A share that may be small: 0.5 %, 12.5 %. */
export function finePercent(share: number): string {
  return `${(share < 0.01 ? fine : tenths).format(100 * share)} %`
}

export function number(value: number): string {
  return fine.format(value)
}

/** `Weight of impact`, `Mode of Billing`; a place without a name of its own is told as the API calls it. */
export function placeInWords({ path }: Pick<Difference, 'path'>, queueName: (id: string) => string): string {
  const known = texts.policy.places[path]
  if (known !== undefined) return known
  const [group = '', field = ''] = path.split('.')
  const words = { urgency_weights: texts.policy.urgency, fit_weights: texts.policy.fit }[group]?.[field]
  if (words !== undefined) return texts.policy.weightOf(words[0])
  const timer = group === 'life' ? texts.policy.timerFields[field] : undefined
  if (timer !== undefined) return timer[0]
  const entry = /^([\w.]+)\[(.+)\](?:\.(\w+))?$/.exec(path)
  if (entry === null) return path
  const [, list = '', name = ''] = entry
  const say = texts.policy.listPlaces[list]
  if (say === undefined) return path
  return say(list === 'life.relaxation' ? inWords(texts.policy.drops, name) : queueName(name))
}

/** A value as people read it. */
export function valueInWords(path: string, value: Value | undefined): string {
  if (value === undefined)
    return /^queue_modes|^risk\.queues/.test(path) ? texts.policy.likeOthers : texts.policy.absent
  if (typeof value === 'boolean') return value ? texts.policy.yes : texts.policy.no
  if (typeof value === 'string') return inWords(texts.policy.modes, value)
  if (typeof value === 'number') {
    if (/tolerated|confidence|share|wrong_labels|in_scope/.test(path)) return finePercent(value)
    return path.includes('minutes') ? texts.policy.minutes(number(value)) : number(value)
  }
  if (Array.isArray(value)) return value.map((one) => valueInWords(path, one)).join(', ') || texts.policy.absent
  const parts = Object.entries(value as Record<string, Value>).filter(([name]) => !['queue', 'drop'].includes(name))
  return parts.map(([name, inner]) => valueInWords(`${path}.${name}`, inner)).join(', ')
}
