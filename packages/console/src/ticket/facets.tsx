import { Tooltip, UnstyledButton } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Reading } from '../client/shapes.ts'
import { percent } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { Share } from '../show/share.tsx'
import { texts } from '../texts.ts'

/** Facets whose words can be marked in the text. */
export const facetNames = ['queue', 'topic', 'intent', 'impact', 'distress', 'complexity'] as const
export type FacetName = (typeof facetNames)[number]

interface FacetsProps {
  readonly reading: Reading
  readonly chosen: FacetName
  readonly onChoose: (facet: FacetName) => void
}

/** What was read, facet by facet, each with its doubt; choosing one marks its words in the text. */
export function Facets({ reading, chosen, onChoose }: FacetsProps): ReactElement {
  const names = useNames()
  const rows = [...facetNames.map((name) => facetRow(name, reading, names.queue)), languageRow(reading)]
  const { facetColumns, facets, hints } = texts.ticket
  return (
    <section className="panel">
      <h2>{texts.ticket.read}</h2>
      <table className="facets">
        <thead className="hidden">
          <tr>
            <th scope="col">{facetColumns.facet}</th>
            <th scope="col">{facetColumns.value}</th>
            <th scope="col">{facetColumns.confidence}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, value, others, confidence }) => (
            <tr key={name} className={name === chosen ? 'chosen' : ''}>
              <th scope="row">
                {name === 'language' ? (
                  facets[name]
                ) : (
                  <Tooltip label={hints[name]}>
                    <UnstyledButton
                      className="facet"
                      aria-pressed={name === chosen}
                      onClick={() => onChoose(name)}
                      fz="inherit"
                    >
                      {facets[name]}
                    </UnstyledButton>
                  </Tooltip>
                )}
              </th>
              <td>
                {value}
                {others === '' ? null : <span className="quiet others">{texts.ticket.or(others)}</span>}
              </td>
              <td>
                <Share of={confidence} label={`${facets[name]}, ${facetColumns.confidence}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet note">{texts.ticket.inScope(percent(reading.queue.in_scope))}</p>
      {reading.notes.map((note) => (
        <p key={note} className="quiet note">
          {note}
        </p>
      ))}
    </section>
  )
}

interface FacetRow {
  readonly name: FacetName | 'language'
  readonly value: string
  readonly others: string
  readonly confidence: number
}

function facetRow(name: FacetName, reading: Reading, queueName: (id: string) => string): FacetRow {
  if (name === 'impact' || name === 'distress') {
    const { value, confidence } = reading[name]
    return { name, value: value.toFixed(2), others: '', confidence }
  }
  if (name === 'complexity') {
    const { minutes, low, high, confidence } = reading.complexity
    const value = texts.ticket.minutes(Math.round(minutes), Math.round(low), Math.round(high))
    return { name, value, others: '', confidence }
  }
  const { label, distribution, confidence, abstained } = reading[name]
  const called = (one: string): string => (name === 'queue' ? queueName(one) : one)
  const others = distribution
    .filter((one) => one.label !== label && one.probability >= 0.05)
    .slice(0, 2)
    .map((one) => `${called(one.label)} ${percent(one.probability)}`)
  const value = label === undefined ? texts.ticket.unsure : called(label)
  return {
    name,
    value: abstained && label !== undefined ? `${value} (${texts.ticket.unsure})` : value,
    others: others.join(', '),
    confidence,
  }
}

function languageRow({ language }: Reading): FacetRow {
  const names = new Intl.DisplayNames(['en'], { type: 'language' })
  const value = language.code === undefined ? texts.ticket.unsure : (names.of(language.code) ?? language.code)
  return { name: 'language', value, others: '', confidence: language.confidence }
}
