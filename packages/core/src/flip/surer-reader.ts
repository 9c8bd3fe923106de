import { decide, type DecideInput } from '../decide.ts'
import { toldApart } from './told-apart.ts'
import type { Change } from './change.ts'

/** Shares to a tenth of a point: close calls hang on little. */
const fine = { decimals: 1, per: 100 } as const

/** The reader just sure enough to act: of the queue, or of the ticket being like anything known. */
export function surerReader(input: DecideInput): readonly Change[] {
  const { reading, policy } = input
  const { queue } = reading
  const label = queue.label ?? queue.distribution[0]?.label
  if (label === undefined) return []
  const seen = queue.abstained ? 0 : queue.confidence
  const confidence = Math.max(seen, policy.actConfidence)
  const inScope = Math.max(queue.inScope, policy.actInScope)
  return [
    {
      size: confidence - seen,
      words: () => {
        const said = toldApart(confidence, seen, fine)
        return said && `had the reader been ${said[0]} % sure of ${label} rather than ${said[1]} %`
      },
      decideAgain: () =>
        decide({ ...input, reading: { ...reading, queue: { ...queue, label, abstained: false, confidence } } }),
    },
    {
      size: inScope - queue.inScope,
      words: () => {
        const said = toldApart(inScope, queue.inScope, fine)
        return said && `had it looked ${said[0]} % like anything known rather than ${said[1]} %`
      },
      decideAgain: () => decide({ ...input, reading: { ...reading, queue: { ...queue, inScope } } }),
    },
  ]
}
