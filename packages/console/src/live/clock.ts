import { useSyncExternalStore } from 'react'

/**
 * The server's clock, which need not be this machine's: the demo's runs ahead. Every answer that names its instant sets
 * it right; between them it runs on with ours.
 */
let ahead = 0
const listeners = new Set<() => void>()

/** How often ages on the page are written anew. */
const tickMilliseconds = 10_000

let shown = 0
let timer: ReturnType<typeof setInterval> | undefined

/** An answer said that it was `at` there. */
export function setServerTime(at: string): void {
  const next = Date.parse(at) - Date.now()
  const jumped = Math.abs(next - ahead) > 2000
  ahead = next
  if (jumped) tick()
}

export function serverNow(): number {
  return Date.now() + ahead
}

/** Now, by the server's clock, written anew every ten seconds. */
export function useServerNow(): number {
  return useSyncExternalStore(listen, () => (shown === 0 ? (shown = serverNow()) : shown))
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, tickMilliseconds)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  shown = serverNow()
  for (const listener of listeners) listener()
}
