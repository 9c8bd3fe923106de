import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { runSeed, type Experiment, type Trial } from '@pointsman/simulator'

/** One seed of one experiment. */
export interface SeedTask {
  readonly experiment: Experiment
  readonly seed: number
}

export interface PoolOptions {
  readonly threads: number | undefined
  readonly onDone: (done: number, of: number) => void
  /** Called once with what stops everything early; for Ctrl-C. */
  readonly onStart: (stop: () => void) => void
}

/** Plays every task, several side by side; answers trials in the order of the tasks, whatever the threads did. */
export async function runTasks(
  tasks: readonly SeedTask[],
  options: PoolOptions,
): Promise<readonly (readonly Trial[])[]> {
  const threads = Math.min(options.threads ?? availableParallelism(), tasks.length)
  if (threads <= 1) {
    return tasks.map(({ experiment, seed }, at) => {
      const trials = runSeed(experiment, seed)
      options.onDone(at + 1, tasks.length)
      return trials
    })
  }
  const workers = Array.from({ length: threads }, () => new Worker(new URL('./seed-thread.ts', import.meta.url)))
  const endAll = (): void => {
    for (const worker of workers) void worker.terminate()
  }
  options.onStart(endAll)
  const results: (readonly Trial[])[] = []
  let next = 0
  let done = 0
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let at = next++; at < tasks.length; at = next++) {
          results[at] = await ask(worker, tasks[at]!)
          options.onDone(++done, tasks.length)
        }
      }),
    )
    return results
  } finally {
    endAll()
  }
}

/** One task at a time for each worker, so the next message is the answer. */
function ask(worker: Worker, task: SeedTask): Promise<readonly Trial[]> {
  return new Promise((resolve, reject) => {
    const onMessage = (trials: readonly Trial[]): void => end(() => resolve(trials))
    const onError = (error: Error): void => end(() => reject(error))
    const onExit = (): void => end(() => reject(new Error('a thread ended before its work did')))
    const end = (settle: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      settle()
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(task)
  })
}
