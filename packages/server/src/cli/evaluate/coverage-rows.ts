import { bestCoverage, chooseThreshold, coverageAt, never, type Coverage, type Judged } from '@pointsman/core'

/** How far tickets can be decided alone at a risk, and how that was found out. */
export interface CoverageRow extends Coverage {
  /** Share of decisions made alone that may be wrong. */
  readonly risk: number
  /** How sure the choice of the threshold was to keep within the risk; 0.5: as likely as not. Absent in hindsight. */
  readonly confidence?: number
  /** `held_out`: other tickets than those measured. `test`: in hindsight, the best that could have been had. */
  readonly chosenOn: 'held_out' | 'test'
}

/** Tickets measured together with those on which their threshold may be chosen. */
export interface CoverageGroup {
  readonly measured: readonly Judged[]
  readonly heldOut: readonly Judged[]
}

/** Risks that operators ask for. */
const risks = [0.05, 0.02, 0.01] as const
const confidences = [0.95, 0.5] as const

/** One row for each risk and way of choosing; several groups (folds) are counted together. */
export function coverageRows(groups: readonly CoverageGroup[]): readonly CoverageRow[] {
  const all = groups.flatMap(({ measured }) => measured)
  return risks.flatMap((risk) => [
    ...confidences.map((confidence): CoverageRow => {
      const found = groups.map(({ measured, heldOut }) => {
        const threshold = chooseThreshold(heldOut, risk, confidence)
        return { ...coverageAt(measured, threshold), n: measured.length }
      })
      return { risk, confidence, ...pooled(found), chosenOn: 'held_out' }
    }),
    { risk, ...bestCoverage(all, risk), chosenOn: 'test' },
  ])
}

/** Counts added up; the threshold is the mean over the groups that have one. */
function pooled(found: readonly (Coverage & { readonly n: number })[]): Coverage {
  const total = found.reduce((sum, { n }) => sum + n, 0)
  const covered = found.reduce((sum, { n, coverage }) => sum + n * coverage, 0)
  const wrong = found.reduce((sum, { n, coverage, error }) => sum + n * coverage * error, 0)
  const thresholds = found.map(({ threshold }) => threshold).filter((threshold) => threshold < never)
  return {
    threshold: thresholds.length === 0 ? never : thresholds.reduce((sum, each) => sum + each, 0) / thresholds.length,
    coverage: total === 0 ? 0 : covered / total,
    error: covered === 0 ? 0 : wrong / covered,
  }
}
