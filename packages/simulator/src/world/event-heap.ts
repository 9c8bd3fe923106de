/** A priority queue by time; at equal times what was put in first comes out first. */
export interface EventHeap<Item> {
  readonly size: number
  push(at: number, item: Item): void
  /** The earliest item with its time; undefined when empty. */
  pop(): { readonly at: number; readonly item: Item } | undefined
}

interface Entry<Item> {
  readonly at: number
  readonly order: number
  readonly item: Item
}

/** A binary heap (Williams 1964). */
export function eventHeap<Item>(): EventHeap<Item> {
  const entries: Entry<Item>[] = []
  let order = 0
  const isBefore = (a: Entry<Item>, b: Entry<Item>): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)
  return {
    get size() {
      return entries.length
    },
    push(at, item) {
      const entry = { at, order: order++, item }
      let place = entries.length
      while (place > 0) {
        const above = (place - 1) >> 1
        if (!isBefore(entry, entries[above]!)) break
        entries[place] = entries[above]!
        place = above
      }
      entries[place] = entry
    },
    pop() {
      const first = entries[0]
      const last = entries.pop()
      if (first === undefined || last === undefined) return undefined
      if (entries.length === 0) return first
      let place = 0
      for (;;) {
        let below = 2 * place + 1
        if (below >= entries.length) break
        if (below + 1 < entries.length && isBefore(entries[below + 1]!, entries[below]!)) below++
        if (!isBefore(entries[below]!, last)) break
        entries[place] = entries[below]!
        place = below
      }
      entries[place] = last
      return first
    },
  }
}
