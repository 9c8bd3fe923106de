/** Where tickets wait for a group of agents. */
export interface Queue {
  readonly id: string
  readonly name: string
  /** In the operator's words what belongs here ("invoices, refunds, cards"): all the reader has on day one. */
  readonly description: string
  /** False for a closed queue: nothing is ever routed to it again. */
  readonly active: boolean
  readonly version: number
  /** Skills an agent must have declared (level above 0) to take a ticket of this queue. */
  readonly requiredSkills: readonly string[]
  /** Effort that may be assigned in this queue at once; absent: no limit but the agents' own. */
  readonly capacity?: number
}
