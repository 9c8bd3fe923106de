const place = 'pointsman-key'

/** The API key of this tab; it is forgotten with the tab. */
export function storedKey(): string | undefined {
  return sessionStorage.getItem(place) ?? undefined
}

export function storeKey(key: string): void {
  sessionStorage.setItem(place, key.trim())
}

export function forgetKey(): void {
  sessionStorage.removeItem(place)
}

/** What tells the server who asks: the key of this tab, or else that a page of ours sends the cookie of the session along. */
export function callerHeaders(): Readonly<Record<string, string>> {
  const key = storedKey()
  return { 'x-pointsman': 'console', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) }
}

/** Takes a key out of `#key=…`, where the demo puts it, and out of the address bar and history with it. */
export function takeKeyFromAddress(): boolean {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (key === null) return false
  history.replaceState(null, '', location.pathname + location.search)
  storeKey(key)
  return true
}
