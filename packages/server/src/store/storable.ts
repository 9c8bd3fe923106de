/**
 * PostgreSQL text holds every character but NUL (U+0000), and UTF-8 knows no lone surrogates. Both come in with broken
 * mail. They are replaced, visibly, by U+FFFD (�) where text enters, before it is read: so what is decided on is what
 * is kept. (A decision's own document is exempt: it keeps every character as it was.)
 */
export function storableText(text: string): string {
  return text.includes('\0') ? text.toWellFormed().replaceAll('\0', '\uFFFD') : text.toWellFormed()
}

/** The same for every text inside a plain value; the value itself when there is nothing to replace. */
export function storable<Value>(value: Value): Value {
  return isStorable(value) ? value : replaced(value)
}

/** Nearly everything is: nothing is built to find that out. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) if (!isStorable(value[index])) return false
    return true
  }
  for (const key in value) {
    if (!isStorable(key) || !isStorable((value as Record<string, unknown>)[key])) return false
  }
  return true
}

function replaced<Value>(value: Value): Value {
  if (typeof value === 'string') return storableText(value) as Value
  if (Array.isArray(value)) return value.map((item: unknown) => storable(item)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]) => [storableText(key), storable<unknown>(item)] as const)
  return Object.fromEntries(entries) as Value
}
