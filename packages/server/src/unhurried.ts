/**
 * Longest stretch of work, in milliseconds, after which whatever else waits in this thread has its turn. Larger: requests
 * wait longer beside a long run of work; smaller: the run itself takes longer.
 */
const longestStretch = 8

/** Takes all steps of a long run of work, and lets everything else have its turn now and then. Short runs are done at once. */
export async function unhurried<Result>(steps: Iterator<unknown, Result>): Promise<Result> {
  let since = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - since < longestStretch) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}

/** The results of `work` on every item, in their order, unhurried. */
export function mapUnhurried<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Result,
): Promise<readonly Result[]> {
  return unhurried(stepsOf(items, work))
}

function* stepsOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Result,
): Generator<undefined, readonly Result[]> {
  const results: Result[] = []
  for (const [index, item] of items.entries()) {
    results.push(work(item, index))
    yield
  }
  return results
}
