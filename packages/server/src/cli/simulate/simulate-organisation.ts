import { writeFile } from 'node:fs/promises'
import { PointsmanError, type Agent, type HistoricTicket } from '@pointsman/core'
import {
  compare,
  drawScenario,
  fitHistory,
  interval,
  mainPeer,
  policies,
  recovery,
  sustainedVolume,
  worlds,
  type Comparison,
  type Experiment,
  type FittedOrganisation,
  type PolicyName,
  type Recovery,
  type World,
} from '@pointsman/simulator'
import { say, type AnswerOptions } from '../answer.ts'
import { withStore } from '../open-store.ts'
import { showProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { runTasks } from './seed-pool.ts'
import { simulationJson, simulationText, worldsText, type Played, type Simulation } from './simulation-text.ts'
import { simulationSvg } from './simulation-svg.ts'
import { parseWhatIf, type WhatIf } from './what-if.ts'

/** As given on the command line. */
export interface SimulateOptions extends AnswerOptions {
  readonly world: string
  readonly from?: 'history'
  readonly policies: string
  readonly agents?: number
  readonly days: number
  readonly seeds: number
  readonly load: number
  readonly whatIf: readonly string[]
  readonly sustained?: boolean
  readonly turns?: boolean
  readonly threads?: number
  readonly svg?: string
}

/** Days at the start that are played and not measured: whoever learns has learned by then. */
const warmupDays = 14

/** Carries out `pointsman simulate`. */
export async function simulateOrganisation(
  options: SimulateOptions,
  store: StoreOptions,
  shell: Shell,
): Promise<{ json: unknown; text: string }> {
  if (options.world === 'list') return { json: worlds, text: worldsText(worlds) }
  const names = policyNames(options.policies)
  const fitted = options.from === 'history' ? await fitStore(store, shell) : undefined
  const experiment = experimentOf(options, names, fitted)
  const changes = options.whatIf.map((text) => parseWhatIf(text, namesIn(experiment)))
  const played = await playAll(experiment, changes, options, shell)
  const simulation: Simulation = {
    world: experiment.world,
    notes: fitted?.notes ?? [],
    days: options.days,
    seeds: options.seeds,
    load: options.load,
    played,
    sustained: options.sustained === true ? searchSustained(experiment, played[0]!, shell) : [],
    turns: options.turns === true ? playTurns(experiment, shell) : [],
  }
  if (options.svg !== undefined) {
    await writeFile(options.svg, simulationSvg(simulation))
    say(shell, `drawn: ${options.svg}`)
  }
  return { json: simulationJson(simulation), text: simulationText(simulation, shell.out.columns) }
}

function policyNames(text: string): readonly PolicyName[] {
  const known = Object.keys(policies) as readonly PolicyName[]
  if (text === 'all') return known
  return text.split(',').map((part) => {
    const name = known.find((one) => one === part.trim())
    if (name === undefined) {
      throw new PointsmanError(
        'usage',
        `--policies: there is no policy "${part.trim()}"; there are ${known.join(', ')}`,
      )
    }
    return name
  })
}

function experimentOf(
  { world: name, agents, days, seeds, load }: SimulateOptions,
  names: readonly PolicyName[],
  fitted: FittedOrganisation | undefined,
): Experiment {
  const known = worlds.find((one) => one.name === name)
  if (known === undefined) {
    const list = worlds.map((one) => one.name).join(', ')
    throw new PointsmanError('usage', `--world: there is no world "${name}"; there are ${list}`, 'try --world list')
  }
  if (fitted !== undefined && agents !== undefined) {
    throw new PointsmanError('usage', '--agents cannot be given with --from history', 'try --what-if "agents+2"')
  }
  const world: World = agents === undefined ? known : { ...known, agents }
  const common = { days, warmupDays, seeds, policies: names, volume: load }
  if (fitted === undefined) return { ...common, world }
  return { ...common, world: fitted.world, given: { organisation: fitted.organisation, demand: fitted.demand } }
}

/** What a new colleague may be hired for. */
function namesIn(experiment: Experiment): readonly string[] {
  const { organisation } = drawScenario(experiment.world, { ...experiment, seed: 1, days: 1, warmupDays: 0 })
  const languages = organisation.agents.flatMap(({ agent }) => agent.languages)
  return [...new Set([...organisation.queues, ...organisation.topics.map(({ id }) => id), ...languages])]
}

async function fitStore(store: StoreOptions, shell: Shell): Promise<FittedOrganisation> {
  const progress = showProgress(shell, 'reading the history')
  const history: HistoricTicket[] = []
  let agents: readonly Agent[] = []
  await withStore(shell, store, async (open) => {
    agents = await open.agents()
    for await (const page of open.history()) {
      history.push(...page)
      progress.update(undefined, `${history.length.toLocaleString('en')} tickets`)
    }
  })
  progress.end()
  const fitted = fitHistory(history, agents)
  if (fitted === undefined) {
    throw new PointsmanError(
      'nothing_to_learn',
      `--from history: ${history.length} tickets in the database, too few of them with an assignee and a queue or topic (50 are the least)`,
      'pointsman import --history FILE with the columns assignee and queue first',
    )
  }
  return fitted
}

async function playAll(
  experiment: Experiment,
  changes: readonly WhatIf[],
  options: SimulateOptions,
  shell: Shell,
): Promise<readonly Played[]> {
  const variants = [{ text: 'as it is', staff: [], volume: 1 }, ...changes]
  const tasks = variants.flatMap(({ staff, volume }) =>
    Array.from({ length: experiment.seeds }, (_, at) => ({
      experiment: { ...experiment, staff, volume: volume * (experiment.volume ?? 1) },
      seed: at + 1,
    })),
  )
  const progress = showProgress(shell, 'playing')
  let forget = (): void => undefined
  try {
    const results = await runTasks(tasks, {
      threads: options.threads,
      onDone: (done, of) => progress.update(done / of, `${done} of ${of} seeds`),
      onStart: (stop) => (forget = shell.onStop(stop)),
    })
    return variants.map(({ text }, at) => {
      const trials = results.slice(at * experiment.seeds, (at + 1) * experiment.seeds).flat()
      return { text, trials, comparisons: compare(trials) }
    })
  } finally {
    forget()
    progress.end()
  }
}

/** Bisections and changes are dear: this many seeds are enough for two figures. */
const mostSearched = 5

function searchSustained(experiment: Experiment, asItIs: Played, shell: Shell): Simulation['sustained'] {
  const peer = asItIs.comparisons.find(({ policy }: Comparison) => policy === mainPeer)
  if (peer === undefined)
    throw new PointsmanError('usage', `--sustained compares with ${mainPeer}: name it in --policies`)
  const seeds = Math.min(mostSearched, experiment.seeds)
  const progress = showProgress(shell, 'searching the volume')
  const found = experiment.policies.map((policy, at) => ({
    policy,
    breachRate: peer.mean.breachRate.mean,
    volume: interval(
      Array.from({ length: seeds }, (_, seed) => {
        progress.update((at * seeds + seed) / (experiment.policies.length * seeds), policy)
        return sustainedVolume(experiment, policy, seed + 1, peer.mean.breachRate.mean)
      }),
    ),
  }))
  progress.end()
  return found
}

function playTurns(experiment: Experiment, shell: Shell): readonly (Recovery & { readonly policy: PolicyName })[] {
  const progress = showProgress(shell, 'playing changes')
  const found = experiment.policies.flatMap((policy) =>
    (['newcomer', 'leaver', 'new-topic'] as const).map((kind) => {
      progress.update(undefined, `${policy}, ${kind}`)
      return { policy, ...recovery(experiment, kind, policy, Math.min(mostSearched, experiment.seeds)) }
    }),
  )
  progress.end()
  return found
}
