import type { StoreOptions } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import type { Shell } from './shell.ts'

/** A shell whose output can be looked at; for tests. */
export interface TestShell {
  readonly shell: Shell
  readonly out: () => string
  readonly err: () => string
}

/** Nobody looks at it, and it is 100 columns wide. `openStore` stands in for opening a folder, which takes seconds. */
export function testShell(openStore: (options: StoreOptions) => Promise<Store> = noStore): TestShell {
  let out = ''
  let err = ''
  const shell: Shell = {
    out: { write: (text) => void (out += text), isTerminal: false, columns: 100 },
    err: { write: (text) => void (err += text), isTerminal: false, columns: 100 },
    environment: {},
    openStore,
    now: () => Date.UTC(2026, 4, 4, 9),
    seconds: () => performance.now() / 1000,
    secret: () => Promise.reject(new Error('this test types nothing')),
    onStop: () => () => undefined,
  }
  return { shell, out: () => out, err: () => err }
}

function noStore(): Promise<Store> {
  return Promise.reject(new Error('this test has no store'))
}
