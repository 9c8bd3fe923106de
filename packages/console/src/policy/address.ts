/** The parts of the policy, in the order of their tabs. */
export const parts = ['risk', 'modes', 'urgency', 'fit', 'waiting', 'versions'] as const
export type Part = (typeof parts)[number]

/** What of the policy is shown, as it stands in the address. */
export interface PolicyAddress {
  readonly part?: Exclude<Part, 'risk'>
  /** A version to look at. */
  readonly version?: number
}

/** Reads it out of an address that somebody may have typed. */
export function policyAddress(search: Record<string, unknown>): PolicyAddress {
  const part = parts.find((one) => one === search['part'])
  const version = Number(search['version'])
  const hasVersion = search['version'] !== undefined && Number.isInteger(version) && version >= 0
  if (hasVersion) return { part: 'versions', version }
  return part === undefined || part === 'risk' ? {} : { part }
}
