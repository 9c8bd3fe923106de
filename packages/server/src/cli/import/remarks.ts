import { basename } from 'node:path'
import { remarkKinds, type Rebuilt, type RemarkKind } from '@pointsman/core'
import type { KeptEvent, RebuiltPage } from '../../store/history-verbs.ts'

const texts: Readonly<Record<RemarkKind | 'without_beginning', string>> = {
  without_beginning: 'it is not known how the ticket began; kept until that comes in',
  before_arrival: 'an event is dated before its ticket arrived; it counts as there on arrival',
  resolved_before_arrival: 'resolved before it arrived: resolved_at ignored',
  filled_in_afterwards:
    'resolved_at, and what goes with it, stands in rows from before that time: filled in afterwards, never taken as known on arrival',
  begins_late:
    'the first row shows what the ticket had become; its category, priority and queue are not taken for claims',
  still_open: 'still open: where it belongs is learned when a later file says how it ended',
  no_words:
    'no words on arrival: counted for the people who resolved them, nothing to read; words that came more than a minute later are not taken for the requester’s',
}

/** Places named of each; the rest is counted. */
const mostNamed = 3

/** Counts what there is to say about rebuilt tickets, and names the first lines of each. */
export class Remarks {
  readonly counts = new Map<string, number>()
  readonly #places = new Map<string, string[]>()
  rebuilt = 0
  added = 0
  live = 0

  add({ rebuilt, added, live, withoutBeginning }: RebuiltPage): void {
    this.rebuilt += rebuilt.length
    this.added += added
    this.live += live
    for (const { ticket, source, line } of withoutBeginning)
      this.#count('without_beginning', `${basename(source)}:${line} (ticket ${ticket})`)
    for (const each of rebuilt) this.#addOf(each)
  }

  #addOf({ remarks }: Rebuilt): void {
    for (const { kind, event } of remarks) this.#count(kind, `${basename((event as KeptEvent).source)}:${event.line}`)
  }

  #count(kind: string, place: string): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
    const places = this.#places.get(kind) ?? []
    if (places.length < mostNamed) this.#places.set(kind, [...places, place])
  }

  /** One line each, for people. */
  lines(): readonly string[] {
    return (['without_beginning', ...remarkKinds] as const).flatMap((kind) => {
      const count = this.counts.get(kind)
      if (count === undefined) return []
      const places = this.#places.get(kind) ?? []
      const named = `${places.join(', ')}${count > places.length ? ', …' : ''}`
      return [`${count.toLocaleString('en')} ticket${count === 1 ? '' : 's'}: ${texts[kind]} (${named})`]
    })
  }
}
