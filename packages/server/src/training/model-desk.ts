import { PointsmanError } from '@pointsman/core'
import { toModel, toPromotion, toTraining, type ModelsOnWire } from '../contract/model.ts'
import type { ModelSummary, Store } from '../store/store.ts'

/** All about models: which there are, which is in force, how trainings went. */
export async function overview(store: Store): Promise<ModelsOnWire> {
  const [champion, models, trainings, promotions] = await Promise.all([
    store.championVersion(),
    store.models(),
    store.trainings(10),
    store.promotions(20),
  ])
  return {
    ...(champion === undefined ? {} : { champion }),
    items: models.map((model) => toModel(model, champion)),
    trainings: trainings.map(toTraining),
    promotions: promotions.map(toPromotion),
  }
}

/** The model of this version, or of the only one that begins so. Throws `not_found`, naming what there is. */
export async function findModel(store: Store, version: string): Promise<ModelSummary> {
  const models = await store.models()
  const exact = models.find((model) => model.version === version)
  const alike = models.filter((model) => model.version.startsWith(version))
  const found = exact ?? (alike.length === 1 ? alike[0] : undefined)
  if (found !== undefined) return found
  const kept = models.length === 0 ? 'none is kept' : `kept are ${models.map((model) => model.version).join(', ')}`
  throw new PointsmanError('not_found', `There is no model ${JSON.stringify(version)}; ${kept}.`)
}
