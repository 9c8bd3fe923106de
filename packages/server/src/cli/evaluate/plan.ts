import { PointsmanError, shuffled, stratifiedFolds, type Random } from '@pointsman/core'
import type { Example } from './examples.ts'

/** One training and what it is measured on. */
export interface Trial {
  readonly train: readonly Example[]
  readonly test: readonly Example[]
  /** Known to be of none of the labels; never learned from. */
  readonly outOfScopeTest: readonly Example[]
}

/** How the tickets of one label are kept apart from the others. */
export interface ScopeSplit {
  readonly within: readonly Example[]
  readonly outside: readonly Example[]
}

/** Parts the tickets with the out-of-scope label, if one is given, from the rest. */
export function splitScope(examples: readonly Example[], outOfScope: string | undefined): ScopeSplit {
  return {
    within: examples.filter(({ label }) => label !== outOfScope),
    outside: examples.filter(({ label }) => label === outOfScope),
  }
}

/** The past to learn from, the future to be measured on. A ticket without a date is as old as the one before it. */
export function splitByTime(
  examples: readonly Example[],
  share: number,
): { readonly past: readonly Example[]; readonly future: readonly Example[]; readonly undated: number } {
  const sorted = inOrderOfTime(examples)
  const cut = Math.floor(sorted.length * share)
  const undated = examples.filter(({ createdAt }) => createdAt === undefined).length
  return { past: sorted.slice(0, cut), future: sorted.slice(cut), undated }
}

/** Oldest first. The sort is stable: rows of one moment, and files without dates, keep their order. */
export function inOrderOfTime(examples: readonly Example[]): readonly Example[] {
  let last = Number.NEGATIVE_INFINITY
  const dated = examples.map((example) => {
    last = example.createdAt ?? last
    return { example, at: last }
  })
  return dated.toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ example }) => example)
}

/** Whether dates say that everything tested on came in after everything learned from. */
export function isPastAndFuture(train: readonly Example[], test: readonly Example[]): boolean {
  const newest = train.reduce((most, { createdAt }) => Math.max(most, createdAt ?? most), Number.NEGATIVE_INFINITY)
  const oldest = test.reduce((least, { createdAt }) => Math.min(least, createdAt ?? least), Number.POSITIVE_INFINITY)
  return Number.isFinite(newest) && Number.isFinite(oldest) && newest <= oldest
}

/** Each fold in turn is measured by a model trained on the others. */
export function foldTrials(scope: ScopeSplit, count: number, random: Random): readonly Trial[] {
  if (scope.within.length < count) {
    throw new PointsmanError('usage', `--folds ${count}: there are only ${scope.within.length} tickets with a label`)
  }
  const foldOf = stratifiedFolds(
    scope.within.map(({ label }) => label),
    count,
    random,
  )
  const outsideFoldOf = stratifiedFolds(
    scope.outside.map(({ label }) => label),
    count,
    random,
  )
  return Array.from({ length: count }, (_, fold) => ({
    train: scope.within.filter((_example, i) => foldOf[i] !== fold),
    test: scope.within.filter((_example, i) => foldOf[i] === fold),
    outOfScopeTest: scope.outside.filter((_example, i) => outsideFoldOf[i] === fold),
  }))
}

/** At most `limit` tickets, drawn evenly but for the first of each label; in the original order. */
export function limited(examples: readonly Example[], limit: number | undefined, random: Random): readonly Example[] {
  if (limit === undefined || limit >= examples.length) return examples
  const drawn = shuffled(examples, random)
  const firsts = new Map(drawn.toReversed().map((example) => [example.label, example]))
  const kept = new Set([...firsts.values(), ...drawn].slice(0, limit))
  for (const example of drawn) if (kept.size < limit) kept.add(example)
  return examples.filter((example) => kept.has(example))
}
