import { PointsmanError } from '@pointsman/core'
import type pg from 'pg'

/** One connection inside a transaction, or the pool outside of one. `$1` … are the values; a name keeps the plan. */
export interface Queryable {
  query<Row extends object>(text: string, values?: readonly unknown[], name?: string): Promise<readonly Row[]>
}

/** A PostgreSQL, embedded or on a server, behind the same wire client. */
export interface Database extends Queryable {
  readonly engine: 'embedded' | 'server'
  readonly pool: pg.Pool
  /** Commits when `work` resolves, rolls back when it rejects. */
  transaction<Result>(work: (client: Queryable) => Promise<Result>): Promise<Result>
  /** Calls `listener` with the payload of each notification of `channel`, from this or any other process, until the answer is called. */
  listen(channel: string, listener: (payload: string) => void): () => void
  backup(toFile: string): Promise<void>
  close(): Promise<void>
}

/** The part that both databases share: queries and transactions over a pool, with errors in our own terms. */
export function poolQueries(pool: pg.Pool): Pick<Database, 'query' | 'transaction'> {
  return {
    query: async (text, values, name) => {
      const client = await connect(pool)
      let lost: Error | undefined
      try {
        return await queryOn(client, text, values, name)
      } catch (error) {
        if (error instanceof PointsmanError) lost = error
        throw error
      } finally {
        // A connection that broke is thrown away.
        client.release(lost)
      }
    },
    transaction: async (work) => {
      const client = await connect(pool)
      let lost: Error | undefined
      try {
        await queryOn(client, 'begin')
        const result = await work({ query: (text, values, name) => queryOn(client, text, values, name) })
        await queryOn(client, 'commit')
        return result
      } catch (error) {
        lost = await rollback(client)
        throw error
      } finally {
        client.release(lost)
      }
    },
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    if (error instanceof Error && error.message.includes('timeout exceeded')) {
      const { waitingCount } = pool
      throw new PointsmanError(
        'store_unavailable',
        `No database connection became free in time; ${waitingCount} more requests are waiting for one.`,
        'Maybe the machine is overloaded, or a backup is being written; a client should try again in a few seconds.',
      )
    }
    throw inOurTerms(error)
  }
}

async function queryOn<Row extends object>(
  client: pg.PoolClient,
  text: string,
  values?: readonly unknown[],
  name?: string,
): Promise<readonly Row[]> {
  try {
    const named = name === undefined ? {} : { name }
    return (await client.query<Row>({ text, values: values as unknown[], ...named })).rows
  } catch (error) {
    throw inOurTerms(error)
  }
}

async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error as Error
  }
}

/**
 * Not an answer of the database (those carry a five-character SQLSTATE), or one that says it is going away: 25P03 to
 * whoever stood still in the middle of a transaction.
 */
function isConnectionLost(error: unknown): boolean {
  const code = (error as { code?: string }).code
  return code === undefined || code.length !== 5 || /^(08|57P|25P03)/.test(code)
}

/** 55P03: somebody has had it locked for longer than one waits. */
function isLockedForLong(error: unknown): boolean {
  return (error as { code?: string }).code === '55P03'
}

function inOurTerms(error: unknown): unknown {
  if (isLockedForLong(error)) {
    const message = 'What was to be changed stayed locked by somebody else for too long.'
    return new PointsmanError('store_unavailable', message, 'Maybe try again: a node may have stood still meanwhile.')
  }
  if (error instanceof PointsmanError || !isConnectionLost(error)) return error
  const reason = error instanceof Error ? error.message || (error as { code?: string }).code : String(error)
  return new PointsmanError('store_unavailable', `The database cannot be reached: ${reason}.`)
}
