/** Decimals that an amount is said with at most. More: nobody reads them; fewer: close calls are told less often. */
const mostDecimals = 3

/**
 * Two amounts as they are said side by side, with as few decimals as tell them apart, and no fewer than `decimals`. Shares are said in
 * hundredths (`per: 100`). Undefined where they would read alike all the same: there is nothing to tell then.
 */
export function toldApart(
  one: number,
  other: number,
  { decimals, per = 1 }: { readonly decimals: number; readonly per?: 1 | 100 },
): readonly [string, string] | undefined {
  for (let digits = decimals; digits <= mostDecimals; digits++) {
    const scale = 10 ** digits
    const [first, second] = [Math.round(one * per * scale) / scale, Math.round(other * per * scale) / scale]
    if (first !== second) return [String(first), String(second)]
  }
  return undefined
}
