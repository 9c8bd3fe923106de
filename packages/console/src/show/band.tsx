import type { ReactElement } from 'react'
import type { Band as BandName } from '../client/shapes.ts'
import { texts } from '../texts.ts'

/** The priority people see: a word and a mark, never colour alone. */
export function Band({ band }: { readonly band: BandName }): ReactElement {
  return <span className={`band ${band}`}>{texts.bands[band]}</span>
}
