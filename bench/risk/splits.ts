import { bestCoverage } from '../../packages/core/src/learn/evaluate/coverage.ts'
import { shuffled } from '../../packages/core/src/learn/evaluate/folds.ts'
import { seededRandom } from '../../packages/core/src/learn/training/shuffle.ts'
import { actScore } from '../../packages/core/src/risk/act-score.ts'
import { riskThreshold, thresholdOf, type ResolvedOutcome } from '../../packages/core/src/risk/risk-threshold.ts'
import type { Held, Readings } from './readings.ts'

const splits = 200
const confidence = 0.95

interface Trial {
  readonly name: string
  readonly recent: number
  readonly tolerated: number
  /** Share of strange tickets among recent and later ones. */
  readonly strange?: number
  /** Share of the recent labels made wrong, and whether the calculation is told. */
  readonly noise?: number
  readonly told?: boolean
  /** Later tickets that are to keep to it themselves; all there are without, and the promise is about the long run. */
  readonly over?: number
}

const common: readonly Trial[] = [
  { name: '500 recent', recent: 500, tolerated: 0.05 },
  { name: '1,000 recent', recent: 1000, tolerated: 0.05 },
  { name: '2,000 recent', recent: 2000, tolerated: 0.05 },
  { name: '2,000 recent', recent: 2000, tolerated: 0.02 },
  { name: '2,000 recent, for the next 2,000', recent: 2000, tolerated: 0.05, over: 2000 },
  { name: '10 % wrong labels', recent: 2000, tolerated: 0.05, noise: 0.1 },
  { name: '10 % wrong labels, told', recent: 2000, tolerated: 0.05, noise: 0.1, told: true },
  {
    name: '10 % wrong labels, told, for the next 2,000',
    recent: 2000,
    tolerated: 0.05,
    noise: 0.1,
    told: true,
    over: 2000,
  },
]

/** Of one data set: how often the promise was broken, and what was acted on. */
export function boundTable(readings: Readings): string {
  const trials = readings.name === 'clinc150' ? [...common, ...withStrangers] : common
  const header = [
    'cut',
    'tolerated',
    'cuts beyond it',
    'the same, of all',
    'never acts',
    'acted on',
    'wrong',
    'in hindsight',
    'in expectation: beyond',
    'acted on',
    'own queues',
    'beyond in one of them',
  ]
  const lines = trials.map((trial) => line(readings, trial))
  return [
    `${readings.name}, ${splits} cuts, ${percent(confidence)} confidence`,
    '',
    row(header),
    row(header.map(() => '--')),
    ...lines,
  ].join('\n')
}

const withStrangers: readonly Trial[] = [
  { name: '1,000 recent, 5 % out of scope', recent: 1000, tolerated: 0.05, strange: 0.05 },
]

interface Judged extends ResolvedOutcome {
  readonly score: number
  readonly isRight: boolean
}

function line(readings: Readings, trial: Trial): string {
  const random = seededRandom(trial.recent + 1)
  const sum = {
    beyond: 0,
    beyondAll: 0,
    never: 0,
    acted: 0,
    wrong: 0,
    best: 0,
    loose: 0,
    looseActed: 0,
    own: 0,
    inOne: 0,
  }
  for (let split = 0; split < splits; split++) {
    const all = judgedOf(readings, trial, random)
    const recent = all.slice(0, trial.recent)
    const later = all.slice(trial.recent, trial.over ? trial.recent + trial.over : undefined)
    const thresholds = riskThreshold(withNoise(recent, trial.noise ?? 0, random), {
      tolerated: trial.tolerated,
      confidence,
      ...(trial.told === true && trial.noise !== undefined ? { wrongLabels: trial.noise } : {}),
      ...(trial.over === undefined ? {} : { over: trial.over }),
    })
    const { threshold } = thresholds.pooled
    const done = tally(later, () => threshold)
    if (done.wrong > trial.tolerated * done.acted) sum.beyond++
    const whole = tally(all, () => threshold)
    if (whole.wrong > trial.tolerated * whole.acted) sum.beyondAll++
    if (done.acted === 0) sum.never++
    sum.acted += done.acted / later.length
    sum.wrong += done.acted === 0 ? 0 : done.wrong / done.acted
    sum.best += bestCoverage(
      later.map(({ score, isRight }) => ({ confidence: score, right: isRight })),
      trial.tolerated,
    ).coverage
    const loose = tally(later, () => inExpectation(recent, trial.tolerated))
    if (loose.wrong > trial.tolerated * loose.acted) sum.loose++
    sum.looseActed += loose.acted / later.length
    const own = thresholds.lanes.flatMap(({ queue, threshold: least }) =>
      queue !== undefined && least <= 1 ? [queue] : [],
    )
    sum.own += own.length
    const anyBeyond = own.some((queue) => {
      const { acted, wrong } = tally(
        all.filter((ticket) => ticket.queue === queue),
        () => thresholdOf(thresholds, queue),
      )
      return wrong > trial.tolerated * acted
    })
    if (anyBeyond) sum.inOne++
  }
  return row([
    trial.name,
    percent(trial.tolerated),
    percent(sum.beyond / splits),
    percent(sum.beyondAll / splits),
    percent(sum.never / splits),
    percent(sum.acted / splits),
    percent(sum.wrong / Math.max(1, splits - sum.never)),
    percent(sum.best / splits),
    percent(sum.loose / splits),
    percent(sum.looseActed / splits),
    (sum.own / splits).toFixed(1),
    percent(sum.inOne / splits),
  ])
}

/** In random order. */
function judgedOf(
  { known, strange }: Readings,
  { strange: share = 0 }: Trial,
  random: () => number,
): readonly Judged[] {
  const strangers = share === 0 ? [] : strange
  const rest =
    share === 0 ? known : shuffled(known, random).slice(0, Math.round((strangers.length * (1 - share)) / share))
  return shuffled([...rest, ...strangers], random).map(judged)
}

function judged(held: Held): Judged {
  const isRight = held.queue === held.truth
  return { ...held, right: isRight, isRight, ageDays: 1, score: actScore(held) }
}

/** With labels made wrong by chance, a right reading looks wrong; a wrong one all but never looks right. */
function withNoise(tickets: readonly Judged[], noise: number, random: () => number): readonly Judged[] {
  if (noise === 0) return tickets
  return tickets.map((ticket) => (random() < noise ? { ...ticket, right: false } : ticket))
}

function tally(tickets: readonly Judged[], threshold: () => number): { acted: number; wrong: number } {
  const least = threshold()
  let acted = 0
  let wrong = 0
  for (const { score, isRight } of tickets) {
    if (score < least) continue
    acted++
    if (!isRight) wrong++
  }
  return { acted, wrong }
}

/**
 * What controlling the expected error alone would give (conformal risk control, Angelopoulos et al. 2024, on the share
 * wrong among those acted on): the lowest threshold where (wrong + 1) / (acted + 1) is tolerated. A peer, and not used.
 */
function inExpectation(tickets: readonly Judged[], tolerated: number): number {
  let lowest = Infinity
  let acted = 0
  let wrong = 0
  for (const { score, right } of tickets.toSorted((a, b) => b.score - a.score)) {
    acted++
    if (!right) wrong++
    if (wrong + 1 <= tolerated * (acted + 1)) lowest = score
  }
  return lowest
}

export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

export function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`
}
