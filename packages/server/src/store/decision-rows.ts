import type { Decision, Roster } from '@pointsman/core'
import { bytesArray, doubleArray, instantArray, integerArray, textArray } from './binary-array.ts'
import type { Database, Queryable } from './database.ts'
import { readPacked, type DecisionPack, type PackedRow } from './decision-packs.ts'
import { exactJson } from '../exact-json.ts'
import type { RosterShelf } from './rosters.ts'
import { storableText } from './storable.ts'

/** A decision ready to be packed. */
export interface WrittenDecision {
  readonly decision: Decision
  readonly rosterHash: string
  /** The decision as JSON, without its roster. */
  readonly json: string
}

export function writeOut(decision: Decision, shelf: RosterShelf, writtenReading?: string): WrittenDecision {
  const { situation } = decision
  const document = { ...decision, situation: { ...situation, roster: null } }
  return {
    decision,
    rosterHash: shelf.hashOf(situation.roster),
    json: writtenReading === undefined ? exactJson(document) : withReading(document, writtenReading),
  }
}

const place = '"reading":null'

/** The reading is half of a document: where it is there as JSON it is put in. No text can look like its place: quotes are escaped there. */
function withReading(document: object, reading: string): string {
  const json = exactJson({ ...document, reading: null })
  const at = json.indexOf(place)
  return `${json.slice(0, at + '"reading":'.length)}${reading}${json.slice(at + place.length)}`
}

/** Inserts in the given order; answers the positions, in the order of the packs and their lines. */
export async function insertDecisions(
  client: Queryable,
  packs: readonly DecisionPack<WrittenDecision>[],
): Promise<readonly number[]> {
  const rows = packs.flatMap(({ members }) => members)
  const outcomes = rows.map(({ decision }) => decision.outcome)
  const text = (values: readonly (string | undefined)[]): Buffer =>
    textArray(values.map((value) => value && storableText(value)))
  const inserted = await client.query<{ position: number; id: string }>(
    `with packs as (
       insert into decision_packs (document)
       select document from unnest($10::bytea[]) with ordinality as p(document, n) order by n
       returning id
     ), numbered as (select id, row_number() over (order by id) as number from packs)
     insert into decisions (id, ticket_id, at, mode, outcome, reason, agent, queue, roster, pack, line, read_as, confidence, in_scope,
       model)
     select x.id, ticket_id, at, mode, outcome, reason, agent, queue, roster, numbered.id, line, read_as,
       confidence, in_scope, model
     from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::text[], $11::int4[], $12::int4[], $13::text[], $14::float8[], $15::float8[], $16::text[]) with ordinality
       as x(id, ticket_id, at, mode, outcome, reason, agent, queue, roster, number, line, read_as,
       confidence, in_scope, model, n)
     join numbered using (number)
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
      bytesArray(packs.map(({ document }) => document)),
      integerArray(packs.flatMap(({ members }, index) => members.map(() => index + 1))),
      integerArray(packs.flatMap(({ members }) => members.map((_, line) => line))),
      ...readingColumns(rows.map(({ decision }) => decision)),
    ],
    'insert-decisions',
  )
  const positions = new Map(inserted.map(({ id, position }) => [id, position]))
  return rows.map(({ decision }) => positions.get(storableText(decision.id))!)
}

/** What was read, for those who count: nothing where the reader could not be asked. */
function readingColumns(decisions: readonly Decision[]): readonly Buffer[] {
  const queues = decisions.map(({ reading }) => (reading.isMissing ? undefined : reading.queue))
  return [
    textArray(queues.map((queue) => queue?.label && storableText(queue.label))),
    doubleArray(queues.map((queue) => queue?.confidence)),
    doubleArray(queues.map((queue) => queue?.inScope)),
    textArray(decisions.map(({ modelVersion }) => storableText(modelVersion))),
  ]
}

export interface DecisionRow extends PackedRow {
  readonly position: number
  readonly roster: string
}

export const decisionColumns = 'position, roster, document, pack, line'

/** The decisions as they were written, each with its roster put back in its place. */
export async function asDecisions(
  database: Database,
  shelf: RosterShelf,
  rows: readonly DecisionRow[],
): Promise<readonly Decision[]> {
  const rosters = await shelf.get(rows.map(({ roster }) => roster))
  const documents = await readPacked(database, rows)
  return rows.map(({ roster }, index) => withRoster(documents[index] as Decision, rosters.get(roster)!))
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
  return asDecisions(database, shelf, rows)
}

/** Decisions by id as they were written, without their rosters, inside of a transaction. */
export async function readDocuments(
  client: Queryable,
  ids: readonly string[],
): Promise<readonly Omit<Decision, 'situation'>[]> {
  if (ids.length === 0) return []
  const rows = await client.query<PackedRow>(
    'select document, pack, line from decisions where id = any($1::text[])',
    [textArray([...new Set(ids)].map(storableText))],
    'decision-documents',
  )
  return (await readPacked(client, rows)) as readonly Omit<Decision, 'situation'>[]
}
