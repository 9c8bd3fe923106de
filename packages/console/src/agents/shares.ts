import type { Agent } from '../client/shapes.ts'

/** Somebody's share of what the team was given of late, 0–1. */
export interface WorkShare {
  readonly effort: number
  readonly interesting: number
}

/** Shares of everybody who is shown, by id; none where nothing was given out. */
export function sharesOf(agents: readonly Agent[]): ReadonlyMap<string, WorkShare> {
  const sum = (of: (lately: NonNullable<Agent['lately']>) => number): number =>
    agents.reduce((total, { lately }) => total + (lately === undefined ? 0 : of(lately)), 0)
  const [effort, interesting] = [sum((one) => one.effort), sum((one) => one.interesting)]
  const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
  return new Map(
    agents.map(({ id, lately = { effort: 0, interesting: 0 } }) => [
      id,
      { effort: share(lately.effort, effort), interesting: share(lately.interesting, interesting) },
    ]),
  )
}
