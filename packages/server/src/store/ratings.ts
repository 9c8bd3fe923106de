import { addRating, takeBackRating, type DistressRecord } from '@pointsman/core'
import type { RatingChange } from './course-records.ts'
import type { Queryable } from './database.ts'

/** Adds ratings to the records of people with distressed customers, each once: a later one of a ticket takes the former's place. */
export async function writeRatings(client: Queryable, changes: readonly RatingChange[]): Promise<void> {
  for (const change of changes.toSorted((one, other) => (one.agent < other.agent ? -1 : 1))) {
    await client.query(
      `insert into distress_ratings (agent, rated, sum, as_of) values ($1, 0, 0, $2) on conflict (agent) do nothing`,
      [change.agent, new Date(change.at)],
    )
    const [row] = await client.query<DistressRecord>(
      'select agent, rated, sum, as_of as at from distress_ratings where agent = $1 for update',
      [change.agent],
    )
    const { rated, sum, at } = ratingAfter(row!, change)
    await client.query(
      'update distress_ratings set version = version + 1, rated = $2, sum = $3, as_of = $4 where agent = $1',
      [change.agent, rated, sum, new Date(at)],
    )
  }
}

/** The record after a rating. Pure. */
export function ratingAfter(record: DistressRecord, { rating, at, before }: RatingChange): DistressRecord {
  const without = before === undefined ? record : takeBackRating(record, before, at)
  return addRating(without, rating, at)
}
