/**
 * PostgreSQL text holds every character but NUL (U+0000), and UTF-8 knows no lone surrogates. Both come in with broken
 * mail. They are replaced, visibly, by U+FFFD (�) where text enters, before it is read: so what is decided on is what
 * is kept. (A decision's own document is exempt: it keeps every character as it was.)
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** The same for every text inside a plain value; the value itself when there is nothing to replace. */
export function storable<Value>(value: Value): Value {
  if (typeof value === 'string') return storableText(value) as Value
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => storable(item))
    return items.some((item, index) => !Object.is(item, value[index])) ? (items as Value) : value
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const kept = entries.map(([key, item]) => [storableText(key), storable<unknown>(item)] as const)
  const isSame = kept.every(([key, item], index) => key === entries[index]![0] && Object.is(item, entries[index]![1]))
  return isSame ? value : (Object.fromEntries(kept) as Value)
}
