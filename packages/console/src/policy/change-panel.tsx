import { Button, Group } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import type { Policy } from '../client/shapes.ts'
import { asFailure } from '../client/failure.ts'
import { Failed } from '../shell/failure.tsx'
import { May } from '../sign-in/may.tsx'
import { texts } from '../texts.ts'
import { DifferencesList } from './differences-list.tsx'
import { forgetDraft, type Editing } from './draft.ts'
import { usePreview, useSave } from './use-policy.ts'
import { WhatIfView } from './what-if-view.tsx'

interface ChangePanelProps {
  readonly inForce: Policy
  readonly editing: Editing
}

/** What was changed, what it would have decided, and the way to put it in force or to forget it. */
export function ChangePanel({ inForce, editing }: ChangePanelProps): ReactElement {
  const { changes, rules, theirs, drop } = editing
  const key = JSON.stringify(rules)
  const [asked, setAsked] = useState<string>()
  const isStale = theirs.length > 0 || editing.base.version !== inForce.version
  const isAsked = asked === key && changes.length > 0 && !isStale
  const preview = usePreview(isAsked ? rules : undefined, inForce.version)
  const save = useSave(forgetDraft)
  const isConflict = save.error !== null && asFailure(save.error).status === 412
  if (changes.length === 0) {
    return (
      <aside className="panel changes" aria-label={texts.policy.changes}>
        <h2>{texts.policy.changes}</h2>
        <p className="quiet">{texts.policy.noChanges}</p>
      </aside>
    )
  }
  return (
    <aside className="panel changes" aria-label={texts.policy.changes}>
      {isStale ? <Conflict inForce={inForce} editing={editing} /> : null}
      <h2>{texts.policy.changes}</h2>
      <DifferencesList changes={changes} hasLinks />
      {isStale ? null : (
        <Group gap="xs" mt="sm">
          <Button
            variant={preview.data === undefined ? 'filled' : 'default'}
            loading={preview.isFetching}
            onClick={() => setAsked(key)}
          >
            {texts.policy.preview}
          </Button>
          <May what="admin">
            <Button
              variant={preview.data === undefined ? 'default' : 'filled'}
              disabled={preview.data === undefined}
              loading={save.isPending}
              onClick={() => save.mutate({ rules, from: inForce.version })}
            >
              {texts.policy.save}
            </Button>
          </May>
          <Button variant="subtle" color="gray" onClick={drop}>
            {texts.policy.drop}
          </Button>
        </Group>
      )}
      {preview.data === undefined ? (
        <p className="quiet note">
          {preview.isFetching ? texts.policy.previewing : isStale ? '' : texts.policy.previewFirst}
        </p>
      ) : (
        <WhatIfView whatIf={preview.data} />
      )}
      {preview.error === null ? null : <Failed error={preview.error} onAgain={() => void preview.refetch()} />}
      {save.error === null || isConflict ? null : <Failed error={save.error} />}
    </aside>
  )
}

/** Somebody else was faster: what they did, and how to go on without losing either. */
function Conflict({ inForce, editing: { theirs, changes, rebase, drop } }: ChangePanelProps): ReactElement {
  return (
    <div className="conflict" role="alert">
      <h2>{texts.policy.staleTitle(inForce.version)}</h2>
      <p>{texts.policy.staleLead}</p>
      <DifferencesList changes={theirs} alsoMine={changes.map(({ path }) => path)} />
      <Group gap="xs" mt="xs">
        <Button onClick={rebase} title={texts.policy.rebaseHint}>
          {texts.policy.rebase}
        </Button>
        <Button variant="default" onClick={drop}>
          {texts.policy.drop}
        </Button>
      </Group>
      <p className="quiet note">{texts.policy.rebaseHint}</p>
    </div>
  )
}
