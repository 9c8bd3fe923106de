import type { ReactElement } from 'react'
import type { Health } from '../client/shapes.ts'
import { Instant } from '../show/instant.tsx'
import { count } from '../show/numbers.ts'
import { texts } from '../texts.ts'

type HelpDesk = Health['help_desks'][number]

/** The help desks beside which Pointsman works: is each in step, and what waits between the two? */
export function HelpDesks({ health }: { readonly health: Health | undefined }): ReactElement {
  const t = texts.health.helpDesks
  const all = health?.help_desks ?? []
  return (
    <section className="panel">
      <h2>{t.title}</h2>
      {health !== undefined && all.length === 0 ? <p className="quiet note">{t.none}</p> : null}
      {all.length === 0 ? null : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.columns.id}</th>
                <th scope="col">{t.columns.state}</th>
                <th scope="col" className="end">
                  {t.columns.tickets}
                </th>
                <th scope="col" className="end">
                  {t.columns.takeIn}
                </th>
                <th scope="col" className="end">
                  {t.columns.write}
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((desk) => (
                <Row key={desk.id} desk={desk} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Row({ desk }: { readonly desk: HelpDesk }): ReactElement {
  return (
    <tr>
      <th scope="row">
        {desk.id} <span className="quiet">{desk.url}</span>
      </th>
      <td>
        <State of={desk} />
      </td>
      <td className="num end">{count(desk.tickets)}</td>
      <td className="num end">{count(desk.to_take_in)}</td>
      <td className="num end">{count(desk.to_write)}</td>
    </tr>
  )
}

function State({ of: desk }: { readonly of: HelpDesk }): ReactElement {
  const t = texts.health.helpDesks
  if (desk.live_from === undefined) return <>{t.readingHistory}</>
  if (desk.trouble !== undefined) {
    return (
      <span className="past">
        {desk.trouble}
        {desk.troubled_since === undefined ? null : (
          <>
            , {t.since} <Instant at={desk.troubled_since} />
          </>
        )}
      </span>
    )
  }
  if (desk.synced_at === undefined) return <>{t.waits}</>
  return (
    <>
      {t.inStep} <Instant at={desk.synced_at} />
    </>
  )
}
