import { setTimeout as sleep } from 'node:timers/promises'
import { explainDecision, type Decision } from '@pointsman/core'
import type { SampleCompany, TrueTicket } from '@pointsman/simulator'
import type { Store } from '../../store/store.ts'
import { say } from '../answer.ts'
import { decisionLine, type LineStyle } from '../decision-line.ts'
import type { Shell } from '../shell.ts'
import type { CompanyLife } from './company-life.ts'
import { Tally } from './tally.ts'

export interface LiveOptions {
  readonly perSecond: number
  /** Ends after so many tickets; goes on until stopped when absent. */
  readonly once?: number
  readonly stopped: AbortSignal
}

/** What the demo goes on with. */
export interface LiveParts {
  readonly store: Store
  readonly company: SampleCompany
  readonly life: CompanyLife
  readonly tickets: Iterable<TrueTicket>
}

/** After so many tickets the next telling decision is shown with all its reasons. */
const explainAfter = [0, 12, 40]
const tallyEvery = 50

/** Sends live tickets at a steady rate, lets the agents work on theirs, and shows every decision as it falls. */
export async function goLive(parts: LiveParts, options: LiveOptions, shell: Shell): Promise<void> {
  const { store, company, life, tickets } = parts
  const tally = new Tally(company.queues)
  const style: LineStyle = {
    columns: shell.out.columns,
    colour: shell.out.isTerminal && !shell.environment['NO_COLOR'] ? 'coloured' : 'plain',
  }
  let count = 0
  let explained = 0
  for (const one of tickets) {
    if (options.stopped.aborted || count === options.once) break
    await life.liveUntil(one.ticket.receivedAt)
    const id = await life.comesIn(one)
    const decision = id === undefined ? undefined : await store.decision(id)
    if (!decision) continue
    count++
    tally.add(one, decision)
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

/** Given to somebody, with somebody else to compare, in the language of this terminal. */
function isTelling({ outcome, runnerUp, reading }: Decision): boolean {
  return outcome.kind === 'assigned' && runnerUp !== undefined && reading.language.code === 'en'
}

function indented(lines: readonly string[]): string {
  return `\n${lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n')}\n\n`
}
