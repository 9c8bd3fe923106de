/** A step of a round, and what to do where it fails: the steps after it are taken all the same. */
export interface RoundStep {
  readonly work: () => Promise<unknown>
  readonly failed: (error: unknown) => void
}

/**
 * Takes the steps one after the other, in a round every so many milliseconds, never two rounds at once. What is answered
 * ends that: it resolves when the step under way is done and no other will begin, so that what they work on may be closed.
 */
export function keepRounds(everyMilliseconds: number, steps: readonly RoundStep[]): () => Promise<void> {
  let running: Promise<void> | undefined
  let isOver = false
  const round = async (): Promise<void> => {
    for (const { work, failed } of steps) if (!isOver) await work().catch(failed)
  }
  const timer = setInterval(() => {
    running ??= round().finally(() => {
      running = undefined
    })
  }, everyMilliseconds)
  timer.unref()
  return async () => {
    isOver = true
    clearInterval(timer)
    await running
  }
}
