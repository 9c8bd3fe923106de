import { Select, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { HandOverPlan } from '../client/shapes.ts'
import { useAgents, useNames } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'
import { useWork } from './use-work.ts'

type Entry = HandOverPlan['entries'][number]

/** What a person wants done with a ticket instead. */
export type Change = { readonly action: 'keep' | 'take_back' } | { readonly action: 'hand_over'; readonly to: string }

interface HandOverTableProps {
  readonly entries: readonly Entry[]
  readonly absent: string
  readonly changes: ReadonlyMap<string, Change>
  readonly onChange: (ticket: string, change: Change) => void
}

/** The plan, ticket by ticket, most pressing first; each line can be changed. */
export function HandOverTable({ entries, absent, changes, onChange }: HandOverTableProps): ReactElement {
  const agents = (useAgents().data ?? []).filter(({ id, active, presence }) => {
    return active && id !== absent && presence?.state === 'online'
  })
  const names = useNames()
  const work = useWork(absent).data?.items ?? []
  if (entries.length === 0) return <Text size="sm">{texts.away.noTickets}</Text>
  const { columns, actions } = texts.away
  const choices = [
    { value: 'keep', label: actions.keep },
    { value: 'take_back', label: actions.take_back },
    ...agents.map(({ id, name }) => ({ value: `to:${id}`, label: texts.away.to(name) })),
  ]
  const choose = (ticket: string, value: string): void => {
    if (value === 'keep' || value === 'take_back') onChange(ticket, { action: value })
    else onChange(ticket, { action: 'hand_over', to: value.slice('to:'.length) })
  }
  return (
    <>
      <Text size="sm" c="dimmed">
        {texts.away.planLead}
      </Text>
      <table className="hand-over">
        <thead>
          <tr>
            <th scope="col">{columns.ticket}</th>
            <th scope="col">{columns.action}</th>
            <th scope="col">{columns.why}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.ticket_id}>
              <th scope="row">
                <Link to="/tickets/$id" params={{ id: entry.ticket_id }}>
                  {work.find(({ id }) => id === entry.ticket_id)?.subject.trim() || entry.ticket_id}
                </Link>
              </th>
              <td>
                <Select
                  aria-label={`${columns.action}: ${entry.ticket_id}`}
                  data={withPlanned(choices, entry, names.agent)}
                  value={valueOf(changes.get(entry.ticket_id) ?? entry)}
                  onChange={(value) => {
                    if (value !== null) choose(entry.ticket_id, value)
                  }}
                  allowDeselect={false}
                  searchable
                />
              </td>
              <td className="quiet">{inWords(texts.away.whys, entry.why)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function valueOf({ action, ...rest }: Change | Entry): string {
  return action === 'hand_over' && 'to' in rest ? `to:${rest.to}` : action
}

/** Whoever the plan names must be among the choices, even where they are not online. */
function withPlanned(
  choices: readonly { readonly value: string; readonly label: string }[],
  entry: Entry,
  name: (id: string) => string,
): { value: string; label: string }[] {
  const value = valueOf(entry)
  const isThere = choices.some((choice) => choice.value === value)
  return [...choices, ...(isThere || entry.to === undefined ? [] : [{ value, label: texts.away.to(name(entry.to)) }])]
}
