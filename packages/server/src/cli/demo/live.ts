import { setTimeout as sleep } from 'node:timers/promises'
import { explainDecision, type Decision, type Timestamp } from '@pointsman/core'
import { liveTickets, playOut, seededRandom, type SampleCompany, type TrueTicket } from '@pointsman/simulator'
import type { Store } from '../../store/store.ts'
import { say } from '../answer.ts'
import { decisionLine, type LineStyle } from '../decision-line.ts'
import type { Shell } from '../shell.ts'
import type { ApiClient } from './api-client.ts'
import { liveStart } from './prepare.ts'
import { Tally } from './tally.ts'

export interface LiveOptions {
  readonly seed: number
  readonly perSecond: number
  /** Ends after so many tickets; goes on until stopped when absent. */
  readonly once?: number
  readonly stopped: AbortSignal
}

/** What a made-up agent is working on. */
interface Work {
  readonly ticketId: string
  readonly agent: string
  readonly due: Timestamp
  readonly minutes: number | undefined
}

/** After so many tickets the next telling decision is shown with all its reasons. */
const explainAfter = [0, 12, 40]
const tallyEvery = 50

/** Sends live tickets at a steady rate, lets the agents resolve theirs, and shows every decision as it falls. */
export async function goLive(
  api: ApiClient,
  store: Store,
  company: SampleCompany,
  options: LiveOptions,
  shell: Shell,
): Promise<void> {
  const random = seededRandom(options.seed, 'demo')
  const tally = new Tally(company.queues)
  const style: LineStyle = {
    columns: shell.out.columns,
    colour: shell.out.isTerminal && !shell.environment['NO_COLOR'] ? 'coloured' : 'plain',
  }
  let work: readonly Work[] = []
  let count = 0
  let explained = 0
  for (const one of liveTickets({ seed: options.seed, from: liveStart(shell.now()) })) {
    if (options.stopped.aborted || count === options.once) break
    work = await finishWork(api, work, one.ticket.receivedAt)
    await api.setClock(one.ticket.receivedAt)
    const decision = await store.decision(await api.sendTicket(one.ticket))
    if (!decision) continue
    count++
    tally.add(one, decision)
    const begun = workOf(company, one, decision, random)
    if (begun) work = [...work, begun]
    shell.out.write(`${decisionLine(decision, style)}\n`)
    if (count > (explainAfter[explained] ?? Number.POSITIVE_INFINITY) && isTelling(decision)) {
      explained++
      shell.out.write(indented(explainDecision(decision, one.ticket)))
    }
    if (count % tallyEvery === 0) say(shell, `\n${tally.summary()}\n`)
    if (count !== options.once)
      await sleep(1000 / options.perSecond, undefined, { signal: options.stopped }).catch(() => undefined)
  }
  say(shell, `\n${tally.summary()}`)
}

/** Agents resolve what is due before `now`, each at its own moment. */
async function finishWork(api: ApiClient, work: readonly Work[], now: Timestamp): Promise<readonly Work[]> {
  for (const { ticketId, agent, due, minutes } of work
    .filter((each) => each.due <= now)
    .toSorted((a, b) => a.due - b.due)) {
    await api.resolve(ticketId, { at: new Date(due).toISOString(), actor: agent, agent, handle_minutes: minutes })
  }
  return work.filter(({ due }) => due > now)
}

/** Given to somebody, with somebody else to compare, in the language of this terminal. */
function isTelling({ outcome, runnerUp, reading }: Decision): boolean {
  return outcome.kind === 'assigned' && runnerUp !== undefined && reading.language.code === 'en'
}

/** How long the chosen agent will take: drawn from what they can really do, which the router has to find out. */
function workOf(
  company: SampleCompany,
  one: TrueTicket,
  { outcome }: Decision,
  random: () => number,
): Work | undefined {
  const worker = outcome.kind === 'assigned' ? company.truth.get(outcome.agent) : undefined
  if (!worker) return undefined
  const { resolvedAt, handleMinutes } = playOut(random, one, worker)
  return {
    ticketId: one.ticket.id,
    agent: worker.agent.id,
    due: resolvedAt ?? one.ticket.receivedAt,
    minutes: handleMinutes,
  }
}

function indented(lines: readonly string[]): string {
  return `\n${lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n')}\n\n`
}
