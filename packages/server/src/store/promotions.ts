import type { Queryable } from './database.ts'
import type { Promotion } from './model-verbs.ts'

/** A row of `promotions`: the newest says which model is in force. */
export interface PromotionRow {
  readonly position: number
  readonly model: string
  readonly at: number
  readonly actor: string
  readonly reason: string
  readonly returns_to: number | null
}

const columns = 'position, model, at, actor, reason, returns_to'

/** The newest promotion; undefined where none was ever made. */
export async function championOf(client: Queryable): Promise<PromotionRow | undefined> {
  const [row] = await client.query<PromotionRow>(
    `select ${columns} from promotions order by position desc limit 1`,
    [],
    'champion',
  )
  return row
}

/** The champion, and nobody else changes it until the transaction ends. */
export async function lockPromotions(client: Queryable): Promise<PromotionRow | undefined> {
  await client.query('lock table promotions in share row exclusive mode')
  return championOf(client)
}

/** What going back from this one leads to. */
export async function promotionBefore(client: Queryable, row: PromotionRow): Promise<PromotionRow | undefined> {
  if (row.returns_to === null) return undefined
  const [before] = await client.query<PromotionRow>(`select ${columns} from promotions where position = $1`, [
    row.returns_to,
  ])
  return before
}

/** Puts a model in force. `lockPromotions` comes first. */
export async function promote(
  client: Queryable,
  promotion: Promotion & { readonly version: string; readonly returnsTo: number | null },
): Promise<PromotionRow> {
  const { version, at, actor, reason, returnsTo } = promotion
  const [row] = await client.query<PromotionRow>(
    `insert into promotions (model, at, actor, reason, returns_to) values ($1, $2, $3, $4, $5) returning ${columns}`,
    [version, new Date(at), actor, reason, returnsTo],
  )
  return row!
}
