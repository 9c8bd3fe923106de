import { decide, type DecideInput } from '../decide.ts'
import { finePercent, type Change } from './change.ts'

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
      words: () => `had the reader been ${finePercent(confidence)} sure of ${label} rather than ${finePercent(seen)}`,
      decideAgain: () =>
        decide({ ...input, reading: { ...reading, queue: { ...queue, label, abstained: false, confidence } } }),
    },
    {
      size: inScope - queue.inScope,
      words: () =>
        `had it looked ${finePercent(inScope)} like anything known rather than ${finePercent(queue.inScope)}`,
      decideAgain: () => decide({ ...input, reading: { ...reading, queue: { ...queue, inScope } } }),
    },
  ]
}
