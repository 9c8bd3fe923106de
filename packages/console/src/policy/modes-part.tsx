import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Mode, QueueShadow, RiskReport } from '../client/shapes.ts'
import { Failed } from '../shell/failure.tsx'
import { count, percent } from '../show/numbers.ts'
import { useQueues } from '../show/names.ts'
import { texts } from '../texts.ts'
import type { Editing } from './draft.ts'
import { finePercent } from './format.ts'
import { useRisk, useShadow } from './use-policy.ts'

const modes: readonly Mode[] = ['shadow', 'suggest', 'auto']

/** How far decisions of each queue go, beside what speaks for going further. */
export function ModesPart({ editing }: { readonly editing: Editing }): ReactElement {
  const { rules, edit } = editing
  const [queues, risk, shadow] = [useQueues(), useRisk(), useShadow()]
  const { modeColumns: columns } = texts.policy
  const open = (queues.data ?? []).filter(({ active }) => active)
  const failed = [queues, risk, shadow].find(({ error, data }) => error !== null && data === undefined)
  return (
    <section className="panel scroll" tabIndex={0} role="region" aria-label={texts.policy.parts.modes}>
      <h2>{texts.policy.parts.modes}</h2>
      <p className="quiet note">{texts.policy.modesLead}</p>
      {failed === undefined ? null : <Failed error={failed.error} onAgain={() => void failed.refetch()} />}
      <table className="modes">
        <thead>
          <tr>
            <th scope="col">{columns.queue}</th>
            <th scope="col">{columns.mode}</th>
            <th scope="col">{columns.ready}</th>
            <th scope="col">{columns.alone}</th>
            <th scope="col">{columns.wrong}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{texts.policy.others}</th>
            <td>
              <NativeSelect
                size="xs"
                aria-label={texts.policy.modeOf(texts.policy.others)}
                value={rules.mode}
                data={modes.map((mode) => ({ value: mode, label: texts.policy.modes[mode] ?? mode }))}
                onChange={({ currentTarget }) => edit({ mode: currentTarget.value as Mode })}
              />
            </td>
            <td colSpan={3} />
          </tr>
          {open.map(({ id, name }) => (
            <QueueModeRow
              key={id}
              queue={{ id, name }}
              editing={editing}
              seen={risk.data?.queues.find(({ queue }) => queue === id)}
              shadow={shadow.data?.queues.find(({ queue }) => queue === id)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface QueueModeRowProps {
  readonly queue: { readonly id: string; readonly name: string }
  readonly editing: Editing
  readonly seen: RiskReport['queues'][number] | undefined
  readonly shadow: QueueShadow | undefined
}

function QueueModeRow({ queue: { id, name }, editing, seen, shadow }: QueueModeRowProps): ReactElement {
  const { rules, base, edit } = editing
  const own = rules.queue_modes.find(({ queue }) => queue === id)?.mode
  const before = base.queue_modes.find(({ queue }) => queue === id)?.mode
  const set = (mode: string): void => {
    const others = rules.queue_modes.filter(({ queue }) => queue !== id)
    edit({ queue_modes: mode === '' ? others : [...others, { queue: id, mode: mode as Mode }] })
  }
  const others = texts.policy.modes[rules.mode] ?? rules.mode
  return (
    <tr className={own === before ? '' : 'changed'}>
      <th scope="row">
        <Link to="/" search={{ queue: id }}>
          {name}
        </Link>
      </th>
      <td>
        <NativeSelect
          size="xs"
          aria-label={texts.policy.modeOf(name)}
          value={own ?? ''}
          data={[
            { value: '', label: texts.policy.asOthers(others) },
            ...modes.map((mode) => ({ value: mode, label: texts.policy.modes[mode] ?? mode })),
          ]}
          onChange={({ currentTarget }) => set(currentTarget.value)}
        />
        {seen?.alarm === undefined ? null : (
          <Link to="/health" className="lowered">
            {texts.policy.loweredBy(seen.alarm)}
          </Link>
        )}
      </td>
      <td>
        <Readiness shadow={shadow} />
      </td>
      <td className="num">{seen === undefined ? '' : percent(seen.coverage)}</td>
      <td className="num">
        {seen?.error === undefined ? (
          <span className="quiet">{seen === undefined ? texts.policy.notSeen : texts.policy.noProof}</span>
        ) : (
          texts.policy.wrongOf(
            percent(seen.error.share),
            String(Math.round(100 * seen.error.low)),
            percent(seen.error.high),
          )
        )}
      </td>
    </tr>
  )
}

/** What the shadow report says of a queue that went live. */
function Readiness({ shadow }: { readonly shadow: QueueShadow | undefined }): ReactElement | null {
  if (shadow === undefined) return null
  const { state, acted, wrong, upper, tolerated, needs } = shadow.readiness
  return (
    <>
      <span className={`readiness ${state}`}>{texts.policy.readiness[state]}</span>
      {acted === 0 ? null : (
        <span className="quiet what">
          {texts.policy.readinessWhy(count(wrong), count(acted), finePercent(upper), finePercent(tolerated))}
          {needs === undefined ? '' : texts.policy.readinessNeeds(count(needs))}
        </span>
      )}
    </>
  )
}
