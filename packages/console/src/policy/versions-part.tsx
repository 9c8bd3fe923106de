import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Policy, PolicyVersion } from '../client/shapes.ts'
import { Failed } from '../shell/failure.tsx'
import { Instant } from '../show/instant.tsx'
import { useNames } from '../show/names.ts'
import { May } from '../sign-in/may.tsx'
import { texts } from '../texts.ts'
import { DifferencesList } from './differences-list.tsx'
import { differences } from './differences.ts'
import { rulesOf } from './draft.ts'
import { placeInWords, valueInWords } from './format.ts'
import { usePreview, useSave, useVersions } from './use-policy.ts'
import { WhatIfView } from './what-if-view.tsx'

interface VersionsPartProps {
  readonly inForce: Policy
  /** The version looked at, as the address says. */
  readonly chosen: number | undefined
}

/** The policies there were: what each changed, and what going back to it would change. */
export function VersionsPart({ inForce, chosen }: VersionsPartProps): ReactElement {
  const versions = useVersions()
  const items = versions.data ?? []
  return (
    <div className="policy-columns versions">
      <section className="panel">
        <h2>{texts.policy.parts.versions}</h2>
        {versions.error === null ? null : <Failed error={versions.error} onAgain={() => void versions.refetch()} />}
        <ol className="version-list">
          {items.map((item, place) => (
            <VersionRow
              key={item.policy.version}
              item={item}
              before={items[place + 1]}
              isNow={item.policy.version === inForce.version}
              isChosen={item.policy.version === chosen}
            />
          ))}
        </ol>
      </section>
      {versions.data === undefined ? null : <Return inForce={inForce} chosen={chosen} items={items} />}
    </div>
  )
}

interface VersionRowProps {
  readonly item: PolicyVersion
  readonly before: PolicyVersion | undefined
  readonly isNow: boolean
  readonly isChosen: boolean
}

/** Changes told in the list; the rest is counted. */
const mostTold = 3

function VersionRow({ item, before, isNow, isChosen }: VersionRowProps): ReactElement {
  const names = useNames()
  const { version } = item.policy
  const changes = before === undefined ? [] : differences(rulesOf(before.policy), rulesOf(item.policy))
  const told = changes
    .slice(0, mostTold)
    .map((one) => `${placeInWords(one, names.queue)}: ${valueInWords(one.path, one.after)}`)
  const rest = changes.length - told.length
  return (
    <li className={isChosen ? 'version chosen' : 'version'}>
      <Link to="/policy" search={{ part: 'versions', version }} aria-current={isChosen}>
        {texts.policy.version(version)}
      </Link>
      {isNow ? <span className="now-mark">{texts.policy.current}</span> : null}
      {item.stored_at === undefined ? null : (
        <span className="quiet end">
          {item.author === undefined ? null : `${names.agent(item.author)}, `}
          <Instant at={item.stored_at} />
        </span>
      )}
      <span className="quiet version-what">
        {before === undefined
          ? version === 0
            ? texts.policy.first
            : ''
          : told.join(' · ') || texts.policy.versionSame}
        {rest > 0 ? ` · ${texts.policy.moreChanges(rest)}` : ''}
      </span>
    </li>
  )
}

interface ReturnProps extends VersionsPartProps {
  readonly items: readonly PolicyVersion[]
}

/** What going back would change, tried at once, so that one click is enough. */
function Return({ inForce, chosen, items }: ReturnProps): ReactElement {
  const wanted = items.find(({ policy }) => policy.version === chosen)?.policy
  const isOther = wanted !== undefined && wanted.version !== inForce.version
  const changes = isOther ? differences(rulesOf(inForce), rulesOf(wanted)) : []
  const preview = usePreview(
    changes.length === 0 || wanted === undefined ? undefined : rulesOf(wanted),
    inForce.version,
  )
  const save = useSave(() => undefined)
  if (wanted === undefined || !isOther || changes.length === 0) {
    const isMissing = chosen !== undefined && wanted === undefined
    return (
      <aside className="panel changes" aria-label={texts.policy.parts.versions}>
        <p className="quiet">
          {isMissing
            ? texts.policy.noSuchVersion(chosen)
            : isOther
              ? texts.policy.nothingDiffers
              : texts.policy.chosenIsNow}
        </p>
      </aside>
    )
  }
  return (
    <aside className="panel changes" aria-label={texts.policy.parts.versions}>
      <h2>{texts.policy.againstNow(wanted.version)}</h2>
      <DifferencesList changes={changes} />
      <May what="admin">
        <Button
          mt="sm"
          loading={save.isPending}
          onClick={() => save.mutate({ rules: rulesOf(wanted), from: inForce.version })}
        >
          {texts.policy.back(wanted.version)}
        </Button>
      </May>
      {preview.data === undefined ? (
        <p className="quiet note">{preview.isFetching ? texts.policy.previewing : ''}</p>
      ) : (
        <WhatIfView whatIf={preview.data} />
      )}
      {preview.error === null ? null : <Failed error={preview.error} onAgain={() => void preview.refetch()} />}
      {save.error === null ? null : <Failed error={save.error} />}
    </aside>
  )
}
