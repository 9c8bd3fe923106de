import type { Timestamp } from '@pointsman/core'
import {
  foundListSchema,
  givenOutQuerySchema,
  givenOutWindowSchema,
  nowSchema,
  searchQuerySchema,
  toFound,
  toGivenOutRow,
  toGroup,
  toWaitingRow,
  waitingQuerySchema,
  waitingWindowSchema,
} from '../contract/now.ts'
import { present, toInstant } from '../contract/wire.ts'
import { answers } from './answers.ts'
import type { ApiParts, App } from './app-types.ts'
import { agentOf } from './own-work.ts'

const minute = 60_000
const hour = 60 * minute

/** Parts of an hour that the flow is counted in. Larger: a drain looks like a step; smaller: noise. */
const bucketMinutes = 5

/** How far back the flow goes. */
const flowHours = 3

/** Among so many newest finds an agent's own are looked for. */
const mostSearched = 50

/** How the whole stands now: what waits, in numbers and rows, and what was given out. */
export function nowRoutes(app: App, { engine }: ApiParts): void {
  addCounts(app, engine)
  addWaiting(app, engine)
  addGivenOut(app, engine)
  addSearch(app, engine)
}

function addCounts(app: App, engine: ApiParts['engine']): void {
  app.get(
    '/v1/now',
    {
      config: { need: 'read', agent: 'any' },
      schema: { summary: 'What waits and what was given out, counted', response: answers({ 200: nowSchema }) },
    },
    async () => {
      const now = engine.now()
      const { bands } = await engine.policy()
      const [{ groups, open, flow }, lastHour] = await Promise.all([
        engine.store.countNow({ now, bands, since: flowStart(now), bucketMilliseconds: bucketMinutes * minute }),
        engine.store.givenOut({ since: now - hour, offset: 0, limit: 1 }),
      ])
      return {
        at: toInstant(now),
        groups: groups.map(toGroup),
        assigned_last_hour: lastHour.total,
        open,
        bucket_minutes: bucketMinutes,
        flow: flow.map(({ at, received, assigned }) => ({ from: toInstant(at), received, assigned })),
      }
    },
  )
}

/** At the start of a bucket, so that the first is whole. */
function flowStart(now: Timestamp): Timestamp {
  const bucket = bucketMinutes * minute
  return Math.floor((now - flowHours * hour) / bucket) * bucket
}

function addWaiting(app: App, engine: ApiParts['engine']): void {
  app.get(
    '/v1/waiting',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary: 'A window on what waits, most urgent first as of now',
        querystring: waitingQuerySchema,
        response: answers({ 200: waitingWindowSchema }),
      },
    },
    async (request) => {
      const { status, queue, reason, band, due, offset, limit } = request.query
      const now = engine.now()
      const { bands } = await engine.policy()
      const { total, rows } = await engine.store.waitingRows({
        ...{ now, bands, status, offset, limit },
        ...present('queue', queue),
        ...present('reason', reason),
        ...present('band', band),
        ...present('due', due),
      })
      return { at: toInstant(now), total, offset, items: rows.map(toWaitingRow) }
    },
  )
}

function addGivenOut(app: App, engine: ApiParts['engine']): void {
  app.get(
    '/v1/given-out',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary: 'A window on what was given to somebody lately, newest first',
        querystring: givenOutQuerySchema,
        response: answers({ 200: givenOutWindowSchema }),
      },
    },
    async (request) => {
      const { minutes, offset, limit } = request.query
      const now = engine.now()
      const { total, rows } = await engine.store.givenOut({ since: now - minutes * minute, offset, limit })
      return { at: toInstant(now), total, offset, items: rows.map(toGivenOutRow) }
    },
  )
}

function addSearch(app: App, engine: ApiParts['engine']): void {
  app.get(
    '/v1/search',
    {
      config: { need: 'read', agent: 'narrowed' },
      schema: {
        summary: 'Tickets by id or by words of their subject, newest first',
        querystring: searchQuerySchema,
        response: answers({ 200: foundListSchema }),
      },
    },
    async (request) => {
      const { words, limit } = request.query
      const agent = agentOf(request)
      const found = await engine.store.findTickets(words, agent === undefined ? limit : mostSearched)
      const isOwn = await Promise.all(
        found.map(async ({ id }) => agent === undefined || engine.store.isWorkOf(agent, id)),
      )
      return {
        items: found
          .filter((_, index) => isOwn[index])
          .slice(0, limit)
          .map(toFound),
      }
    },
  )
}
