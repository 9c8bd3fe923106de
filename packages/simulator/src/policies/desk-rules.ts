import type { AgentView, DispatchView, WaitingTicket } from '../world/routing-policy.ts'

/** Whether somebody is at work with room for one more. `given` counts what this dispatch gave them already. */
export function hasRoom(view: AgentView, given: number): boolean {
  return view.isPresent && view.held.length + given < view.agent.capacity
}

/** The hard rules: speaks the language, and has not handed this ticket on before. */
export function mayTake(view: AgentView, waiting: WaitingTicket): boolean {
  const language = waiting.reading.language.code
  if (language !== undefined && !view.agent.languages.includes(language)) return false
  return !waiting.excluded.includes(view.agent.id)
}

/** Tickets given in the course of one dispatch, per agent. */
export function tally(view: DispatchView): Int32Array {
  return new Int32Array(view.agents.length)
}

/** Whether anybody at all could take a ticket. */
export function isAnybodyFree(view: DispatchView): boolean {
  return view.agents.some((agent) => hasRoom(agent, 0))
}
