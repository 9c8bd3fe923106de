import { Accordion } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { QualityFinding } from '../client/shapes.ts'
import { count } from '../show/numbers.ts'
import { texts } from '../texts.ts'

interface FindingsProps {
  /** The most valuable first. */
  readonly of: readonly QualityFinding[]
  /** Name of the one that is open. */
  readonly open: string | undefined
}

/** What to repair, each with its reasons, what to do, and the tickets it rests on. */
export function Findings({ of, open }: FindingsProps): ReactElement {
  const navigate = useNavigate()
  const most = Math.max(1, ...of.map(({ worth }) => worth.per_thousand_tickets))
  const t = texts.quality
  return (
    <section className="panel">
      <h2>{t.findings}</h2>
      {of.length === 0 ? <p>{t.nothing}</p> : null}
      <Accordion
        value={open ?? null}
        onChange={(finding) =>
          void navigate({ to: '/quality', search: finding === null ? {} : { finding }, replace: true })
        }
        className="quality-findings"
      >
        {named(of).map(({ name, finding }) => (
          <Accordion.Item key={name} value={name}>
            <Accordion.Control>
              <span className="quality-line">
                <span className="quality-title">{finding.title}</span>
                <Worth of={finding.worth.per_thousand_tickets} most={most} />
              </span>
            </Accordion.Control>
            <Accordion.Panel>{open === name ? <Details of={finding} /> : null}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  )
}

/** By kind, and a number where there are several of one: a name that can stand in an address. */
function named(findings: readonly QualityFinding[]): readonly { name: string; finding: QualityFinding }[] {
  const counts = new Map<string, number>()
  return findings.map((finding) => {
    const number = (counts.get(finding.kind) ?? 0) + 1
    counts.set(finding.kind, number)
    return { name: number === 1 ? finding.kind : `${finding.kind}-${number}`, finding }
  })
}

function Worth({ of, most }: { readonly of: number; readonly most: number }): ReactElement {
  return (
    <span className="quality-worth" title={texts.quality.perThousandHint}>
      <span className="track" aria-hidden="true">
        <span className="fill" style={{ width: `${(100 * of) / most}%` }} />
      </span>
      <span className="num">{texts.quality.perThousand(inThousand(of))}</span>
    </span>
  )
}

/** Whole tickets, as far as there are any. */
function inThousand(worth: number): string {
  return worth > 0 && worth < 1 ? '< 1' : count(Math.round(worth))
}

function Details({
  of: { explanation, remedy, worth, facts, tickets, ticket_count: all },
}: DetailsProps): ReactElement {
  const t = texts.quality
  return (
    <>
      <p>{explanation}</p>
      <p className="quality-remedy">
        <strong>{t.remedy}:</strong> {remedy}
      </p>
      <p className="quiet note">
        {worth.per_thousand_tickets > 0 ? t.worth(inThousand(worth.per_thousand_tickets), worth.gain) : t.noWorth}.{' '}
        {t.basis(worth.basis)}
      </p>
      {facts.length === 0 ? null : (
        <dl className="profile">
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {tickets.length === 0 ? null : (
        <>
          <h3 className="quality-tickets-head">
            {t.tickets}: {t.shown(count(tickets.length), count(all))}
          </h3>
          <Tickets of={tickets} />
        </>
      )}
    </>
  )
}

interface DetailsProps {
  readonly of: QualityFinding
}

function Tickets({ of }: { readonly of: QualityFinding['tickets'] }): ReactElement {
  const { columns, noWords, tickets } = texts.quality
  return (
    <div className="scroll quality-tickets" tabIndex={0} role="region" aria-label={tickets}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{columns.ticket}</th>
            <th scope="col">{columns.words}</th>
            <th scope="col">{columns.why}</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ id, excerpt, note }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/tickets/$id" params={{ id }}>
                  {id}
                </Link>
              </th>
              <td>{excerpt === '' ? <span className="quiet">{noWords}</span> : excerpt}</td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
