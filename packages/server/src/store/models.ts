import type { Database } from './database.ts'
import { storable } from './storable.ts'
import type { Store, StoredModel } from './store.ts'

/** Small against PostgreSQL's limits and this process's memory; larger only saves a few rows. */
const pieceBytes = 4 * 1024 * 1024

/** Trained models. Saving one makes it the champion; saving a known version again only does that. */
export function models(database: Database): Pick<Store, 'saveModel' | 'championVersion' | 'model'> {
  return {
    saveModel: (model) =>
      database.transaction(async (client) => {
        await client.query('delete from models where version = $1', [model.version])
        const [row] = await client.query<{ position: number }>(
          'insert into models (version, trained_at, lesson_seq, facts) values ($1, $2, $3, $4) returning position',
          [model.version, new Date(model.trainedAt), model.lessonSeq, JSON.stringify(storable(model.facts))],
        )
        for (let number = 0; number * pieceBytes < model.snapshot.length; number++) {
          const piece = model.snapshot.subarray(number * pieceBytes, (number + 1) * pieceBytes)
          await client.query('insert into model_pieces (model, number, piece) values ($1, $2, $3)', [
            row!.position,
            number,
            Buffer.from(piece.buffer, piece.byteOffset, piece.length),
          ])
        }
      }),
    championVersion: async () => {
      const [row] = await database.query<{ version: string }>(
        'select version from models order by position desc limit 1',
        [],
        'champion-version',
      )
      return row?.version
    },
    model: (version) =>
      database.transaction(async (client) => {
        const [row] = await client.query<ModelRow>(
          `select position, version, trained_at, lesson_seq, facts from models
           where $1::text is null or version = $1 order by position desc limit 1`,
          [version ?? null],
        )
        if (row === undefined) return undefined
        const pieces: Buffer[] = []
        for (;;) {
          const [next] = await client.query<{ piece: Buffer }>(
            'select piece from model_pieces where model = $1 and number = $2',
            [row.position, pieces.length],
          )
          if (next === undefined) break
          pieces.push(next.piece)
        }
        return asModel(row, Buffer.concat(pieces))
      }),
  }
}

interface ModelRow {
  readonly position: number
  readonly version: string
  readonly trained_at: number
  readonly lesson_seq: number
  readonly facts: Readonly<Record<string, unknown>>
}

function asModel(row: ModelRow, snapshot: Buffer): StoredModel {
  return {
    version: row.version,
    trainedAt: row.trained_at,
    lessonSeq: row.lesson_seq,
    // An array of its own: a Buffer compares unequal to the same bytes and may be a view of a larger one.
    snapshot: new Uint8Array(snapshot),
    facts: row.facts,
  }
}
