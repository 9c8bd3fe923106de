import { failureOf } from './failure.ts'
import { callerHeaders } from './key.ts'

/** One server-sent event. */
export interface SentEvent {
  readonly id?: string
  readonly event?: string
  readonly data: string
}

/** How an open stream is begun. */
export interface StreamStart {
  /** The position of the last event seen; absent: begin with the latest few. */
  readonly after: string | undefined
  readonly signal: AbortSignal
  /** Anything came, if only a sign of life. */
  readonly onHeard: () => void
}

/** Decisions told before the first new one, for a page that has just been opened. */
const recent = 40

/**
 * Opens the stream of decisions. `fetch`, not `EventSource`, because the key goes in a header and never in an address.
 * Ends when the server does; throws a `Failure` where it is refused.
 */
export async function openStream({ after, signal, onHeard }: StreamStart): Promise<AsyncGenerator<SentEvent>> {
  const resume: Record<string, string> = after === undefined ? {} : { 'last-event-id': after }
  const answer = await fetch(`/v1/stream?recent=${recent}`, {
    headers: { ...callerHeaders(), ...resume },
    signal,
  })
  if (!answer.ok || answer.body === null) {
    throw failureOf(answer.status, await answer.json().catch(() => undefined))
  }
  return readEvents(answer.body, onHeard)
}

/** The events of a body, as they come; comments and what is cut off at the end are left out. */
export async function* readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onHeard: () => void,
): AsyncGenerator<SentEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      onHeard()
      text += value
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const event = eventOf(part)
        if (event !== undefined) yield event
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined)
  }
}

function eventOf(part: string): SentEvent | undefined {
  const fields = new Map<string, string>()
  for (const line of part.split('\n')) {
    const at = line.indexOf(':')
    if (at > 0) fields.set(line.slice(0, at), line.slice(at + 1).trimStart())
  }
  const data = fields.get('data')
  if (data === undefined) return undefined
  const id = fields.get('id')
  const event = fields.get('event')
  return { data, ...(id === undefined ? {} : { id }), ...(event === undefined ? {} : { event }) }
}
