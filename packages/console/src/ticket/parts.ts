import type { Candidate } from '../client/shapes.ts'

/** Parts that are nothing for everybody are left out. */
export function partsOf(candidates: readonly Candidate[]): readonly string[] {
  const names = new Map<string, boolean>()
  for (const { fit } of candidates) {
    for (const { name, value } of fit?.contributions ?? []) names.set(name, (names.get(name) ?? false) || value !== 0)
  }
  return [...names].filter(([, isAny]) => isAny).map(([name]) => name)
}

/** `targetElapsed` or `hand_on`, as words. */
export function partName(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replaceAll('_', ' ')
}
