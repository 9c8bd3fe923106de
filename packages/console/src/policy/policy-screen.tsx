import './policy.css'
import { Skeleton, Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, type ReactElement } from 'react'
import type { Policy } from '../client/shapes.ts'
import { Failed } from '../shell/failure.tsx'
import { useTitle } from '../shell/use-title.ts'
import { texts } from '../texts.ts'
import { parts, policyAddress, type Part } from './address.ts'
import { ChangePanel } from './change-panel.tsx'
import { partOfPlace } from './places.ts'
import { FitPart } from './fit-part.tsx'
import { ModesPart } from './modes-part.tsx'
import { RiskPart } from './risk-part.tsx'
import { UrgencyPart } from './urgency-part.tsx'
import { useEditing, type Editing } from './draft.ts'
import { usePolicy } from './use-policy.ts'
import { VersionsPart } from './versions-part.tsx'
import { WaitingPart } from './waiting-part.tsx'

/** The operator's rules: looked at, changed, tried on the last two weeks, saved, and gone back on. */
export function PolicyScreen(): ReactElement {
  const policy = usePolicy()
  useTitle(texts.policy.title)
  return (
    <div className="page policy">
      <header className="page-head">
        <h1>{texts.policy.title}</h1>
        {policy.data === undefined ? null : <p className="quiet">{texts.policy.inForce(policy.data.version)}</p>}
      </header>
      {policy.data !== undefined ? (
        <PolicyParts inForce={policy.data} />
      ) : policy.error !== null ? (
        <Failed error={policy.error} onAgain={() => void policy.refetch()} />
      ) : (
        <Skeleton height={400} />
      )}
    </div>
  )
}

function PolicyParts({ inForce }: { readonly inForce: Policy }): ReactElement {
  const { part = 'risk', version } = policyAddress(useSearch({ strict: false }))
  const navigate = useNavigate()
  const editing = useEditing(inForce)
  const show = (next: string | null): void => {
    const search = policyAddress({ part: next })
    void navigate({ to: '/policy', search })
  }
  const tabs = useRef<HTMLDivElement>(null)
  // On a phone there are more tabs than fit.
  useEffect(() => {
    tabs.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [part])
  const touched = (one: Part): number => editing.changes.filter(({ path }) => partOfPlace(path) === one).length
  return (
    <Tabs value={part} onChange={show} keepMounted={false} activateTabWithKeyboard={false}>
      <Tabs.List ref={tabs} className="policy-tabs">
        {parts.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {texts.policy.parts[one]}
            {touched(one) === 0 ? null : <span className="touched num">{touched(one)}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {parts.map((one) => (
        <Tabs.Panel key={one} value={one}>
          {one === 'versions' ? (
            <VersionsPart inForce={inForce} chosen={version} />
          ) : (
            <div className="policy-columns">
              <div className="column">{shown(one, editing)}</div>
              <ChangePanel inForce={inForce} editing={editing} />
            </div>
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function shown(part: Exclude<Part, 'versions'>, editing: Editing): ReactElement {
  switch (part) {
    case 'risk':
      return <RiskPart editing={editing} />
    case 'modes':
      return <ModesPart editing={editing} />
    case 'urgency':
      return <UrgencyPart editing={editing} />
    case 'fit':
      return <FitPart editing={editing} />
    case 'waiting':
      return <WaitingPart editing={editing} />
  }
}
