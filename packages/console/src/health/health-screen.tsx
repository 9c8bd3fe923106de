import './health.css'
import type { ReactElement } from 'react'
import { useServerNow } from '../live/clock.ts'
import { Failed } from '../shell/failure.tsx'
import { useTitle } from '../shell/use-title.ts'
import { count, exact } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { texts } from '../texts.ts'
import { Alarms } from './alarms.tsx'
import { HelpDesks } from './help-desks.tsx'
import { Figures } from './figures.tsx'
import { findingsIn, type Finding } from './findings.ts'
import { KeysPanel } from './keys-panel.tsx'
import { ModelPanel } from './model-panel.tsx'
import { ModelHistory } from './model-history.tsx'
import { useAlarms, useHealth, useModels, useReady } from './use-health.ts'

/** How the whole thing does: what is wrong first, then each part. */
export function HealthScreen(): ReactElement {
  const [ready, health, alarms, models] = [useReady(), useHealth(), useAlarms(), useModels()]
  const now = useServerNow()
  useTitle(texts.health.title)
  const findings = findingsIn({
    ...{ isDown: ready.error !== null, ready: ready.data, health: health.data, now },
    ...{ alarms: alarms.data, models: models.data },
  })
  const isKnown = ready.data !== undefined && alarms.data !== undefined && models.data !== undefined
  const failed = [alarms, models, health].filter(({ error }) => error !== null)
  return (
    <div className="page health">
      <header className="page-head">
        <h1>{texts.health.title}</h1>
      </header>
      {findings.length > 0 ? <Findings findings={findings} /> : isKnown ? <Well /> : null}
      {failed.slice(0, 1).map(({ error, refetch }) => (
        <Failed key="failed" error={error} onAgain={() => void refetch()} />
      ))}
      <div className="ticket-columns">
        <div className="column">
          <Alarms alarms={alarms.data} />
          <Figures ready={ready.data} health={health.data} />
          <HelpDesks health={health.data} />
          <KeysPanel />
        </div>
        <div className="column">
          <ModelPanel models={models.data} inUse={ready.data?.model} />
          <ModelHistory models={models.data} />
        </div>
      </div>
    </div>
  )
}

function Well(): ReactElement {
  return (
    <section className="panel finding-list well" role="status">
      <p className="finding-what">{texts.health.well}</p>
      <p className="quiet">{texts.health.wellLead}</p>
    </section>
  )
}

function Findings({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const names = useNames()
  return (
    <section className="panel finding-list" role="alert" aria-label={texts.health.wrong}>
      <h2>{texts.health.wrong}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={JSON.stringify(finding)}>
            <p className="finding-what">{inWords(finding, names.queue)}</p>
            <p className="quiet">{texts.health.next[finding.kind]}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function inWords(finding: Finding, queueName: (id: string) => string): string {
  const words = texts.health.findings
  switch (finding.kind) {
    case 'alarm':
      return words.alarm(
        finding.queue === undefined ? texts.health.everyQueue : queueName(finding.queue),
        exact(finding.at),
      )
    case 'failedTraining':
      return words.failedTraining(finding.words)
    case 'helpDesk':
      return words.helpDesk(finding.id, finding.words)
    case 'oldModel':
      return words.oldModel(finding.days)
    case 'queued':
      return words.queued(count(finding.calls))
    case 'undecided':
      return words.undecided(count(finding.tickets))
    default:
      return words[finding.kind]
  }
}
