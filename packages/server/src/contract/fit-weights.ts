import { z } from 'zod'
import { defaultPolicy, type FitWeights } from '@pointsman/core'

type Part = keyof FitWeights

const parts = Object.keys(defaultPolicy.fitWeights) as readonly Part[]
const weight = z.number().min(0).max(10)

/** Every part of a fit by its name on the wire, `hand_on`; what is left out has the default. */
export const fitWeightsSchema = z.strictObject(
  Object.fromEntries(parts.map((part) => [onWire(part), weight.default(defaultPolicy.fitWeights[part])])),
)
export type FitWeightsOnWire = Record<string, number>

export function toFitWeights(weights: FitWeights): FitWeightsOnWire {
  return Object.fromEntries(parts.map((part) => [onWire(part), weights[part]]))
}

export function fromFitWeights(weights: FitWeightsOnWire): FitWeights {
  return Object.fromEntries(parts.map((part) => [part, weights[onWire(part)] ?? 0])) as FitWeights
}

function onWire(part: Part): string {
  return part.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
