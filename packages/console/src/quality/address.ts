/** What the screen shows, as it stands in its address. */
export interface QualityAddress {
  /** The finding that is open: its kind, and which of that kind. */
  readonly finding?: string
}

/** Reads it out of an address that somebody may have typed. */
export function qualityAddress(search: Record<string, unknown>): QualityAddress {
  const { finding } = search
  return typeof finding === 'string' && finding !== '' ? { finding } : {}
}
