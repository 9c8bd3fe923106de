import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import type { Health, Ready } from '../client/shapes.ts'
import { ticketsIn, useCounts } from '../now/use-now.ts'
import { Instant } from '../show/instant.tsx'
import { count } from '../show/numbers.ts'
import { texts } from '../texts.ts'

interface FiguresProps {
  readonly ready: Ready | undefined
  readonly health: Health | undefined
}

/** The database, and what lies between coming in and being done. */
export function Figures({ ready, health }: FiguresProps): ReactElement {
  const now = useCounts().data
  const { figures } = texts.health
  const waiting = now && ticketsIn(now.groups, ({ status }) => status === 'waiting')
  return (
    <section className="panel">
      <h2>{texts.health.database}</h2>
      <dl className="profile">
        <Figure name={figures.database}>
          {ready && `${texts.health.engine[ready.database.engine]} ${ready.database.version}`}
        </Figure>
        <Figure name={figures.size}>{health && bytes(health.database.bytes)}</Figure>
        <Figure name={figures.connections}>
          {health &&
            texts.health.connections(count(health.database.connections.total), count(health.database.connections.idle))}
        </Figure>
        <Figure name={figures.migrations}>{ready && count(ready.database.migrations)}</Figure>
        <Figure name={figures.undecided}>{ready && count(ready.waiting)}</Figure>
        <Figure name={figures.waiting}>
          {waiting === undefined ? undefined : <Link to="/">{count(waiting)}</Link>}
        </Figure>
        <Figure name={texts.health.webhooks}>{health && webhooksInWords(health.webhooks)}</Figure>
        <Figure name={figures.outbox}>
          {health && (
            <>
              {texts.health.outbox(count(health.outbox.entries))}
              {health.outbox.oldest_at === undefined ? null : (
                <>
                  , {texts.health.outboxSince} <Instant at={health.outbox.oldest_at} />
                </>
              )}
            </>
          )}
        </Figure>
      </dl>
      {health?.webhooks.findings.map((finding) => (
        <p key={finding} className="past note">
          {finding}
        </p>
      ))}
      <p className="quiet note">{texts.health.outboxHint}</p>
    </section>
  )
}

function webhooksInWords({ working, failing, disabled }: Health['webhooks']): string {
  if (working + failing + disabled === 0) return texts.health.noWebhooks
  return texts.health.webhooksState(count(working), count(failing), count(disabled))
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{children ?? texts.none}</dd>
    </div>
  )
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Three digits are enough. */
function bytes(value: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3))
  return `${Number((value / 1000 ** power).toPrecision(3))} ${units[power]}`
}
