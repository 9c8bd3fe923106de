import {
  mainPeer,
  measureNames,
  pairedRatio,
  type Comparison,
  type Estimate,
  type MeasureName,
  type PolicyName,
  type Recovery,
  type Trial,
  type World,
} from '@pointsman/simulator'
import { pad, table } from '../table.ts'

/** Everything that was found, to be told in words, as JSON or as a drawing. */
export interface Simulation {
  readonly world: World
  readonly notes: readonly string[]
  readonly days: number
  readonly seeds: number
  readonly load: number
  /** As it is, then one for each `--what-if`. */
  readonly played: readonly Played[]
  readonly sustained: readonly { readonly policy: PolicyName; readonly breachRate: number; readonly volume: Estimate }[]
  readonly turns: readonly (Recovery & { readonly policy: PolicyName })[]
}

export interface Played {
  readonly text: string
  readonly trials: readonly Trial[]
  readonly comparisons: readonly Comparison[]
}

/** What each measure is called, and how it is written. */
export const measureWords: Readonly<Record<MeasureName, { readonly words: string; readonly digits: number }>> = {
  firstResponseMean: { words: 'first response, mean (min)', digits: 0 },
  firstResponseP90: { words: 'first response, 90 % within (min)', digits: 0 },
  highImpactP90: { words: 'the same, high impact (min)', digits: 0 },
  resolutionMean: { words: 'resolution, mean (min)', digits: 0 },
  breachRate: { words: 'promises broken (share)', digits: 3 },
  delayCost: { words: 'cost of delay per ticket', digits: 2 },
  handOns: { words: 'handed on per ticket', digits: 3 },
  reopenings: { words: 'reopened per ticket', digits: 3 },
  effortGini: { words: 'unevenness of effort (Gini)', digits: 2 },
  interestingGini: { words: 'unevenness of interesting work', digits: 2 },
  developmentShare: { words: "juniors' work on what is new to them", digits: 2 },
  utilisation: { words: 'working time with work in hand', digits: 2 },
}

export function worldsText(worlds: readonly World[]): string {
  return table(
    'l:world r:agents r:topics l:what_it_is',
    worlds.map(({ name, agents, topics, description }) => [name, String(agents), String(topics), description]),
  )
}

/** One document: means with ranges, ratios to the main peer, and every trial. */
export function simulationJson({ world, notes, days, seeds, load, played, sustained, turns }: Simulation): unknown {
  const variants = played.map(({ text, trials, comparisons }) => ({ variant: text, comparisons, trials }))
  return { world, notes, days, seeds, load, peer: mainPeer, variants, sustained, turns }
}

/** The table, bars for the cost of delay, and what changes would bring. */
export function simulationText(simulation: Simulation, columns: number): string {
  const { world, notes, days, seeds, load, played, sustained, turns } = simulation
  const [asItIs, ...others] = played
  const parts = [
    `${world.name}: ${world.description}`,
    `${days} days, ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}, volume × ${load}; ± is the range that holds the true mean in 19 cases of 20`,
    ...notes.map((note) => `- ${note}`),
    '',
    comparisonTable(asItIs!.comparisons),
    '',
    bars(asItIs!.comparisons, columns),
    ...(others.length > 0 ? ['', changesTable(asItIs!, others)] : []),
    ...(sustained.length > 0 ? ['', sustainedTable(sustained)] : []),
    ...(turns.length > 0 ? ['', turnsTable(turns)] : []),
  ]
  return parts.join('\n')
}

function comparisonTable(comparisons: readonly Comparison[]): string {
  const columns = ['l:measure', ...comparisons.map(({ policy }) => `r:${policy}`)].join(' ')
  const rows = measureNames.flatMap((name) => {
    const { words, digits } = measureWords[name]
    const means = [words, ...comparisons.map(({ mean }) => plusMinus(mean[name], digits))]
    if (!comparisons.some(({ ratio }) => ratio !== undefined) || comparisons.length < 2) return [means]
    const ratios = comparisons.map(({ policy, ratio }) =>
      policy === mainPeer || ratio === undefined ? '' : `× ${plusMinus(ratio[name], 2)}`,
    )
    return [means, ['', ...ratios]]
  })
  const gap = comparisons.some(({ gapClosed }) => gapClosed !== undefined)
    ? [
        [
          `of the way from ${mainPeer} to the oracle`,
          ...comparisons.map(({ gapClosed }) => (gapClosed === undefined ? '' : plusMinus(gapClosed, 2))),
        ],
      ]
    : []
  const unresolved = comparisons.some((one) => one.unresolved > 0)
    ? [['never resolved (tickets)', ...comparisons.map((one) => one.unresolved.toFixed(1))]]
    : []
  return table(columns, [...rows, ...gap, ...unresolved])
}

const barCells = 40

/** The cost of delay as bars, the dearest the longest. */
function bars(comparisons: readonly Comparison[], columns: number): string {
  const most = Math.max(...comparisons.map(({ mean }) => mean.delayCost.mean))
  const name = Math.max(...comparisons.map(({ policy }) => policy.length))
  const room = Math.max(10, Math.min(barCells, columns - name - 12))
  const lines = comparisons.map(({ policy, mean }) => {
    const cells = most > 0 ? Math.max(1, Math.round((room * mean.delayCost.mean) / most)) : 0
    return `${pad(policy, name)}  ${pad('█'.repeat(cells), room)}  ${mean.delayCost.mean.toFixed(2)}`
  })
  return ['cost of delay per ticket', ...lines].join('\n')
}

const changeMeasures: readonly MeasureName[] = [
  'firstResponseMean',
  'highImpactP90',
  'breachRate',
  'delayCost',
  'utilisation',
]

/** Each change against things as they are, for every policy that is no oracle. */
function changesTable(asItIs: Played, others: readonly Played[]): string {
  const columns = [
    'l:what_if',
    'l:policy',
    ...changeMeasures.map((name) => `r:${measureWords[name].words.replaceAll(' ', '_')}`),
  ]
  const rows = others.flatMap((other) =>
    other.comparisons
      .filter(({ policy }) => policy !== 'oracle')
      .map(({ policy, mean }) => [
        other.text,
        policy,
        ...changeMeasures.map((name) => {
          const ratio = pairedRatio(valuesOf(other, policy, name), valuesOf(asItIs, policy, name))
          return `${mean[name].mean.toFixed(measureWords[name].digits)} (× ${plusMinus(ratio, 2)})`
        }),
      ]),
  )
  return table(columns.join(' '), rows)
}

function valuesOf({ trials }: Played, policy: PolicyName, name: MeasureName): readonly number[] {
  return trials.filter((trial) => trial.policy === policy).map(({ measures }) => measures[name])
}

function sustainedTable(sustained: Simulation['sustained']): string {
  const rate = sustained[0]?.breachRate ?? 0
  return table(
    `l:policy r:volume_carried_with_${rate.toFixed(2)}_of_promises_broken`,
    sustained.map(({ policy, volume }) => [policy, `× ${plusMinus(volume, 2)}`]),
  )
}

function turnsTable(turns: Simulation['turns']): string {
  return table(
    'l:change l:policy r:days_until_settled r:cost_of_delay_then r:tickets_on_the_first_day r:most_at_once,_of_capacity',
    turns.map(({ kind, policy, daysUntilBack, settled, firstDayTickets, mostLoad }) => [
      kind,
      policy,
      String(daysUntilBack),
      `× ${settled.toFixed(2)}`,
      firstDayTickets?.toFixed(1) ?? '',
      mostLoad?.toFixed(2) ?? '',
    ]),
  )
}

function plusMinus({ mean, high }: Estimate, digits: number): string {
  const half = high - mean
  return half > 0 ? `${mean.toFixed(digits)} ±${half.toFixed(digits)}` : mean.toFixed(digits)
}
