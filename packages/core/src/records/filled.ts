/** Numbers by position; several times faster than `Float64Array.from` with a function. */
export function filled(length: number, valueAt: (position: number) => number): Float64Array {
  const values = new Float64Array(length)
  for (let i = 0; i < length; i++) values[i] = valueAt(i)
  return values
}

/** The chosen ones of some numbers, in the order of the choice. */
export function picked(values: Float64Array, chosen: Uint32Array): Float64Array {
  const result = new Float64Array(chosen.length)
  for (let i = 0; i < chosen.length; i++) result[i] = values[chosen[i]!]!
  return result
}

/** The same for whole numbers. */
export function pickedWhole(values: Uint32Array, chosen: Uint32Array): Uint32Array {
  const result = new Uint32Array(chosen.length)
  for (let i = 0; i < chosen.length; i++) result[i] = values[chosen[i]!]!
  return result
}
