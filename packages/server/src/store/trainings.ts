import type { Database } from './database.ts'
import type { ModelVerbs, StoredTraining, TrainingEnding } from './model-verbs.ts'
import { storable } from './storable.ts'

type Trainings = Pick<ModelVerbs, 'beginTraining' | 'noteTraining' | 'endTraining' | 'trainings'>

/** Trainings, under way and done, for whoever asks on whichever node. */
export function trainings(database: Database): Trainings {
  return {
    beginTraining: ({ id, startedAt, actor, kind, seed }) =>
      database.transaction(async (client) => {
        const abandoned: TrainingEnding = {
          outcome: 'abandoned',
          inWords: 'The process that trained ended before it was done.',
        }
        await client.query('update trainings set ended_at = $1, ending = $2 where ended_at is null', [
          new Date(startedAt),
          JSON.stringify(abandoned),
        ])
        await client.query('insert into trainings (id, started_at, actor, kind, seed) values ($1, $2, $3, $4, $5)', [
          id,
          new Date(startedAt),
          actor,
          kind,
          seed,
        ])
      }),
    noteTraining: async (id, share, step) => {
      await database.query('update trainings set share = $2, step = $3 where id = $1 and ended_at is null', [
        id,
        share,
        step,
      ])
    },
    endTraining: async (id, at, ending) => {
      await database.query(
        `update trainings set ended_at = $2, ending = $3, share = 1, step = 'done' where id = $1 and ended_at is null`,
        [id, new Date(at), JSON.stringify(storable(ending))],
      )
    },
    trainings: async (limit) => {
      const rows = await database.query<TrainingRow>(
        `select id, started_at, actor, kind, seed, share, step, ended_at, ending from trainings
         order by started_at desc, id desc limit $1`,
        [limit],
      )
      return rows.map(asTraining)
    },
  }
}

interface TrainingRow extends Pick<StoredTraining, 'id' | 'actor' | 'kind' | 'seed' | 'share' | 'step'> {
  readonly started_at: number
  readonly ended_at: number | null
  readonly ending: TrainingEnding | null
}

function asTraining({ started_at, ended_at, ending, ...row }: TrainingRow): StoredTraining {
  return {
    ...row,
    startedAt: started_at,
    ...(ended_at === null ? {} : { endedAt: ended_at }),
    ...(ending === null ? {} : { ending }),
  }
}
