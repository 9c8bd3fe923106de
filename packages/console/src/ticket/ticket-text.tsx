import { Button, Tooltip } from '@mantine/core'
import { useMemo, useState, type CSSProperties, type ReactElement } from 'react'
import type { Reading } from '../client/shapes.ts'
import { signed } from '../show/numbers.ts'
import { texts } from '../texts.ts'
import { pieces, type Evidence, type Piece } from './highlight.ts'

/** Characters shown at first. Longer: a pasted log fills the page; shorter: the end of an ordinary mail is missing. */
const firstCharacters = 4000

interface TicketTextProps {
  readonly text: string
  readonly evidence: readonly Evidence[]
  /** What the words speak for. */
  readonly label: string
  readonly sum: Reading['queue']['sum']
  readonly facet: string
}

/** What they wrote, with the words that moved a reading marked: the stronger, the darker; the weight on hover. */
export function TicketText({ text, evidence, label, sum, facet }: TicketTextProps): ReactElement {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? text : text.slice(0, firstCharacters)
  const cut = useMemo(() => pieces(shown, evidence), [shown, evidence])
  return (
    <section className="panel">
      <h2>{texts.ticket.text}</h2>
      <div className="text">
        {cut.map((piece) => (
          <Marked key={piece.start} piece={piece} label={label} />
        ))}
      </div>
      {shown.length < text.length ? (
        <Button variant="subtle" onClick={() => setIsWhole(true)}>
          {texts.ticket.more}
        </Button>
      ) : null}
      <Weights evidence={evidence} sum={sum} facet={facet} />
    </section>
  )
}

function Marked({ piece, label }: { readonly piece: Piece; readonly label: string }): ReactElement {
  const { evidence, strength, text } = piece
  if (evidence === undefined) return <>{text}</>
  const style = { '--strength': 0.12 + 0.4 * strength } as CSSProperties
  return (
    <Tooltip label={texts.ticket.weightFor(signed(evidence.weight, 2), label)} openDelay={0}>
      <mark className={evidence.weight < 0 ? 'against' : 'for'} style={style}>
        {text}
      </mark>
    </Tooltip>
  )
}

/** Words listed by weight; the rest stands in one line. */
const mostWords = 6

/** The same in numbers that add up, for those who cannot hover and those who check. */
function Weights({ evidence, sum, facet }: Pick<TicketTextProps, 'evidence' | 'sum' | 'facet'>): ReactElement {
  const sorted = evidence.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  const rest = sorted.slice(mostWords).reduce((total, { weight }) => total + weight, 0)
  return (
    <details className="weights">
      <summary>{texts.ticket.moved(facet)}</summary>
      {sorted.length === 0 ? <p className="quiet">{texts.ticket.noWords}</p> : null}
      <dl className="sum">
        {sorted.slice(0, mostWords).map(({ words, start, weight }) => (
          <SumRow key={`${start}-${words.join(' ')}`} name={`“${words.join(' ')}”`} value={weight} />
        ))}
        {sum === undefined ? null : (
          <>
            <SumRow name={texts.ticket.otherWords} value={rest + sum.other_words} />
            <SumRow name={texts.ticket.base} value={sum.base} />
            <SumRow name={texts.ticket.total} value={sum.score} isTotal />
          </>
        )}
      </dl>
    </details>
  )
}

interface SumRowProps {
  readonly name: string
  readonly value: number
  readonly isTotal?: boolean
}

function SumRow({ name, value, isTotal = false }: SumRowProps): ReactElement {
  return (
    <div className={isTotal ? 'total' : ''}>
      <dt>{name}</dt>
      <dd className="num">{signed(value, 2)}</dd>
    </div>
  )
}
