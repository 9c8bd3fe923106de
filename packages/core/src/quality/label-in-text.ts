import type { FoundAnywhere } from './finding.ts'
import { counted, listed, percent, quoted } from './in-words.ts'
import { excerptOf, type QualityTicket } from './quality-ticket.ts'

/** A place in texts where labels stand that somebody or something put there: `queue:`, `assigned to`, `[`. */
export interface LeakyPlace {
  readonly place: string
  /** Numbers of the tickets that name a label there. */
  readonly tickets: readonly number[]
  /** Share of them whose label is the one that is named, 0–1. */
  readonly right: number
  readonly labels: number
}

/** Tickets looked at, evenly spread. Larger: time grows with tickets times labels. */
const mostLookedAt = 5_000
/** Below this many tickets a place is chance. */
const fewestTickets = 10
/** As is one that names another label than the ticket's own more often than this. Requesters name the wrong one now and then. */
const leastRight = 0.9
/** Labels named at one place: with one alone it is what such tickets are about. */
const fewestLabels = 2
/** Text before a name that is looked at. */
const reach = 32

/** What people and machines write when they have decided where a ticket belongs. Requesters do not. */
const decidedWords =
  /(?:assigned|reassigned|moved|transferred|escalated|routed|forwarded|dispatched|handed|weitergeleitet|verschoben|zugewiesen|transféré|asignado|derivado)\s+(?:(?:over|by|auf|an|à|al?)\s+)?(?:to|in|into|an|à|al?)?\s*(?:the\s+|team\s+|queue\s+|group\s+)*["“'[(]*$/iu
/** A name after a colon, an equals sign or an opening bracket is the value of a field. */
const fieldName = /(\p{L}[\p{L}\p{N} _-]{1,20}?)\s*[:=]\s*["“'[(]*$/u
const bracket = /[[{#]$/

/** Places at which texts name their own label too often for chance, most tickets first. */
export function leakyPlaces(tickets: readonly QualityTicket[]): readonly LeakyPlace[] {
  const labels = [...new Set(tickets.flatMap(({ label }) => (label === undefined ? [] : [label])))]
  const names = labels.flatMap((label) => {
    const name = plain(label)
    // Short names and numbers stand in texts for other reasons.
    return name.length >= 4 && /\p{L}{3}/u.test(name) ? [{ label, name }] : []
  })
  const stride = Math.max(1, Math.ceil(tickets.length / mostLookedAt))
  const found = new Map<string, { tickets: number[]; right: number; labels: Set<string> }>()
  for (let at = 0; at < tickets.length; at += stride) {
    const { subject, body, label } = tickets[at]!
    if (label === undefined) continue
    const text = plain(`${subject}\n${body}`)
    for (const [place, named] of namedIn(text, names)) {
      const known = found.get(place) ?? { tickets: [], right: 0, labels: new Set<string>() }
      known.tickets.push(at)
      if (named.has(label)) known.right++
      for (const each of named) known.labels.add(each)
      found.set(place, known)
    }
  }
  return [...found]
    .map(([place, { tickets: theirs, right, labels: named }]) => ({
      ...{ place, tickets: theirs, labels: named.size },
      right: right / theirs.length,
    }))
    .filter((each) => each.tickets.length >= fewestTickets && each.right >= leastRight && each.labels >= fewestLabels)
    .toSorted((a, b) => b.tickets.length - a.tickets.length)
}

/** Labels that a text names, by the place at which it does; a longer name hides a shorter one within it. */
function namedIn(
  text: string,
  names: readonly { readonly label: string; readonly name: string }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>()
  for (const { label, name } of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      if (/[\p{L}\p{N}]/u.test(text[at + name.length] ?? ' ')) continue
      const place = placeOf(text.slice(Math.max(0, at - reach), at))
      if (place === undefined) continue
      const named = places.get(place)
      if (named) named.add(label)
      else places.set(place, new Set([label]))
    }
  }
  return places
}

function placeOf(before: string): string | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const field = fieldName.exec(line)?.[1]
  if (field !== undefined) return `${field.trim().split(' ').slice(-2).join(' ')}:`
  if (decidedWords.test(line)) return 'words of a hand-over (“moved to …”)'
  return bracket.test(line) ? `${line.at(-1)!}…` : undefined
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[_ \t]+/g, ' ')
}

/** What is told about it. */
export function labelInTextFinding(tickets: readonly QualityTicket[], limit: number): FoundAnywhere | undefined {
  const places = leakyPlaces(tickets)
  const [first] = places
  if (!first) return undefined
  const named = [...new Set(places.flatMap((each) => each.tickets))].toSorted((a, b) => a - b)
  const looked = Math.ceil(tickets.length / Math.max(1, Math.ceil(tickets.length / mostLookedAt)))
  const share = named.length / looked
  return {
    kind: 'label_in_text',
    title: `The text gives the label away in ${percent(share)} of the tickets: after ${listed(places.map(({ place }) => quoted(place)))}`,
    explanation: `What stands there is the ticket’s own label in ${percent(first.right)} of the cases. Somebody who had read the ticket wrote it: it is not there when a ticket arrives, and whoever learns from it learns to wait for it.`,
    remedy: {
      files:
        'Take these lines out of the text before you import, or import the change history: then each ticket has the words it arrived with.',
      help_desk: 'Have the help desk keep these lines out of the text, in a field of their own.',
    },
    worth: {
      perThousand: share * 1000,
      gain: 'would be read by the requester’s words alone',
      basis: 'all tickets whose text names their label in such a place',
    },
    tickets: named.slice(0, limit).map((at) => ({
      id: tickets[at]!.id,
      excerpt: excerptOf(tickets[at]!),
      note: `Names its label, ${quoted(tickets[at]!.label ?? '')}.`,
    })),
    ticketCount: Math.round(share * tickets.length),
    facts: places.slice(0, 12).map(({ place, tickets: theirs, right, labels }) => ({
      name: quoted(place),
      value: `${counted(theirs.length, 'ticket')}${looked < tickets.length ? ' of those looked at' : ''}, ${counted(labels, 'label')}, ${percent(right)} their own`,
    })),
  }
}
