import { PointsmanError, type Judgement, type Lesson } from '@pointsman/core'
import { findComparison } from './comparisons.ts'
import type { Database, Queryable } from './database.ts'
import { insertLesson, storedLessons } from './lesson-rows.ts'
import type { Judged, NewJudgement, StoredComparison, StoredVerdict } from './shadow-verbs.ts'
import { storable } from './storable.ts'
import type { Store } from './store.ts'

/** Who was right about discrepancies. A verdict and what it teaches are one transaction, as is undoing it. */
export function verdicts(database: Database): Pick<Store, 'judge' | 'unjudge'> {
  return {
    judge: (id, judgement) => database.transaction((client) => judge(client, id, storable(judgement))),
    unjudge: (id, by) => database.transaction((client) => unjudge(client, id, by)),
  }
}

async function judge(client: Queryable, id: string, judgement: NewJudgement): Promise<Judged> {
  const found = await lockComparison(client, id)
  if (found.verdict !== undefined) {
    if (!isSame(found.verdict, judgement)) throw alreadyJudged(found.verdict)
    return { comparison: found, lessons: await lessonsAt(client, found.verdict.lessons) }
  }
  const { id: verdict, at, lessons: taught, ...said } = judgement
  const { ticketId, text } = found
  const common = {
    at,
    ticketId,
    text,
    cause: 'verdict',
    reason: said.reason ?? `verdict: ${said.who}`,
    actor: said.actor,
  } as const
  const lessons: Lesson[] = []
  for (const lesson of taught) lessons.push(await insertLesson(client, { ...lesson, ...common }))
  const seqs = lessons.map(({ seq }) => seq)
  await client.query(
    'insert into verdicts (id, comparison, at, actor, document, lessons) values ($1, $2, $3, $4, $5, $6)',
    [verdict, id, new Date(at), said.actor, JSON.stringify(said), seqs],
  )
  await client.query('update comparisons set verdict = $2 where id = $1', [id, said.who])
  return { comparison: { ...found, verdict: { ...said, id: verdict, at, lessons: seqs } }, lessons }
}

async function unjudge(
  client: Queryable,
  id: string,
  { actor, at }: Parameters<Store['unjudge']>[1],
): Promise<StoredComparison> {
  const found = await lockComparison(client, id)
  const { verdict, ...open } = found
  if (verdict === undefined) return found
  await client.query('update verdicts set undone_at = $2, undone_by = $3 where id = $1', [
    verdict.id,
    new Date(at),
    actor,
  ])
  await client.query('update comparisons set verdict = null where id = $1', [id])
  const reason = 'the verdict was undone'
  // Somebody may take one of them back by its number, before this or at the same time.
  await client.query('select seq from lessons where seq = any($1::int8[]) order by seq for update', [verdict.lessons])
  for (const { lesson, takenBack } of await storedLessons(client, 'l.seq = any($1::int8[])', [verdict.lessons])) {
    const { seq, reason: _why, ...taught } = lesson
    if (takenBack === undefined) await insertLesson(client, { ...taught, at, actor, reason, takesBack: seq })
  }
  return open
}

/** One judge at a time. */
async function lockComparison(client: Queryable, id: string): Promise<StoredComparison> {
  await client.query('select 1 from comparisons where id = $1 for update', [id])
  const found = await findComparison(client, id)
  if (found !== undefined && found.comparison.result === 'discrepancy') return found
  const what = found === undefined ? 'There is no discrepancy' : 'Both sides agreed, so there is no discrepancy'
  throw new PointsmanError('not_found', `${what} "${id}".`)
}

async function lessonsAt(client: Queryable, seqs: readonly number[]): Promise<readonly Lesson[]> {
  const rows = await client.query<{ document: Lesson }>(
    'select document from lessons where seq = any($1::bigint[]) order by seq',
    [seqs],
  )
  return rows.map(({ document }) => document)
}

function isSame(verdict: StoredVerdict, { id, who, answer }: NewJudgement): boolean {
  return verdict.id === id || (verdict.who === who && sameAnswer(verdict.answer, answer))
}

function sameAnswer(one: Judgement['answer'] = {}, other: Judgement['answer'] = {}): boolean {
  return (['queue', 'agent', 'priority', 'intent'] as const).every((facet) => one[facet] === other[facet])
}

function alreadyJudged({ who, actor }: StoredVerdict): PointsmanError {
  return new PointsmanError(
    'already_judged',
    `It was judged already: ${who}, by ${actor}.`,
    'Maybe undo that first: POST /v1/discrepancies/{id}/verdict/undo',
  )
}
