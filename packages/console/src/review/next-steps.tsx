import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Review } from '../client/shapes.ts'
import { fine } from '../show/estimates.ts'
import { count } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { texts } from '../texts.ts'

type Step = Review['next'][number]

/** Where a meeting would end: what to do, with the figures that speak for it. */
export function NextSteps({ of }: { readonly of: readonly Step[] }): ReactElement {
  const { next, noNext } = texts.review
  return (
    <section className="panel next-steps">
      <h2>{next}</h2>
      {of.length === 0 ? <p>{noNext}</p> : null}
      <ol>
        {of.map((step) => (
          <li key={`${step.kind} ${step.about ?? ''}`}>
            <StepWords step={step} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function StepWords({ step: { kind, about = '', share, n } }: { readonly step: Step }): ReactElement {
  const names = useNames()
  const { steps } = texts.review
  const name = kind === 'even_out' ? names.agent(about) : names.queue(about)
  const words = steps[kind](fine(share), count(n), name)
  if (kind === 'even_out') {
    return (
      <Link to="/agents/$id" params={{ id: about }}>
        {words}
      </Link>
    )
  }
  if (kind === 'trust_queue') {
    return (
      <Link to="/discrepancies" search={{ queue: about }}>
        {words}
      </Link>
    )
  }
  return <>{words}</>
}
