import { PointsmanError } from '@pointsman/core'
import type { Database, Queryable } from './database.ts'
import type { ModelSummary, Promoted, Promotion, StoredModel } from './model-verbs.ts'
import { championOf, lockPromotions, promote, promotionBefore, type PromotionRow } from './promotions.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'

/** Small enough that taking one in blocks nobody for long; larger saves rows, and round trips when a model is fetched. */
const pieceBytes = 1024 * 1024

type Models = Pick<
  Store,
  'saveModel' | 'championVersion' | 'model' | 'models' | 'promoteModel' | 'backToModel' | 'promotions' | 'pruneModels'
>

/** Trained models, and which of them is in force. */
export function models(database: Database): Models {
  return {
    saveModel: (model, promotion) =>
      database.transaction(async (client) => {
        await writeModel(client, model)
        return promotion === undefined ? false : putInForce(client, model.version, promotion)
      }),
    championVersion: async () => (await championOf(database))?.model,
    model: (version) => database.transaction((client) => readModel(client, version)),
    models: async () => {
      const rows = await database.query<ModelRow>(`select ${modelColumns} from models order by position desc`)
      return rows.map(asSummary)
    },
    promoteModel: (version, promotion) =>
      database.transaction(async (client) => {
        const champion = await lockPromotions(client)
        if (champion?.model === version) return asPromoted(champion)
        if (!(await isKept(client, version))) throw notFound(version)
        return asPromoted(await promote(client, { ...promotion, version, returnsTo: champion?.position ?? null }))
      }),
    backToModel: (promotion) => database.transaction((client) => goBack(client, promotion)),
    promotions: async (limit) => {
      const rows = await database.query<PromotionRow>(
        'select position, model, at, actor, reason, returns_to from promotions order by position desc limit $1',
        [limit],
      )
      return rows.map(asPromoted)
    },
    pruneModels: (keep) => database.transaction((client) => prune(client, keep)),
  }
}

async function writeModel(client: Queryable, model: StoredModel): Promise<void> {
  await client.query('delete from models where version = $1', [model.version])
  const [row] = await client.query<{ position: number }>(
    `insert into models (version, trained_at, trained_through, lesson_seq, facts, bytes) values ($1, $2, $3, $4, $5, $6)
     returning position`,
    [
      model.version,
      new Date(model.trainedAt),
      model.trainedThrough === undefined ? null : new Date(model.trainedThrough),
      model.lessonSeq,
      JSON.stringify(storable(model.facts)),
      model.snapshot.length,
    ],
  )
  for (let number = 0; number * pieceBytes < model.snapshot.length; number++) {
    const piece = model.snapshot.subarray(number * pieceBytes, (number + 1) * pieceBytes)
    await client.query('insert into model_pieces (model, number, piece) values ($1, $2, $3)', [
      row!.position,
      number,
      Buffer.from(piece.buffer, piece.byteOffset, piece.length),
    ])
  }
}

async function putInForce(client: Queryable, version: string, promotion: Promotion): Promise<boolean> {
  const champion = await lockPromotions(client)
  if (champion?.model === version) return true
  if (promotion.over !== undefined && promotion.over !== champion?.model) return false
  await promote(client, { ...promotion, version, returnsTo: champion?.position ?? null })
  return true
}

/** To what the present one replaced, or what that one replaced, as far as it is still kept. */
async function goBack(client: Queryable, promotion: Promotion): Promise<Promoted> {
  let row = await lockPromotions(client)
  const present = row?.model
  while (row !== undefined) {
    row = await promotionBefore(client, row)
    if (row !== undefined && row.model !== present && (await isKept(client, row.model))) break
  }
  if (row === undefined) {
    const why =
      present === undefined ? 'No model is in force' : `Model ${present} is in force, and no earlier one is kept`
    throw new PointsmanError('no_earlier_model', `${why}: there is nothing to go back to.`)
  }
  return asPromoted(await promote(client, { ...promotion, version: row.model, returnsTo: row.returns_to }))
}

async function prune(client: Queryable, keep: number): Promise<readonly string[]> {
  const champion = await lockPromotions(client)
  const needed = new Set(champion === undefined ? [] : [champion.model])
  for (let row = champion; row !== undefined && needed.size < 2;) {
    row = await promotionBefore(client, row)
    if (row !== undefined && (await isKept(client, row.model))) needed.add(row.model)
  }
  const gone = await client.query<{ version: string }>(
    `delete from models where version <> all($1::text[])
       and position not in (select position from models order by position desc limit $2)
     returning version`,
    [[...needed], keep],
  )
  return gone.map(({ version }) => version)
}

async function readModel(client: Queryable, version: string | undefined): Promise<StoredModel | undefined> {
  const wanted = version ?? (await championOf(client))?.model
  if (wanted === undefined) return undefined
  // Locked, lest it be tidied away between two pieces.
  const [row] = await client.query<ModelRow>(`select ${modelColumns} from models where version = $1 for key share`, [
    wanted,
  ])
  if (row === undefined) return undefined
  // Copied piece by piece: a model is tens of megabytes, and requests are answered in between.
  const snapshot = new Uint8Array(row.bytes)
  let length = 0
  for (let number = 0; ; number++) {
    const [next] = await client.query<{ piece: Buffer }>(
      'select piece from model_pieces where model = $1 and number = $2',
      [row.position, number],
    )
    if (next === undefined) break
    snapshot.set(next.piece, length)
    length += next.piece.length
  }
  const { bytes: _, ...summary } = asSummary(row)
  return { ...summary, snapshot }
}

async function isKept(client: Queryable, version: string): Promise<boolean> {
  return (await client.query('select 1 from models where version = $1 for share', [version])).length > 0
}

interface ModelRow {
  readonly position: number
  readonly version: string
  readonly trained_at: number
  readonly trained_through: number | null
  readonly lesson_seq: number
  readonly facts: Readonly<Record<string, unknown>>
  readonly bytes: number
}

const modelColumns = 'position, version, trained_at, trained_through, lesson_seq, facts, bytes'

function asSummary(row: ModelRow): ModelSummary {
  return {
    version: row.version,
    trainedAt: row.trained_at,
    ...(row.trained_through === null ? {} : { trainedThrough: row.trained_through }),
    lessonSeq: row.lesson_seq,
    bytes: row.bytes,
    facts: row.facts,
  }
}

function asPromoted({ model, at, actor, reason }: PromotionRow): Promoted {
  return { version: model, at, actor, reason }
}

function notFound(version: string): PointsmanError {
  return new PointsmanError(
    'not_found',
    `There is no model ${JSON.stringify(version)}.`,
    'Maybe it was tidied away; `pointsman model list` shows those that are kept.',
  )
}
