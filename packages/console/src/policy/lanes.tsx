import { NumberInput } from '@mantine/core'
import type { ReactElement } from 'react'
import type { RiskReport, Rules } from '../client/shapes.ts'
import { percent } from '../show/numbers.ts'
import { useQueues } from '../show/names.ts'
import { texts } from '../texts.ts'
import type { Editing } from './draft.ts'
import { number } from './format.ts'

type Lane = NonNullable<RiskReport['thresholds']>['lanes'][number]
type QueueRisks = Rules['risk']['queues']

interface LanesProps {
  readonly editing: Editing
  readonly lanes: readonly Lane[]
  readonly onChange: (queues: QueueRisks) => void
}

/** What is tolerated in single queues, beside the threshold each has now and why. */
export function Lanes({ editing, lanes, onChange }: LanesProps): ReactElement {
  const { risk } = editing.rules
  const queues = (useQueues().data ?? []).filter(({ active }) => active)
  const { laneColumns: columns } = texts.policy
  const set = (queue: string, tolerated: number | undefined): void => {
    const own = risk.queues.find((one) => one.queue === queue)
    const others = risk.queues.filter((one) => one.queue !== queue)
    onChange(tolerated === undefined ? others : [...others, { ...own, queue, tolerated }])
  }
  return (
    <section className="panel scroll" tabIndex={0} role="region" aria-label={texts.policy.lanes}>
      <h2>{texts.policy.lanes}</h2>
      <p className="quiet note">{texts.policy.lanesLead}</p>
      <table className="lanes">
        <thead>
          <tr>
            <th scope="col">{columns.queue}</th>
            <th scope="col">{columns.tolerated}</th>
            <th scope="col">{columns.threshold}</th>
            <th scope="col">{columns.coverage}</th>
            <th scope="col">{columns.because}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ id, name }) => {
            const own = risk.queues.find((one) => one.queue === id)?.tolerated
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>
                  <NumberInput
                    size="xs"
                    w={92}
                    aria-label={texts.policy.toleratedIn(name)}
                    placeholder={`${number(100 * risk.tolerated)} %`}
                    suffix=" %"
                    value={own === undefined ? '' : Number((100 * own).toPrecision(10))}
                    min={0.1}
                    max={50}
                    step={0.5}
                    clampBehavior="strict"
                    onChange={(value) =>
                      set(id, typeof value === 'number' ? Number((value / 100).toPrecision(10)) : undefined)
                    }
                  />
                </td>
                <LaneCells lane={lanes.find(({ queue }) => queue === id)} />
              </tr>
            )
          })}
          <tr>
            <th scope="row">{texts.policy.others}</th>
            <td />
            <LaneCells lane={lanes.find(({ queue }) => queue === undefined)} />
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function LaneCells({ lane }: { readonly lane: Lane | undefined }): ReactElement {
  if (lane === undefined) {
    return (
      <td colSpan={3} className="quiet">
        {texts.policy.together}
      </td>
    )
  }
  return (
    <>
      <td className="num">{lane.threshold > 1 ? texts.policy.neverAlone : number(lane.threshold)}</td>
      <td className="num">{percent(lane.coverage)}</td>
      <td className="quiet">{lane.because}</td>
    </>
  )
}
