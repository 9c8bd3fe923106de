import type { ReactElement, ReactNode } from 'react'
import { useMay } from './use-me.ts'

interface MayProps {
  readonly what: 'write' | 'admin'
  readonly children: ReactNode
}

/** What is there only for those who may do it. */
export function May({ what, children }: MayProps): ReactElement | null {
  return useMay()[what] ? <>{children}</> : null
}
