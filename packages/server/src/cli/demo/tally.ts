import { percent, type Decision, type Queue } from '@pointsman/core'
import { keywordRule, type TrueTicket } from '@pointsman/simulator'

/** Counts how the routing did. The truth is known, because the company is made up. */
export class Tally {
  #tickets = 0
  #assigned = 0
  #right = 0
  #decided = 0
  #byWords = 0
  #byForm = 0
  readonly #rule: ReturnType<typeof keywordRule>
  readonly #names: ReadonlyMap<string, string>

  constructor(queues: readonly Queue[]) {
    this.#rule = keywordRule(queues)
    this.#names = new Map(queues.map(({ name, id }) => [name, id]))
  }

  add({ ticket, truth }: TrueTicket, { outcome }: Decision): void {
    this.#tickets++
    if (outcome.kind === 'assigned') this.#assigned++
    if ('queue' in outcome) this.#decided++
    if ('queue' in outcome && outcome.queue === truth.queue) this.#right++
    if (this.#rule(ticket) === truth.queue) this.#byWords++
    if (this.#names.get(ticket.claimed?.category ?? '') === truth.queue) this.#byForm++
  }

  /** How it did so far, beside what help desks do without it. */
  summary(): string {
    const share = (n: number, of: number): string => percent(of === 0 ? 0 : n / of)
    return [
      `${this.#tickets} tickets: ${share(this.#assigned, this.#tickets)} given to an agent at once;`,
      `${share(this.#right, this.#decided)} of those that were placed are in the right queue`,
      `(the form's category alone: ${share(this.#byForm, this.#tickets)}, a keyword rule: ${share(this.#byWords, this.#tickets)}).`,
    ].join(' ')
  }
}
