import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Decision } from '../client/shapes.ts'
import { Instant } from '../show/instant.tsx'
import { useNames } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'

/** What was decided, by what, and the smallest change that would have turned it. */
export function Verdict({ decision }: { readonly decision: Decision }): ReactElement {
  const { outcome, override, flip } = decision
  return (
    <section className={`panel verdict ${outcome.kind}`}>
      <p className="verdict-what">
        <OutcomeWords decision={decision} />
      </p>
      {override === undefined ? null : (
        <p>
          {texts.outcome.by(override.actor)}: “{override.reason}”
        </p>
      )}
      {flip === undefined ? null : (
        <p>
          <span className="quiet">{texts.outcome.because}: </span>
          {flip}
        </p>
      )}
      <p className="quiet note">
        <Instant at={decision.at} /> · {inWords(texts.outcome.mode, decision.mode)} ·{' '}
        {texts.outcome.made(decision.policy_version, decision.model_version)}
      </p>
    </section>
  )
}

/** The outcome as a sentence, with its people and queues as links. */
export function OutcomeWords({ decision }: { readonly decision: Decision }): ReactElement {
  const names = useNames()
  const { outcome, candidates } = decision
  const { agent, queue, reason } = outcome
  const where = queue === undefined ? null : <span className="quiet"> · {names.queue(queue)}</span>
  if (agent !== undefined) {
    const name = candidates.find((one) => one.agent === agent)?.name ?? names.agent(agent)
    return (
      <>
        <Link to="/agents/$id" params={{ id: agent }}>
          {toSomebody(decision, name)}
        </Link>
        {where}
      </>
    )
  }
  const why = inWords(texts.reasons, reason ?? '')
  const { kind } = outcome
  const words =
    kind === 'triage' ? texts.outcome.triage(why) : kind === 'held' ? texts.outcome.held(why) : texts.outcome.queued
  return (
    <>
      {words}
      {outcome.awaiting === undefined ? null : ` (${texts.now.keptFor(names.agent(outcome.awaiting))})`}
      {where}
    </>
  )
}

/** Nobody was given anything by what was only suggested, or recorded in shadow; what a person decides is always carried out. */
function toSomebody({ outcome, mode, override }: Decision, name: string): string {
  if (override === undefined && mode === 'suggest') return texts.outcome.suggested(name)
  if (override === undefined && mode === 'shadow') return texts.outcome.inShadow(name)
  return outcome.kind === 'offered' ? texts.outcome.offered(name) : texts.outcome.assigned(name)
}
