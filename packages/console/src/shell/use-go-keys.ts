import { useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { api, answered } from '../client/api.ts'
import type { Screen } from './screens.ts'

/** How long after `g` the letter may come. */
const goMilliseconds = 1500

// Not a state: the letter may come before the page was drawn anew.
let goUntil = 0
const lettersOfGo = new WeakSet<Event>()

/** Whether a letter belongs to a `g` before it, and means nothing else. */
export function isGoing(event: Event): boolean {
  return lettersOfGo.has(event) || performance.now() < goUntil
}

/** `g`, then a letter: to a screen, or with `t` to the ticket that is most urgent. */
export function useGoKeys(screens: readonly Screen[]): void {
  const navigate = useNavigate()
  const after =
    (go: () => void) =>
    (event: KeyboardEvent): void => {
      if (performance.now() < goUntil) {
        lettersOfGo.add(event)
        go()
      }
      goUntil = 0
    }
  const toMostUrgent = async (): Promise<void> => {
    const { items } = await answered(api.GET('/v1/waiting', { params: { query: { limit: 1 } } }))
    if (items[0] !== undefined) await navigate({ to: '/tickets/$id', params: { id: items[0].id } })
  }
  useHotkeys([
    ['g', () => (goUntil = performance.now() + goMilliseconds)],
    ['t', after(() => void toMostUrgent().catch(() => undefined))],
    ...screens.map(({ to, letter }): [string, (event: KeyboardEvent) => void] => [
      letter,
      after(() => void navigate({ to })),
    ]),
  ])
}
