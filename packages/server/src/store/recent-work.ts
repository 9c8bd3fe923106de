import type { RecentWork } from '@pointsman/core'

/** What somebody was given counts one half after this long: with it sums come to about a week's work. */
export const recentHalfLifeSeconds = 302_400

/** As kept: effort, of it interesting, and as of when (ms). */
export type RecentRow = readonly [effort: number, interesting: number, at: number | null]

/** Everybody's recent work as of the latest of them, in thousandths: enough to compare, and short to write down. */
export function recentWork(rows: readonly RecentRow[]): readonly RecentWork[] {
  const latest = rows.reduce((last, [, , at]) => Math.max(last, at ?? 0), 0)
  return rows.map(([effort, interesting, at]) => {
    const left = at === null ? 0 : Math.exp((-Math.LN2 * (latest - at)) / 1000 / recentHalfLifeSeconds)
    return { effort: thousandths(effort * left), interesting: thousandths(interesting * left) }
  })
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000
}
