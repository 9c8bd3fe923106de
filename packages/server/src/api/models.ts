import { z } from 'zod'
import {
  modelSchema,
  modelsSchema,
  promoteSchema,
  promotionSchema,
  toModel,
  toPromotion,
  toTraining,
  trainingSchema,
  trainSchema,
} from '../contract/model.ts'
import { idSchema } from '../contract/wire.ts'
import { findModel, overview } from '../training/model-desk.ts'
import { answers } from './answers.ts'
import { actorOf, type ApiParts, type App } from './app-types.ts'

const modelPath = z.object({ version: idSchema })

/** Trained models: which is in force, how it was compared, and the way back. */
export function modelRoutes(app: App, parts: ApiParts): void {
  const { engine } = parts
  app.get(
    '/v1/models',
    {
      config: { need: 'read', agent: 'never' },
      schema: { summary: 'Models, trainings, and what was put in force', response: answers({ 200: modelsSchema }) },
    },
    () => overview(engine.store),
  )
  app.get(
    '/v1/models/:version',
    {
      config: { need: 'read', agent: 'never' },
      schema: { summary: 'A model with its figures', params: modelPath, response: answers({ 200: modelSchema }) },
    },
    async (request) =>
      toModel(await findModel(engine.store, request.params.version), await engine.store.championVersion()),
  )
  addTraining(app, parts)
  addPromotion(app, parts)
}

function addTraining(app: App, { trainer }: ApiParts): void {
  app.post(
    '/v1/models/train',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Train a challenger; `GET /v1/models` tells how far it is and what became of it',
        body: trainSchema,
        response: answers({ 202: trainingSchema }),
      },
    },
    async (request, reply) => {
      const { seed, promote, actor } = request.body
      const order = { actor: actorOf(request, actor), kind: 'asked', seed, isForced: promote } as const
      const training = await trainer.start(order)
      return reply.code(202).header('location', '/v1/models').send(toTraining(training))
    },
  )
}

function addPromotion(app: App, { engine }: ApiParts): void {
  app.post(
    '/v1/models/:version/promote',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Put a model in force on all nodes',
        params: modelPath,
        body: promoteSchema,
        response: answers({ 200: promotionSchema }),
      },
    },
    async (request) => {
      const { reason, actor } = request.body
      const { version } = await findModel(engine.store, request.params.version)
      const order = { at: engine.now(), actor: actorOf(request, actor), reason }
      const promoted = await engine.store.promoteModel(version, order)
      await engine.catchUp()
      return toPromotion(promoted)
    },
  )
  app.post(
    '/v1/models/back',
    {
      config: { need: 'admin', agent: 'never' },
      schema: {
        summary: 'Put the model in force that was there before the present one',
        body: promoteSchema,
        response: answers({ 200: promotionSchema }),
      },
    },
    async (request) => {
      const { reason, actor } = request.body
      const order = { at: engine.now(), actor: actorOf(request, actor), reason }
      const promoted = await engine.store.backToModel(order)
      await engine.catchUp()
      return toPromotion(promoted)
    },
  )
}
