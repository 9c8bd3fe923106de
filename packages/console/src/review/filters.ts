/** Which month is looked back on, as it stands in the address: `2026-02`. Absent: the last that is over. */
export interface ReviewFilters {
  readonly month?: string
}

/** Reads it out of an address that somebody may have typed: what is not a month is left out. */
export function reviewFilters(search: Record<string, unknown>): ReviewFilters {
  const { month } = search
  return typeof month === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? { month } : {}
}
