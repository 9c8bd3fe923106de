import { CloseButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { texts } from '../texts.ts'
import { tourKey } from './tour-key.ts'

/** Five things to look at, for whoever opens the console for the first time; gone for good once it is closed. */
export function Tour(): ReactElement | null {
  const [state, setState] = useLocalStorage({ key: tourKey, defaultValue: 'open', getInitialValueInEffect: false })
  const t = texts.tour
  if (state !== 'open') return null
  return (
    <section className="panel tour" aria-label={t.title}>
      <div className="tour-head">
        <h2>{t.title}</h2>
        <CloseButton size="sm" aria-label={t.close} title={t.close} onClick={() => setState('seen')} />
      </div>
      <ol>
        <Sight what={t.why}>
          <Link to="/" search={{ view: 'given-out' }}>
            {t.whyLink}
          </Link>
        </Sight>
        <Sight what={t.discrepancies}>
          <Link to="/discrepancies">{t.discrepanciesLink}</Link>
        </Sight>
        <Sight what={t.agents}>
          <Link to="/agents">{t.agentsLink}</Link>
        </Sight>
        <Sight what={t.review}>
          <Link to="/review">{t.reviewLink}</Link>
        </Sight>
        <Sight what={t.policy}>
          <Link to="/policy">{t.policyLink}</Link>
        </Sight>
      </ol>
    </section>
  )
}

function Sight({ what, children }: { readonly what: string; readonly children: ReactNode }): ReactElement {
  return (
    <li>
      {children}
      <p className="quiet">{what}</p>
    </li>
  )
}
