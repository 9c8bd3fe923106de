import { setPriority } from 'node:os'
import { readConfig } from './config.ts'

/** Lets everything else on the machine go first: for threads whose work has time. Only Linux knows the niceness of a single thread. */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(readConfig(process.env).backgroundNiceness)
}
