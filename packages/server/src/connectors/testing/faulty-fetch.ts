/**
 * What can go wrong with a call, by script. `…_before`: the help desk never saw it; `…_after`: it did what it was asked, and the
 * answer was lost.
 */
export type Fault =
  | { readonly kind: 'too_many'; readonly retryAfter?: string }
  | { readonly kind: 'error_before' | 'error_after'; readonly status: number }
  | { readonly kind: 'lost_before' | 'lost_after' }
  /** Half of the answer. */
  | { readonly kind: 'truncated' }
  /** A page of some proxy, with status 200. */
  | { readonly kind: 'not_json' }

/** A fault for the next call that it fits; it happens once. */
export interface ScriptedFault {
  readonly fault: Fault
  /** The method, or any. */
  readonly method?: string
  /** In the address. */
  readonly path?: RegExp
}

/** Faults to come. Those that have happened are gone. */
export class FaultScript {
  #coming: ScriptedFault[] = []
  /** Faults that happened. */
  happened = 0
  /** Calls, faulty or not, by method. */
  readonly calls = new Map<string, number>()

  add(...faults: readonly ScriptedFault[]): void {
    this.#coming.push(...faults)
  }

  clear(): void {
    this.#coming = []
  }

  take(method: string, url: string): Fault | undefined {
    this.calls.set(method, (this.calls.get(method) ?? 0) + 1)
    const at = this.#coming.findIndex(
      (one) => (one.method ?? method) === method && (one.path === undefined || one.path.test(url)),
    )
    if (at === -1) return undefined
    this.happened++
    return this.#coming.splice(at, 1)[0]!.fault
  }
}

/** A `fetch` in which what is scripted goes wrong. */
export function faultyFetch(inner: typeof fetch, script: FaultScript): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    const fault = script.take(init?.method ?? 'GET', url)
    switch (fault?.kind) {
      case undefined:
        return inner(input, init)
      case 'too_many':
        return new Response('', {
          status: 429,
          headers: fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter },
        })
      case 'error_before':
        return new Response('{"message":"broken"}', { status: fault.status })
      case 'error_after':
        await inner(input, init)
        return new Response('{"message":"broken"}', { status: fault.status })
      case 'lost_before':
        throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } })
      case 'lost_after':
        await inner(input, init)
        throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } })
      case 'truncated':
        return half(await inner(input, init))
      case 'not_json':
        return new Response('<html>One moment please</html>', { status: 200 })
    }
  }
}

async function half(whole: Response): Promise<Response> {
  const text = await whole.text()
  return new Response(text.slice(0, Math.floor(text.length / 2)), { status: whole.status, headers: whole.headers })
}
