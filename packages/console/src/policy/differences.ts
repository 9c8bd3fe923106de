/** What JSON can hold. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value }

/** One place where two policies differ; absent where one of them has nothing there. */
export interface Difference {
  /** `urgency_weights.impact`, `queue_modes[billing].mode`. */
  readonly path: string
  readonly before: Value | undefined
  readonly after: Value | undefined
}

const orderedLists = ['targets', 'life.relaxation']

type Fields = Readonly<Record<string, Value | undefined>>

/** Where two policies differ, in the order of their fields. Entries of a list are told apart by what they are about. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  return [...between('', before as Value, after as Value)]
}

/**
 * What one person changed from `base` on, put on top of what somebody else made of it. Where both changed the same place,
 * `mine` stands.
 */
export function merged<Whole>(base: Whole, mine: Whole, theirs: Whole): Whole {
  return mergedValue(base as Value, mine as Value, theirs as Value) as Whole
}

/** Whether two values say the same; the order of fields plays no part. */
export function isSame(one: unknown, other: unknown): boolean {
  return differences({ value: one }, { value: other }).length === 0
}

function* between(path: string, before: Value | undefined, after: Value | undefined): Iterable<Difference> {
  const [one, other] = [fieldsOf(before), fieldsOf(after)]
  if (one === undefined || other === undefined) {
    if (JSON.stringify(before) !== JSON.stringify(after)) yield { path, before, after }
    return
  }
  const isOfEntries = Array.isArray(before)
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  for (const name of names) {
    const inner = isOfEntries ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
    yield* between(inner, one[name], other[name])
  }
  // Of these the first that fits counts, or each in its turn; the order of other lists says nothing.
  const isOrdered = orderedLists.includes(path)
  const isReordered = names.length === Object.keys(one).length && names.length === Object.keys(other).length
  if (isOfEntries && isOrdered && isReordered && Object.keys(one).join('\n') !== Object.keys(other).join('\n')) {
    yield { path: `${path}.order`, before: Object.keys(one), after: Object.keys(other) }
  }
}

function mergedValue(base: Value | undefined, mine: Value | undefined, theirs: Value | undefined): Value | undefined {
  if (isSame(mine, base)) return theirs
  const [common, own, other] = [fieldsOf(base), fieldsOf(mine), fieldsOf(theirs)]
  if (common === undefined || own === undefined || other === undefined) return mine
  const all: Record<string, Value> = {}
  for (const name of new Set([...Object.keys(other), ...Object.keys(own)])) {
    const value = mergedValue(common[name], own[name], other[name])
    if (value !== undefined) all[name] = value
  }
  return Array.isArray(theirs) ? Object.values(all) : all
}

/** An object's fields, or a list's entries by what they are about; undefined for what is compared whole. */
function fieldsOf(value: Value | undefined): Fields | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!isList(value)) return value
  const names = value.map(nameOfEntry)
  if (names.includes('') || new Set(names).size !== names.length) return undefined
  return Object.fromEntries(value.map((entry, place) => [names[place]!, entry]))
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

/** What an entry of a list is about; nothing where it does not say. */
function nameOfEntry(entry: Value): string {
  if (typeof entry !== 'object' || entry === null || isList(entry)) return ''
  const said = ['queue', 'drop', 'name', 'plan', 'priority'].map((field) => entry[field])
  return said.filter((part) => typeof part === 'string').join(' ')
}
