import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import type { AgentRecord } from '../client/shapes.ts'
import { Failed } from '../shell/failure.tsx'
import { percent } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { texts } from '../texts.ts'
import { Interval } from '../show/interval.tsx'

/** What somebody's tickets say about them, topic by topic, with the doubt drawn as it is. */
export function Records({ agent }: { readonly agent: string }): ReactElement {
  const records = useQuery({
    queryKey: ['agents', agent, 'records'],
    queryFn: async () =>
      (await answered(api.GET('/v1/agents/{id}/records', { params: { path: { id: agent } } }))).items,
    staleTime: 60_000,
  })
  const items = records.data ?? []
  const longest = Math.max(1, ...items.map(({ minutes_range: { high } }) => high))
  const { recordColumns } = texts.agent
  return (
    <section className="panel">
      <h2>{texts.agent.records}</h2>
      <p className="quiet note">{texts.agent.recordsLead}</p>
      {records.error === null ? null : <Failed error={records.error} onAgain={() => void records.refetch()} />}
      {records.data !== undefined && items.length === 0 ? <p>{texts.agent.noRecords}</p> : null}
      {items.length === 0 ? null : (
        <table className="records">
          <thead>
            <tr>
              <th scope="col">{recordColumns.kind}</th>
              <th scope="col">{recordColumns.tickets}</th>
              <th scope="col">{recordColumns.minutes}</th>
              <th scope="col">{recordColumns.success}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((record) => (
              <RecordRow key={record.kind} record={record} longest={longest} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function RecordRow({ record, longest }: { readonly record: AgentRecord; readonly longest: number }): ReactElement {
  const names = useNames()
  const { kind, tickets, minutes, minutes_range: takes, team_minutes: team, success, success_range: sure } = record
  const whole = (value: number): string => String(Math.round(value))
  return (
    <tr>
      <th scope="row">{names.queue(kind)}</th>
      <td className="num">{tickets < 10 ? tickets.toFixed(1) : whole(tickets)}</td>
      <td>
        <Interval
          at={minutes / longest}
          low={takes.low / longest}
          high={takes.high / longest}
          tick={team / longest}
          text={texts.agent.range(whole(minutes), whole(takes.low), whole(takes.high))}
        />
      </td>
      <td>
        <Interval
          at={success}
          low={sure.low}
          high={sure.high}
          text={texts.agent.range(percent(success), whole(100 * sure.low), percent(sure.high))}
        />
      </td>
    </tr>
  )
}
