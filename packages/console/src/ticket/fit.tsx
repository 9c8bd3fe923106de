import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Candidate, Contribution, Decision } from '../client/shapes.ts'
import { signed } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'
import { Duel } from './duel.tsx'
import { partName, partsOf } from './parts.ts'

/** Whoever was considered: winner and runner-up side by side, all who were eligible as parts that add up, and why not the others. */
export function Fit({ decision }: { readonly decision: Decision }): ReactElement {
  const { candidates, outcome, others, runner_up: runnerUp, team_minutes: minutes } = decision
  const able = candidates.filter(({ fit }) => fit !== undefined)
  const blocked = candidates.filter((one) => one.blocked_by !== undefined)
  const winner = able.find(({ agent }) => agent === outcome.agent)
  const second = able.find(({ agent }) => agent === runnerUp)
  return (
    <section className="panel">
      <h2>{texts.ticket.fit}</h2>
      {able.length === 0 ? (
        // An agent sees themselves only: whether there was anybody else is said below.
        others === undefined && <p>{texts.ticket.nobody}</p>
      ) : (
        <>
          <p className="quiet note">{texts.ticket.fitLead(Math.round(minutes))}</p>
          {winner !== undefined && second !== undefined ? <Duel winner={winner} second={second} /> : null}
          {winner === undefined || second !== undefined || others !== undefined ? null : (
            <p className="note">{texts.ticket.alone}</p>
          )}
          <Candidates able={able} chosen={outcome.agent} />
        </>
      )}
      {others === undefined ? null : <p className="note">{texts.ticket.others(others.eligible, others.blocked)}</p>}
      <Blocked blocked={blocked} />
    </section>
  )
}

interface CandidatesProps {
  readonly able: readonly Candidate[]
  readonly chosen: string | undefined
}

function Candidates({ able, chosen }: CandidatesProps): ReactElement {
  const names = useNames()
  const parts = partsOf(able)
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={texts.ticket.fit}>
      <table className="candidates">
        <thead>
          <tr>
            <th scope="col">{texts.ticket.candidate}</th>
            {parts.map((part) => (
              <th key={part} scope="col">
                {partName(part)}
              </th>
            ))}
            <th scope="col">{texts.ticket.fitColumn}</th>
          </tr>
        </thead>
        <tbody>
          {able.map(({ agent, name, fit }) => (
            <tr key={agent} className={agent === chosen ? 'chosen' : ''}>
              <th scope="row">{name ?? names.agent(agent)}</th>
              {parts.map((part) => (
                <PartCell key={part} part={fit?.contributions.find((one) => one.name === part)} />
              ))}
              <td className="num total">{signed(fit?.score ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PartCell({ part }: { readonly part: Contribution | undefined }): ReactElement {
  if (part === undefined || part.value === 0) return <td className="num quiet">·</td>
  return (
    <td className={part.value <= -0.05 ? 'num less' : 'num'}>
      <Tooltip label={part.because}>
        <span>{signed(part.value)}</span>
      </Tooltip>
    </td>
  )
}

function Blocked({ blocked }: { readonly blocked: readonly Candidate[] }): ReactElement | null {
  const names = useNames()
  if (blocked.length === 0) return null
  const byReason = Map.groupBy(blocked, ({ blocked_by: reason }) => reason ?? '')
  return (
    <details className="blocked">
      <summary>{texts.ticket.blocked(blocked.length)}</summary>
      <dl>
        {[...byReason].map(([reason, them]) => (
          <div key={reason}>
            <dt>{inWords(texts.blocked, reason)}</dt>
            <dd>{them.map(({ agent, name }) => name ?? names.agent(agent)).join(', ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
