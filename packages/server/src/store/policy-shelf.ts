import { defaultLifeRules, defaultPolicy, type LifeRules, type Policy } from '@pointsman/core'
import type { Queryable } from './database.ts'

/** The policy in force, kept by version: looking whether there is a newer one costs next to nothing. */
export class PolicyShelf {
  #kept: Policy = defaultPolicy

  async get(client: Queryable): Promise<Policy> {
    const [row] = await client.query<{ document: Policy | null }>(
      `select case when version <> $1 then document end as document from policies order by version desc limit 1`,
      [this.#kept.version],
      'policy-in-force',
    )
    if (row?.document !== undefined && row.document !== null) this.#kept = row.document
    return this.#kept
  }
}

/** What a policy says of tickets' lives, or the default where it is from before there was anything to say. */
export function lifeRulesOf({ life }: Policy): LifeRules {
  return life ?? defaultLifeRules
}
