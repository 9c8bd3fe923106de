import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { WhatIf } from '../client/shapes.ts'
import { count } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'

/** Changes and people shown; the rest is only counted. */
const mostShown = 6

/** What a policy would have decided: how much is otherwise, in what, for whom. */
export function WhatIfView({ whatIf }: { readonly whatIf: WhatIf }): ReactElement {
  const { decisions, changed, kinds, dearest, complete, left_out: leftOut } = whatIf
  const words = texts.policy.whatIf
  if (decisions === 0) return <p className="quiet note">{words.empty}</p>
  const shown = Object.entries(kinds).filter(([, times]) => times > 0)
  return (
    <div className="what-if" aria-live="polite">
      <p className="what-if-sum">
        {words.title} {changed === 0 ? words.none : words.changed}{' '}
        <strong className="num">{changed === 0 ? '' : count(changed)}</strong> {words.of(count(decisions))}
      </p>
      <ul className="kinds">
        {shown
          .toSorted((one, other) => other[1] - one[1])
          .map(([kind, times]) => (
            <li key={kind}>
              <span>{inWords(words.kinds, kind)}</span>
              <span className="track" aria-hidden="true">
                <span className="fill" style={{ width: `${(100 * times) / decisions}%` }} />
              </span>
              <span className="num">{count(times)}</span>
            </li>
          ))}
      </ul>
      <Effect whatIf={whatIf} />
      <Loads agents={whatIf.agents} />
      {dearest.length === 0 ? null : <Dearest dearest={dearest} changed={changed} />}
      {complete ? null : <p className="note soon">{words.incomplete}</p>}
      {leftOut === 0 ? null : <p className="quiet note">{words.leftOut(count(leftOut))}</p>}
    </div>
  )
}

/** Work and promises, only where they are surely otherwise. */
function Effect({ whatIf: { minutes_saved: saved, breaches } }: { readonly whatIf: WhatIf }): ReactElement {
  const words = texts.policy.whatIf
  const isSure = saved !== undefined && (saved.low > 0 || saved.high < 0)
  return (
    <>
      {isSure ? (
        <p className="note">{(saved.value > 0 ? words.sooner : words.later)(Math.abs(saved.value).toFixed(1))}</p>
      ) : null}
      {breaches.before === breaches.after ? null : (
        <p className="note">{words.breaches(count(breaches.after), count(breaches.before), count(breaches.known))}</p>
      )}
    </>
  )
}

function Loads({ agents }: { readonly agents: WhatIf['agents'] }): ReactElement | null {
  const names = useNames()
  const moved = agents.filter(({ before, after }) => before !== after).slice(0, mostShown)
  if (moved.length === 0) return null
  return (
    <>
      <h3>{texts.policy.whatIf.loads}</h3>
      <ul className="loads">
        {moved.map(({ id, before, after }) => (
          <li key={id}>
            <Link to="/agents/$id" params={{ id }}>
              {names.agent(id)}
            </Link>
            <span className="num">{texts.policy.whatIf.load(count(before), count(after))}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

type Change = WhatIf['dearest'][number]

function Dearest({
  dearest,
  changed,
}: {
  readonly dearest: readonly Change[]
  readonly changed: number
}): ReactElement {
  const rest = changed - Math.min(mostShown, dearest.length)
  return (
    <>
      <h3>{texts.policy.whatIf.dearest}</h3>
      <ol className="dearest">
        {dearest.slice(0, mostShown).map((change) => (
          <li key={change.decision}>
            <Link to="/tickets/$id" params={{ id: change.ticket_id }}>
              {change.subject === '' ? texts.noSubject : change.subject}
            </Link>
            <span className="quiet">
              <Side side={change.before} other={change.after} /> → <Side side={change.after} other={change.before} />
            </span>
          </li>
        ))}
      </ol>
      {rest > 0 ? <p className="quiet note">{texts.policy.whatIf.more(count(rest))}</p> : null}
    </>
  )
}

/** Of one side only what the other has otherwise. */
function Side({ side, other }: { readonly side: Change['before']; readonly other: Change['before'] }): ReactElement {
  const names = useNames()
  const told = (one: Change['before']): readonly string[] => {
    const { outcome } = one
    const where = 'queue' in outcome ? names.queue(outcome.queue ?? '') : ''
    const who = 'agent' in outcome ? names.agent(outcome.agent ?? '') : inWords(texts.statuses, statusOf(outcome.kind))
    return [who, where, texts.bands[one.band], inWords(texts.policy.modes, one.mode)]
  }
  const others = told(other)
  const parts = told(side).filter((part, place) => part !== '' && part !== others[place])
  return <span>{parts.length === 0 ? told(side)[0] : parts.join(', ')}</span>
}

function statusOf(kind: string): string {
  return kind === 'triage' ? 'triage' : kind === 'assigned' ? 'assigned' : 'waiting'
}
