import {
  defaultPolicy,
  modeOf,
  modes,
  PointsmanError,
  readinessOf,
  type Mode,
  type Policy,
  type Readiness,
} from '@pointsman/core'
import type { Store } from '../store/store.ts'
import { endAlarmsOn } from '../trust/end-alarms.ts'
import type { Ground } from './meet-people.ts'
import { reportShadow } from './report-shadow.ts'

/** What a step came to. */
export interface Step {
  readonly queue: string
  readonly before: Mode
  readonly now: Mode
  /** Of the policy in force afterwards; a step that changes nothing makes no new one. */
  readonly version: number
  readonly readiness: Readiness
  /** Alarms that lowered the queue's mode and are over for it, by id. */
  readonly endedAlarms: readonly number[]
}

/** Which queue is to go how far. */
export interface StepWanted {
  readonly queue: string
  readonly mode: Mode
  /** Go live although the report does not recommend it. */
  readonly isAnyway: boolean
}

/**
 * Moves one queue to another mode, as a new version of the policy. To `auto` only where the report says that it is ready,
 * or `isAnyway`. Refuses with `unknown_name` a queue that is not there, with `not_ready` one that is not.
 */
export async function moveQueue(ground: Ground, { queue, mode, isAnyway }: StepWanted): Promise<Step> {
  const { store } = ground
  const policy = (await store.policy()) ?? defaultPolicy
  await checkQueue(store, queue)
  const readiness = await readinessNow(ground, policy, queue)
  if (mode === 'auto' && !isAnyway && readiness.state !== 'ready') throw notReady(queue, readiness)
  return { ...(await put(ground, policy, { queue, mode })), readiness }
}

/**
 * Puts a queue back to the mode that it had before its last change, whichever policy that was in. Where that goes further
 * than now, it is a step like any other (`moveQueue`): going back does not go live unasked.
 */
export async function moveBack(ground: Ground, { queue, isAnyway }: Omit<StepWanted, 'mode'>): Promise<Step> {
  const { store } = ground
  const policy = (await store.policy()) ?? defaultPolicy
  await checkQueue(store, queue)
  const now = modeOf(queue, policy)
  for (let version = policy.version - 1; version >= 0; version--) {
    const earlier = version === 0 ? defaultPolicy : await store.policy(version)
    const before = earlier === undefined ? now : modeOf(queue, earlier)
    if (before === now) continue
    if (modes.indexOf(before) > modes.indexOf(now)) return moveQueue(ground, { queue, mode: before, isAnyway })
    const readiness = await readinessNow(ground, policy, queue)
    return { ...(await put(ground, policy, { queue, mode: before })), readiness }
  }
  throw new PointsmanError(
    'usage',
    `queue "${queue}" has been in ${now} in every policy: there is nothing to go back to`,
  )
}

/** A person's word: alarms on the queue are over, as with any other way to set its mode. */
async function put(
  { store, now }: Ground,
  policy: Policy,
  { queue, mode }: { readonly queue: string; readonly mode: Mode },
): Promise<Omit<Step, 'readiness'>> {
  const before = modeOf(queue, policy)
  const version = before === mode ? policy.version : await putMode(store, policy, { queue, mode })
  const ended = await endAlarmsOn(store, queue, {
    at: now(),
    actor: 'operator',
    reason: `the queue is to be in ${mode}`,
  })
  return { queue, before, now: mode, version, endedAlarms: ended.map(({ id }) => id) }
}

async function putMode(
  store: Store,
  policy: Policy,
  { queue, mode }: { readonly queue: string; readonly mode: Mode },
): Promise<number> {
  const { version, ...rest } = policy
  const others = policy.queueModes.filter((entry) => entry.queue !== queue)
  // One queue's way is its own: it stays named even where the others are in the same mode.
  const changed = { ...rest, queueModes: [...others, { queue, mode }] }
  return (await store.putPolicy(changed, version, 'operator')).version
}

async function checkQueue(store: Store, queue: string): Promise<void> {
  const queues = await store.queues()
  if (queues.some(({ id, active }) => active && id === queue)) return
  const open = queues.flatMap(({ id, active }) => (active ? [id] : []))
  throw new PointsmanError(
    'unknown_name',
    `There is no open queue "${queue}".`,
    open.length === 0 ? 'Maybe make one first: pointsman queue add' : `Maybe one of: ${open.slice(0, 20).join(', ')}`,
  )
}

async function readinessNow(ground: Ground, policy: Policy, queue: string): Promise<Readiness> {
  const report = await reportShadow(ground, policy)
  return report.queues.find((one) => one.queue === queue)?.readiness ?? readinessOf([])
}

function notReady(queue: string, readiness: Readiness): PointsmanError {
  return new PointsmanError(
    'not_ready',
    `Queue "${queue}" is not ready: ${readinessInWords(readiness)}.`,
    'Maybe wait for more tickets, judge what is open in GET /v1/discrepancies, or go live all the same with --anyway.',
  )
}

/** The numbers behind a recommendation: `3 of 400 wrong, at most 1.9 % with 95 % confidence; 5 % tolerated`. */
export function readinessInWords({ state, acted, wrong, upper, tolerated, confidence, needs }: Readiness): string {
  if (state === 'no_evidence') return 'nothing that it would have acted on was resolved by people yet'
  const told = `${wrong} of ${acted} wrong, at most ${share(upper)} with ${share(confidence)} confidence; ${share(tolerated)} tolerated`
  if (state !== 'more_evidence') return told
  const more =
    needs === undefined
      ? 'too few to be sure, and too many wrong so far'
      : `${needs} more tickets at this rate would do`
  return `${told}; ${more}`
}

function share(value: number): string {
  return `${Number((value * 100).toFixed(1))} %`
}
