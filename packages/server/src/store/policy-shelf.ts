import { defaultLifeRules, defaultPolicy, type LifeRules, type Policy } from '@pointsman/core'
import type { Queryable } from './database.ts'

/** How long a policy may be used before it is looked for a newer one: other nodes may change it. */
const freshMilliseconds = 1000

/** The policy in force. Seldom looked for, because a recording is a handful of statements and this would be one more. */
export class PolicyShelf {
  #kept: Policy = defaultPolicy
  #until = 0

  async get(client: Queryable): Promise<Policy> {
    if (performance.now() < this.#until) return this.#kept
    const [row] = await client.query<{ document: Policy | null }>(
      `select case when version <> $1 then document end as document from policies order by version desc limit 1`,
      [this.#kept.version],
      'policy-in-force',
    )
    if (row?.document !== undefined && row.document !== null) this.#kept = row.document
    this.#until = performance.now() + freshMilliseconds
    return this.#kept
  }

  /** There is a newer one. */
  forget(): void {
    this.#until = 0
  }
}

/** What a policy says of tickets' lives, or the default where it is from before there was anything to say. */
export function lifeRulesOf({ life }: Policy): LifeRules {
  return life ?? defaultLifeRules
}
