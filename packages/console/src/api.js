const place = 'pointsman-key'

/** The API key of this tab; it is forgotten with the tab. */
export function storedKey() {
  return sessionStorage.getItem(place) ?? undefined
}

export function storeKey(key) {
  sessionStorage.setItem(place, key.trim())
}

export function forgetKey() {
  sessionStorage.removeItem(place)
}

/** Takes a key out of `#key=…`, where the demo puts it, and out of the address bar and history with it. */
export function takeKeyFromAddress() {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (key === null) return
  storeKey(key)
  history.replaceState(null, '', '#/')
}

/** GET, parsed; throws an error with `status` and the problem's own words. */
export async function get(path) {
  const answer = await fetch(path, { headers: headers() })
  if (!answer.ok) throw await problem(answer)
  return answer.json()
}

/**
 * Decisions as they fall, for as long as the tab is open: resumes after the last one seen.
 *
 * @param {{ onDecision: (brief: object) => void, onState: (state: 'live' | 'waiting') => void, signal: AbortSignal }} told
 */
export async function follow({ onDecision, onState, signal }) {
  let last
  while (!signal.aborted) {
    try {
      const resume = last === undefined ? {} : { 'last-event-id': last }
      const answer = await fetch('/v1/stream?recent=40', { headers: { ...headers(), ...resume }, signal })
      if (!answer.ok) throw await problem(answer)
      onState('live')
      for await (const event of events(answer.body)) {
        last = event.id ?? last
        if (event.event === 'decision') onDecision(JSON.parse(event.data))
      }
    } catch (error) {
      if (error.status === 401 || error.status === 403) throw error
    }
    if (signal.aborted) return
    onState('waiting')
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    text += value
    const parts = text.split('\n\n')
    text = parts.pop()
    for (const part of parts) yield fieldsOf(part)
  }
}

function fieldsOf(part) {
  const fields = {}
  for (const line of part.split('\n')) {
    const at = line.indexOf(': ')
    if (at > 0) fields[line.slice(0, at)] = line.slice(at + 2)
  }
  return fields
}

function headers() {
  return { authorization: `Bearer ${storedKey() ?? ''}` }
}

async function problem(answer) {
  const said = await answer.json().catch(() => ({}))
  return Object.assign(new Error(said.detail ?? `The server answered ${answer.status}.`), { status: answer.status })
}
