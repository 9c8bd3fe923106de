import { Button } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import type { Model, Models } from '../client/shapes.ts'
import { Instant } from '../show/instant.tsx'
import { percent } from '../show/numbers.ts'
import { useMay } from '../sign-in/use-me.ts'
import { texts } from '../texts.ts'
import { accuraciesOf, shortName } from './model-facts.ts'
import { ReasonForm } from './reason-form.tsx'
import { useAct } from './use-health.ts'

/** Models that are kept, what became of each training, and what was put in force by whom. */
export function ModelHistory({ models }: { readonly models: Models | undefined }): ReactElement {
  const [chosen, setChosen] = useState<string>()
  const may = useMay()
  const { columns } = texts.health
  const cameOf = ({ version }: Model): string =>
    models?.trainings.find(({ model }) => model === version)?.in_words ?? texts.none
  return (
    <section className="panel">
      <h2>{texts.health.models}</h2>
      {models !== undefined && models.items.length === 0 ? <p className="quiet">{texts.health.noTrainings}</p> : null}
      {models === undefined || models.items.length === 0 ? null : (
        <table className="models">
          <thead>
            <tr>
              <th scope="col">{columns.version}</th>
              <th scope="col">{columns.trained}</th>
              <th scope="col" className="num">
                {columns.queue}
              </th>
              <th scope="col">{columns.came}</th>
            </tr>
          </thead>
          <tbody>
            {models.items.map((model) => (
              <tr key={model.version} className={model.is_champion ? 'chosen' : ''}>
                <th scope="row" title={model.version}>
                  {shortName(model.version)}
                </th>
                <td>
                  <Instant at={model.trained_at} />
                </td>
                <td className="num">{queueRight(model)}</td>
                <td>
                  {model.is_champion ? texts.health.inForce : cameOf(model)}
                  {model.is_champion || !may.admin ? null : (
                    <Button size="compact-xs" variant="default" ml="xs" onClick={() => setChosen(model.version)}>
                      {texts.health.promote}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Promotions models={models} />
      {chosen === undefined ? null : <Promote version={chosen} onClose={() => setChosen(undefined)} />}
    </section>
  )
}

function queueRight(model: Model): string {
  const queue = accuraciesOf(model).find(({ facet }) => facet === 'queue')
  return queue === undefined ? texts.none : percent(queue.accuracy)
}

function Promotions({ models }: { readonly models: Models | undefined }): ReactElement | null {
  if (models === undefined || models.promotions.length === 0) return null
  return (
    <>
      <h2 className="later">{texts.health.promotions}</h2>
      <ul className="promotions">
        {models.promotions.map(({ version, at, actor, reason }) => (
          <li key={`${at}${version}`}>
            <span className="quiet">
              <Instant at={at} />
            </span>
            <span>
              <strong title={version}>{shortName(version)}</strong> {texts.health.endedBy(actor, reason)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Promote({ version, onClose }: { readonly version: string; readonly onClose: () => void }): ReactElement {
  const promote = useAct(
    (reason: string) =>
      answered(api.POST('/v1/models/{version}/promote', { params: { path: { version } }, body: { reason } })),
    onClose,
    texts.health.promoted(shortName(version)),
  )
  return (
    <ReasonForm
      title={texts.health.promoteTitle(shortName(version))}
      confirm={texts.health.promoteNow}
      error={promote.error}
      isPending={promote.isPending}
      onConfirm={(reason) => promote.mutate(reason)}
      onClose={onClose}
    />
  )
}
