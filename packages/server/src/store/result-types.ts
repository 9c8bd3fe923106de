import pg from 'pg'

const timestamptz = 1184
const int8 = 20
const numeric = 1700

/**
 * How columns arrive, the same on both databases: instants as milliseconds (`Timestamp`), bigint and numeric as numbers
 * (positions, counts and efforts, all far below 2^53), the rest as `pg` has it.
 */
export const resultTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === timestamptz) return parseInstant
    if (oid === int8 || oid === numeric) return Number
    return pg.types.getTypeParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}

const parseDate = pg.types.getTypeParser(timestamptz, 'text') as (text: string) => Date

function parseInstant(text: string): number {
  return parseDate(text).getTime()
}
