import { toReadiness } from '../../contract/shadow-report.ts'
import { moveBack, moveQueue, readinessInWords, type Step, type StepWanted } from '../../shadow/move-queue.ts'
import { withStore } from '../open-store.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'

/** Carries out `pointsman shadow on|suggest|auto`. */
export async function takeStep(
  wanted: StepWanted,
  shell: Shell,
  storeOptions: StoreOptions,
): Promise<{ json: unknown; text: string }> {
  return told(await withStore(shell, storeOptions, (store) => moveQueue({ store, now: shell.now }, wanted)))
}

/** Carries out `pointsman shadow back`. */
export async function goBack(
  wanted: Omit<StepWanted, 'mode'>,
  shell: Shell,
  storeOptions: StoreOptions,
): Promise<{ json: unknown; text: string }> {
  return told(await withStore(shell, storeOptions, (store) => moveBack({ store, now: shell.now }, wanted)))
}

function told(step: Step): { json: unknown; text: string } {
  const { queue, before, now, version, readiness, endedAlarms } = step
  const what =
    before === now
      ? `Queue ${queue} is in ${now} already (policy ${version}).`
      : `Queue ${queue} goes from ${before} to ${now} (policy ${version}). Back: pointsman shadow back ${queue}`
  const over = endedAlarms.map((id) => `\nAlarm ${id} is over for it.`).join('')
  return {
    json: {
      ...{ queue, before, now, policy_version: version },
      ended_alarms: endedAlarms,
      readiness: toReadiness(readiness),
    },
    text: `${what}${over}\nSo far: ${readinessInWords(readiness)}.`,
  }
}
