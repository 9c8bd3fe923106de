import { log } from './exact-math.ts'

/** 1 + ln(times): what a feature counts that comes `times` times in a ticket (Salton & Buckley 1988). Index 0 is unused. */
export const timesValue: Float64Array = Float64Array.from({ length: 256 }, (_, times) =>
  times === 0 ? 0 : 1 + log(times),
)

/** The same in 256ths, for the whole-number path; exactly 256 for once. */
export const timesWeight: Uint16Array = Uint16Array.from(timesValue, (value) => Math.round(value * 256))
