import { PointsmanError } from '@pointsman/core'

/** Most allowed names that a message lists. */
const mostListed = 20

/** Refuses a name that is not among those allowed, and says which are. */
export function checkName(field: 'agent' | 'queue', name: string, allowed: readonly string[]): void {
  if (allowed.includes(name)) return
  const some = allowed.slice(0, mostListed).join(', ') + (allowed.length > mostListed ? ', …' : '')
  const message = `${field}: there is no open ${field} "${name}"; allowed is ${some || 'nothing yet'}.`
  throw new PointsmanError('unknown_name', message)
}

/** Ids of what is open. */
export function openIds(all: readonly { readonly id: string; readonly active: boolean }[]): readonly string[] {
  return all.filter(({ active }) => active).map(({ id }) => id)
}
