import { textArray } from './binary-array.ts'
import type { Queryable } from './database.ts'
import { packLines, unpack, unpackLines } from './packed.ts'
import { mapUnhurried } from '../unhurried.ts'

/**
 * Decisions in one pack. Larger: fewer bytes and less work to write, more to read a single one (a hundred were no fewer
 * bytes each than thirty-two).
 */
const packSize = 32

/** Documents that were packed together, a line each. */
export interface DecisionPack<Member extends Written = Written> {
  readonly members: readonly Member[]
  readonly document: Buffer
}

interface Written {
  readonly json: string
}

/** Packs documents in the given order, on other threads. */
export async function packTogether<Member extends Written>(
  members: readonly Member[],
): Promise<readonly DecisionPack<Member>[]> {
  const packs: Promise<DecisionPack<Member>>[] = []
  for (let at = 0; at < members.length; at += packSize) packs.push(packOf(members.slice(at, at + packSize)))
  return Promise.all(packs)
}

/** The packs without the members that are not to be kept; of those nothing must be written. */
export async function keepOnly<Member extends Written>(
  packs: readonly DecisionPack<Member>[],
  isKept: (member: Member) => boolean,
): Promise<readonly DecisionPack<Member>[]> {
  const kept = packs.map(async (pack) => {
    const members = pack.members.filter(isKept)
    return members.length === pack.members.length ? pack : packOf(members)
  })
  return (await Promise.all(kept)).filter(({ members }) => members.length > 0)
}

async function packOf<Member extends Written>(members: readonly Member[]): Promise<DecisionPack<Member>> {
  return { members, document: await packLines(members.map(({ json }) => json)) }
}

/** Where a document is: on a line of a pack, or, from before there were packs, in its own row. */
export interface PackedRow {
  readonly document: Buffer | null
  readonly pack: number | null
  readonly line: number | null
}

/** The documents of rows, aligned; each pack is fetched and unpacked once. */
export async function readPacked(database: Queryable, rows: readonly PackedRow[]): Promise<readonly unknown[]> {
  const wanted = Map.groupBy(rows, ({ pack }) => pack)
  wanted.delete(null)
  const found =
    wanted.size === 0
      ? []
      : await database.query<{ id: number; document: Buffer }>(
          'select id, document from decision_packs where id = any($1::text[]::bigint[])',
          [textArray([...wanted.keys()].map(String))],
          'decision-packs',
        )
  const texts = new Map<PackedRow, string>()
  const unpacking = found.map(async ({ id, document }) => {
    const lines = await unpackLines(document)
    // Of a pack, which is large, only what is wanted is kept.
    for (const row of wanted.get(id) ?? []) texts.set(row, lines[row.line!]!.toString('utf8'))
  })
  await Promise.all(unpacking)
  return mapUnhurried(rows, (row): unknown =>
    row.document === null ? JSON.parse(texts.get(row)!) : unpack(row.document),
  )
}
