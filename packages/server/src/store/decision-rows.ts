import type { Decision, Roster } from '@pointsman/core'
import { bytesArray, instantArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import { pack, unpack } from './packed.ts'
import type { RosterShelf } from './rosters.ts'
import { storableText } from './storable.ts'

/** A decision ready to be inserted: packed before the transaction, so that no lock is held meanwhile. */
export interface PackedDecision {
  readonly decision: Decision
  readonly rosterHash: string
  readonly document: Buffer
}

export function packDecision(decision: Decision, shelf: RosterShelf): PackedDecision {
  return {
    decision,
    rosterHash: shelf.hashOf(decision.situation.roster),
    document: pack({ ...decision, situation: { ...decision.situation, roster: null } }),
  }
}

/** Inserts in the given order; answers the positions, aligned. */
export async function insertDecisions(client: Queryable, rows: readonly PackedDecision[]): Promise<readonly number[]> {
  const outcomes = rows.map(({ decision }) => decision.outcome)
  const text = (values: readonly (string | undefined)[]): Buffer =>
    textArray(values.map((value) => value && storableText(value)))
  const inserted = await client.query<{ position: number; id: string }>(
    `insert into decisions (id, ticket_id, at, mode, outcome, reason, agent, queue, roster, document)
     select id, ticket_id, at, mode, outcome, reason, agent, queue, roster, document
     from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::bytea[]) with ordinality
       as x(id, ticket_id, at, mode, outcome, reason, agent, queue, roster, document, n)
     order by n
     returning position, id`,
    [
      text(rows.map(({ decision }) => decision.id)),
      text(rows.map(({ decision }) => decision.ticketId)),
      instantArray(rows.map(({ decision }) => decision.at)),
      text(rows.map(({ decision }) => decision.mode)),
      text(outcomes.map(({ kind }) => kind)),
      text(outcomes.map((outcome) => ('reason' in outcome ? outcome.reason : undefined))),
      text(outcomes.map((outcome) => ('agent' in outcome ? outcome.agent : undefined))),
      text(outcomes.map((outcome) => ('queue' in outcome ? outcome.queue : undefined))),
      textArray(rows.map(({ rosterHash }) => rosterHash)),
      bytesArray(rows.map(({ document }) => document)),
    ],
    'insert-decisions',
  )
  const positions = new Map(inserted.map(({ id, position }) => [id, position]))
  return rows.map(({ decision }) => positions.get(storableText(decision.id))!)
}

export interface DecisionRow {
  readonly position: number
  readonly roster: string
  readonly document: Buffer
}

export const decisionColumns = 'position, roster, document'

/** The decisions as they were written, each with its roster put back in its place. */
export async function asDecisions(shelf: RosterShelf, rows: readonly DecisionRow[]): Promise<readonly Decision[]> {
  const rosters = await shelf.get(rows.map(({ roster }) => roster))
  return rows.map(({ roster, document }) => withRoster(unpack(document) as Decision, rosters.get(roster)!))
}

function withRoster(decision: Decision, roster: Roster): Decision {
  return { ...decision, situation: { ...decision.situation, roster } }
}

/** Decisions by id or by ticket, outside of any transaction. */
export async function readDecisions(
  database: Database,
  shelf: RosterShelf,
  where: 'id = any($1::text[])' | 'ticket_id = any($1::text[])',
  names: readonly string[],
): Promise<readonly Decision[]> {
  const rows = await database.query<DecisionRow>(
    `select ${decisionColumns} from decisions where ${where} order by position`,
    [textArray(names.map(storableText))],
  )
  return asDecisions(shelf, rows)
}
