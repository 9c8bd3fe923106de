/** What one check found. `advice` says what to do; present unless all is well. */
export interface Finding {
  readonly state: 'ok' | 'warn' | 'fail'
  readonly about: string
  readonly found: string
  readonly advice?: string
}

/** All is well. */
export function ok(about: string, found: string): Finding {
  return { state: 'ok', about, found }
}

/** Works, but somebody should look at it. */
export function warn(about: string, found: string, advice: string): Finding {
  return { state: 'warn', about, found, advice }
}

/** Does not work. */
export function fail(about: string, found: string, advice: string): Finding {
  return { state: 'fail', about, found, advice }
}
