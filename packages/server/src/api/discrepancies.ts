import { z } from 'zod'
import { modeOf } from '@pointsman/core'
import {
  discrepancyListSchema,
  discrepancyQuerySchema,
  discrepancySchema,
  fromDiscrepancyQuery,
  fromPeriod,
  fromSide,
  toDiscrepancy,
  undoVerdictSchema,
  verdictAnswerSchema,
  verdictSchema,
} from '../contract/discrepancy.ts'
import { shadowReportQuerySchema, shadowReportSchema, toShadowReport } from '../contract/shadow-report.ts'
import { idSchema, present } from '../contract/wire.ts'
import { discrepancyOf, judge, unjudge } from '../shadow/judge.ts'
import { meetPeople } from '../shadow/meet-people.ts'
import { reportShadow } from '../shadow/report-shadow.ts'
import { answers } from './answers.ts'
import { actorOf, type ApiParts, type App } from './app-types.ts'
import { onceFor } from './idempotency.ts'

const path = z.object({ id: idSchema })

/** Where Pointsman and people differ, who was right, and the report on it. */
export function discrepancyRoutes(app: App, parts: ApiParts): void {
  addLists(app, parts)
  addVerdicts(app, parts)
  addReport(app, parts)
}

function addLists(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/discrepancies',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary: 'Where Pointsman and people differ, dearest first',
        querystring: discrepancyQuerySchema,
        response: answers({ 200: discrepancyListSchema }),
      },
    },
    async (request) => {
      await meetPeople(engine)
      const { items, next } = await engine.store.discrepancies(fromDiscrepancyQuery(request.query))
      return { items: items.map(toDiscrepancy), ...present('next', next) }
    },
  )
  app.get(
    '/v1/discrepancies/:id',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary: 'One of them, with the reasons of both sides',
        params: path,
        response: answers({ 200: discrepancySchema }),
      },
    },
    async (request) => toDiscrepancy(await discrepancyOf(engine, request.params.id)),
  )
}

function addVerdicts(app: App, { engine }: ApiParts): void {
  const once = onceFor(engine)
  app.post(
    '/v1/discrepancies/:id/verdict',
    {
      config: { need: 'write', agent: 'never' },
      schema: {
        summary: 'Say who was right; it is learned from',
        params: path,
        body: verdictSchema,
        response: answers({ 201: verdictAnswerSchema }),
      },
    },
    (request, reply) =>
      once(request, reply, async (id) => {
        const { who, answer, reason, actor } = request.body
        const { comparison, lessons } = await judge(engine, request.params.id, {
          id,
          who,
          ...present('answer', answer && fromSide(answer)),
          ...present('reason', reason),
          actor: actorOf(request, actor),
        })
        return {
          status: 201,
          body: { discrepancy: toDiscrepancy(comparison), lessons: lessons.map(({ seq }) => seq) },
        }
      }),
  )
  app.post(
    '/v1/discrepancies/:id/verdict/undo',
    {
      config: { need: 'write', agent: 'never' },
      schema: {
        summary: 'Take a verdict back, with what it taught',
        params: path,
        body: undoVerdictSchema,
        response: answers({ 200: discrepancySchema }),
      },
    },
    async (request) => toDiscrepancy(await unjudge(engine, request.params.id, actorOf(request, request.body.actor))),
  )
}

function addReport(app: App, { engine }: ApiParts): void {
  app.get(
    '/v1/reports/shadow',
    {
      config: { need: 'read', agent: 'never' },
      schema: {
        summary: 'How shadow and suggestions went, and which queues are ready to go live',
        querystring: shadowReportQuerySchema,
        response: answers({ 200: shadowReportSchema }),
      },
    },
    async (request) => {
      const policy = await engine.policy()
      const report = await reportShadow(engine, policy, fromPeriod(request.query))
      return toShadowReport(report, (queue) => modeOf(queue, policy))
    },
  )
}
