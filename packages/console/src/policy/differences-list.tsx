import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useNames } from '../show/names.ts'
import { texts } from '../texts.ts'
import type { Difference } from './differences.ts'
import { placeInWords, valueInWords } from './format.ts'
import { partOfPlace } from './places.ts'

interface DifferencesListProps {
  readonly changes: readonly Difference[]
  /** Places that the reader has changed as well. */
  readonly alsoMine?: readonly string[]
  /** Places lead to where they are changed. */
  readonly hasLinks?: boolean
}

/** What is otherwise, a line each: from what, to what. */
export function DifferencesList({ changes, alsoMine = [], hasLinks = false }: DifferencesListProps): ReactElement {
  const names = useNames()
  return (
    <ul className="differences">
      {changes.map(({ path, before, after }) => {
        const name = placeInWords({ path }, names.queue)
        const part = partOfPlace(path)
        return (
          <li key={path}>
            {hasLinks && part !== undefined && part !== 'risk' ? (
              <Link to="/policy" search={{ part }}>
                {name}
              </Link>
            ) : (
              <span>{name}</span>
            )}
            <span className="num">
              <del>{valueInWords(path, before)}</del> → <ins>{valueInWords(path, after)}</ins>
            </span>
            {alsoMine.includes(path) ? <span className="soon">{texts.policy.bothTouched}</span> : null}
          </li>
        )
      })}
    </ul>
  )
}
