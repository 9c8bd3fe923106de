import type { Agent } from '../domain/agent.ts'

/** Working minutes a week of somebody without hours. */
const ordinaryWeek = 2_400

/** Minutes somebody is at work in an ordinary week; 0 for who is not there at all. */
export function minutesAWeek({ hours, active, capacity }: Agent): number {
  if (!active || capacity <= 0) return 0
  return hours?.shifts.reduce((sum, { from, to }) => sum + to - from, 0) ?? ordinaryWeek
}
