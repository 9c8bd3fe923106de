/** Plays one seed after another for `seed-pool.ts`, beside the main thread. */
import { parentPort } from 'node:worker_threads'
import { runSeed } from '@pointsman/simulator'
import type { SeedTask } from './seed-pool.ts'

parentPort?.on('message', ({ experiment, seed }: SeedTask) => {
  parentPort?.postMessage(runSeed(experiment, seed))
})
