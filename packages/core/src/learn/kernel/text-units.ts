import type { FieldText } from '../classifier.ts'

/** Longest text that is read, in UTF-16 units: what a ticket is about is said early; the rest costs and confuses. */
export const mostUnits = 1_600

/** A ticket's text as the featurizers take it: one string, with where the subject ends. */
export interface UnitText {
  readonly text: string
  readonly subjectEnd: number
}

/** Of the text last asked for: every facet of a ticket asks for the same. */
let latest: { readonly of: FieldText; readonly units: UnitText } | undefined

/** Subject and body as one lower-case text with single spaces, one in front and one behind. */
export function toUnits(text: FieldText): UnitText {
  if (latest?.of !== text) latest = { of: text, units: fold(text) }
  return latest.units
}

function fold({ subject, body }: FieldText): UnitText {
  const head = subject === '' ? '' : foldSpace(subject)
  const text = head === '' ? body : `${head} ${body}`
  const folded = ` ${lowerCase(foldSpace(text.length > mostUnits * 2 ? text.slice(0, mostUnits * 2) : text))} `
  const cut = folded.length > mostUnits ? folded.slice(0, mostUnits) : folded
  return { text: cut, subjectEnd: head === '' ? 0 : Math.min(cut.length, head.length + 1) }
}

function foldSpace(text: string): string {
  // Single spaces, which is nearly all of them, are left alone.
  return text.replace(/[^\S ]\s*| \s+/g, ' ').trim()
}

/** Lower case that keeps every unit in its place: the few letters that would grow (İ) stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!.toLowerCase()
    out += unit.length === 1 ? unit : text[i]!
  }
  return out
}
