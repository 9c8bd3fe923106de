import { useSyncExternalStore } from 'react'
import type { Policy, Rules } from '../client/shapes.ts'
import { differences, merged, type Difference } from './differences.ts'

/**
 * What somebody has changed and not saved. Kept beside the screen, because the preview leads to tickets and back; it is
 * forgotten with the page.
 */
interface Draft {
  /** The policy it was begun on. */
  readonly base: Policy
  readonly rules: Rules
}

let draft: Draft | undefined
const listeners = new Set<() => void>()

/** What the screen shows of the policy in force and of the changes to it. */
export interface Editing {
  /** The rules as changed. */
  readonly rules: Rules
  /** The version that the changes were made to. */
  readonly base: Policy
  readonly changes: readonly Difference[]
  /** Somebody else has saved since: what they changed. */
  readonly theirs: readonly Difference[]
  readonly edit: (change: Partial<Rules>) => void
  readonly drop: () => void
  /** Puts the changes on top of what is in force now. */
  readonly rebase: () => void
}

/** The draft on top of the policy in force; without changes it follows it. */
export function useEditing(inForce: Policy): Editing {
  const kept = useSyncExternalStore(listen, () => draft)
  const base = kept?.base ?? inForce
  const rules = kept?.rules ?? rulesOf(inForce)
  const isBehind = kept !== undefined && base.version !== inForce.version
  return {
    rules,
    base,
    changes: kept === undefined ? [] : differences(rulesOf(base), rules),
    theirs: isBehind ? differences(rulesOf(base), rulesOf(inForce)) : [],
    edit: (change) => setDraft({ base, rules: { ...rules, ...change } }),
    drop: () => setDraft(undefined),
    rebase: () => setDraft({ base: inForce, rules: merged(rulesOf(base), rules, rulesOf(inForce)) }),
  }
}

/** A policy without its number, as it is put. */
export function rulesOf({ version: _version, ...rules }: Policy): Rules {
  return rules
}

export function forgetDraft(): void {
  setDraft(undefined)
}

/** What has been changed back is no change. */
function setDraft(next: Draft | undefined): void {
  draft = next === undefined || differences(rulesOf(next.base), next.rules).length === 0 ? undefined : next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
