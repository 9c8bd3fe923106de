/** How long a value that other nodes may change is used before it is looked up again. */
const freshMilliseconds = 1000

/** A value that is looked up again when it is older than `freshMilliseconds` or was forgotten. */
export interface Fresh<Value> {
  get(): Promise<Value>
  forget(): void
}

/** Looks when asked, and not again for a second. */
export function keptFresh<Value>(look: () => Promise<Value>): Fresh<Value> {
  let kept: { readonly value: Promise<Value>; readonly until: number } | undefined
  return {
    get: () => {
      if (kept === undefined || performance.now() > kept.until) {
        const value = look()
        kept = { value, until: performance.now() + freshMilliseconds }
        value.catch(() => (kept = undefined))
      }
      return kept.value
    },
    forget: () => {
      kept = undefined
    },
  }
}
