import { Button, NativeSelect } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import type { Alarm } from '../client/shapes.ts'
import { Instant } from '../show/instant.tsx'
import { useNames, useQueues } from '../show/names.ts'
import { useMay } from '../sign-in/use-me.ts'
import { inWords, texts } from '../texts.ts'
import { ReasonForm } from './reason-form.tsx'
import { useAct } from './use-health.ts'

/** Alarms on drift, those that are on first; a person ends them. */
export function Alarms({ alarms }: { readonly alarms: readonly Alarm[] | undefined }): ReactElement {
  const [ending, setEnding] = useState<Alarm>()
  const isOn = ({ ended_at: endedAt }: Alarm): number => (endedAt === undefined ? 0 : 1)
  const shown = (alarms ?? []).toSorted((one, other) => isOn(one) - isOn(other) || other.id - one.id)
  return (
    <section className="panel">
      <h2>{texts.health.alarms}</h2>
      <p className="quiet note">{texts.health.alarmsLead}</p>
      {alarms !== undefined && shown.length === 0 ? <p className="quiet">{texts.health.noAlarms}</p> : null}
      <ul className="alarms">
        {shown.map((alarm) => (
          <AlarmRow key={alarm.id} alarm={alarm} onEnd={() => setEnding(alarm)} />
        ))}
      </ul>
      {ending === undefined ? null : <EndForm alarm={ending} onClose={() => setEnding(undefined)} />}
    </section>
  )
}

function AlarmRow({ alarm, onEnd }: { readonly alarm: Alarm; readonly onEnd: () => void }): ReactElement {
  const names = useNames()
  const isOn = alarm.ended_at === undefined
  const may = useMay()
  const where = alarm.queue === undefined ? texts.health.everyQueue : names.queue(alarm.queue)
  return (
    <li className={isOn ? 'alarm on' : 'alarm'}>
      <div className="alarm-head">
        <span className="alarm-state">{isOn ? texts.health.on : texts.health.over}</span>
        <strong>{where}</strong>
        <span>{inWords(texts.health.signs, alarm.sign)}</span>
        <span className="quiet end">
          <Instant at={alarm.at} />
        </span>
      </div>
      <p>{alarm.because}</p>
      {alarm.except.length === 0 ? null : (
        <p className="quiet note">{texts.health.except(alarm.except.map(names.queue).join(', '))}</p>
      )}
      {alarm.endings.map(({ at, actor, reason }) => (
        <p key={`${at}${actor}${reason}`} className="quiet note">
          <Instant at={at} /> {texts.health.endedBy(actor, reason)}
        </p>
      ))}
      {isOn && may.admin ? (
        <Button size="compact-xs" variant="default" mt={4} onClick={onEnd}>
          {texts.health.end}
        </Button>
      ) : null}
    </li>
  )
}

function EndForm({ alarm, onClose }: { readonly alarm: Alarm; readonly onClose: () => void }): ReactElement {
  const queues = (useQueues().data ?? []).filter(({ active, id }) => active && !alarm.except.includes(id))
  const [queue, setQueue] = useState('')
  const end = useAct(
    (reason: string) => {
      const body = { reason, ...(queue === '' ? {} : { queue }) }
      return answered(api.POST('/v1/alarms/{id}/end', { params: { path: { id: alarm.id } }, body }))
    },
    onClose,
    texts.health.ended(alarm.id),
  )
  return (
    <ReasonForm
      title={texts.health.endTitle(alarm.id)}
      confirm={texts.health.endNow}
      error={end.error}
      isPending={end.isPending}
      onConfirm={(reason) => end.mutate(reason)}
      onClose={onClose}
    >
      {alarm.queue === undefined ? (
        <NativeSelect
          size="xs"
          label={texts.health.endWhere}
          value={queue}
          data={[
            { value: '', label: texts.health.endEverywhere },
            ...queues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget }) => setQueue(currentTarget.value)}
        />
      ) : null}
    </ReasonForm>
  )
}
