import { useSyncExternalStore } from 'react'
import type { DecisionBrief } from '../client/shapes.ts'

export type LiveState = 'connecting' | 'live' | 'waiting'

/** Decisions kept for the page. Larger: memory; smaller: a burst is gone before it is seen. */
const mostKept = 60

/** How often the page is drawn anew at most. Faster: sixty decisions a second keep the browser busy; slower: it lags. */
const drawMilliseconds = 250

let state: LiveState = 'connecting'
let decisions: readonly DecisionBrief[] = []
let pending: DecisionBrief[] = []
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** A decision fell. Drawn with all others of the next quarter of a second. */
export function addDecision(brief: DecisionBrief): void {
  pending.push(brief)
  timer ??= setTimeout(draw, drawMilliseconds)
}

export function setLiveState(next: LiveState): void {
  if (next === state) return
  state = next
  tell()
}

/** Newest first. */
export function useDecisions(): readonly DecisionBrief[] {
  return useSyncExternalStore(listen, () => decisions)
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(listen, () => state)
}

function draw(): void {
  timer = undefined
  decisions = [...pending.splice(0).toReversed(), ...decisions].slice(0, mostKept)
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
