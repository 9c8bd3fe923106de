import { useEffect } from 'react'
import { texts } from '../texts.ts'

/** What the tab says. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${texts.product}`
  }, [title])
}
