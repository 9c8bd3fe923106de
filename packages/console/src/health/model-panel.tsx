import { Button } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import type { Models } from '../client/shapes.ts'
import { Age, Instant } from '../show/instant.tsx'
import { count } from '../show/numbers.ts'
import { Share } from '../show/share.tsx'
import { May } from '../sign-in/may.tsx'
import { inWords, texts } from '../texts.ts'
import { accuraciesOf, shortName } from './model-facts.ts'
import { ReasonForm } from './reason-form.tsx'
import { useAct } from './use-health.ts'

interface ModelPanelProps {
  readonly models: Models | undefined
  /** As the server names it: with the lessons applied on top. */
  readonly inUse: string | undefined
}

/** The model in force: how old, how good, and the way back. */
export function ModelPanel({ models, inUse }: ModelPanelProps): ReactElement {
  const champion = models?.items.find(({ is_champion: isChampion }) => isChampion)
  const running = models?.trainings.find(({ ended_at: endedAt }) => endedAt === undefined)
  const lessons = Number(inUse?.split('+')[1] ?? Number.NaN)
  return (
    <section className="panel">
      <h2>{texts.health.model}</h2>
      {models !== undefined && champion === undefined ? <p className="quiet">{texts.health.noModel}</p> : null}
      {champion === undefined ? null : (
        <>
          <p className="model-name">
            <strong title={champion.version}>{shortName(champion.version)}</strong>
            <span className="quiet">
              {texts.health.trained} <Age since={champion.trained_at} /> {texts.health.ago}
            </span>
            {champion.trained_through === undefined ? null : (
              <span className="quiet">
                {texts.health.through} <Instant at={champion.trained_through} />
              </span>
            )}
            {Number.isNaN(lessons) ? null : <span className="quiet">{texts.health.lessons(count(lessons))}</span>}
          </p>
          <table className="accuracies">
            <caption className="quiet note">{texts.health.right}</caption>
            <tbody>
              {accuraciesOf(champion).map(({ facet, accuracy }) => (
                <tr key={facet}>
                  <th scope="row">{inWords(texts.health.facets, facet)}</th>
                  <td>
                    <Share of={accuracy} label={inWords(texts.health.facets, facet)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {running === undefined ? null : (
        <p className="note">
          <Share of={running.share} label={running.step} text={texts.health.running(running.step)} />
        </p>
      )}
      {(models?.promotions.length ?? 0) > 1 ? <GoBack /> : null}
    </section>
  )
}

function GoBack(): ReactElement {
  const [isOpen, setIsOpen] = useState(false)
  const close = (): void => setIsOpen(false)
  const back = useAct(
    (reason: string) => answered(api.POST('/v1/models/back', { body: { reason } })),
    close,
    texts.health.wentBack,
  )
  return (
    <>
      <May what="admin">
        <Button variant="default" mt="sm" onClick={() => setIsOpen(true)}>
          {texts.health.goBack}
        </Button>
      </May>
      {isOpen ? (
        <ReasonForm
          title={texts.health.goBackTitle}
          confirm={texts.health.promoteNow}
          error={back.error}
          isPending={back.isPending}
          onConfirm={(reason) => back.mutate(reason)}
          onClose={close}
        />
      ) : null}
    </>
  )
}
