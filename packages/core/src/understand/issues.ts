import type { Issue } from '../domain/reading.ts'
import { segmentsOf } from './segments.ts'

/** What a reader says of a stretch of text. */
export interface SegmentReading {
  /** Absent when the reader abstains. */
  readonly label?: string
  /** Calibrated probability of the label, 0–1. */
  readonly confidence: number
}

/**
 * How sure a segment must be to count as a matter of its own. Smaller splits tickets that are about one thing, which
 * costs two people's time; larger leaves the second matter to whoever gets the first.
 */
export const separateConfidence = 0.6
/** More separate matters in one ticket than this are a list for a person to sort. */
export const mostIssues = 5

/** A segment, or several that belong together, being gathered. */
interface Draft {
  start: number
  end: number
  label: string | undefined
  confidence: number
}

/**
 * The separable issues of a cleaned text: each segment is read, segments the reader is unsure of belong to the one above
 * them (at the beginning: below), neighbours with the same label are one. When nothing is confidently different from
 * the rest, the text is one issue, read as a whole. At most `mostIssues`; spans are in order and do not overlap.
 */
export function separableIssues(text: string, readSegment: (segment: string) => SegmentReading): readonly Issue[] {
  const segments = segmentsOf(text)
  const drafts: Draft[] = []
  for (const segment of segments.length > 1 ? segments : []) {
    const { label, confidence } = readSegment(text.slice(segment.start, segment.end))
    const isSure = label !== undefined && confidence >= separateConfidence
    join(drafts, { ...segment, label: isSure ? label : undefined, confidence: isSure ? confidence : 0 })
  }
  const labels = new Set(drafts.map((draft) => draft.label))
  if (labels.size > 1) return fewest(drafts).map(issueOf)
  const { label, confidence } = readSegment(text)
  return [issueOf({ start: 0, end: text.length, label, confidence })]
}

function join(drafts: Draft[], next: Draft): void {
  const last = drafts.at(-1)
  if (last === undefined || (last.label !== undefined && next.label !== undefined && last.label !== next.label)) {
    drafts.push(next)
    return
  }
  last.end = next.end
  last.label ??= next.label
  last.confidence = Math.max(last.confidence, next.confidence)
}

/** Takes the least sure of too many issues back, as a segment nobody is sure of, until few enough are left. */
function fewest(drafts: readonly Draft[]): readonly Draft[] {
  let left = drafts
  while (left.length > mostIssues) {
    const doubtful = left.reduce((least, draft) => (draft.confidence < least.confidence ? draft : least))
    const fewer: Draft[] = []
    for (const draft of left)
      join(fewer, draft === doubtful ? { ...draft, label: undefined, confidence: 0 } : { ...draft })
    left = fewer
  }
  return left
}

function issueOf({ start, end, label, confidence }: Draft): Issue {
  return label === undefined ? { start, end, confidence } : { start, end, queue: label, confidence }
}
