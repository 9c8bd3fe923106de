import { hasOwnWords } from './own-words.ts'

/** A stretch of a cleaned text: start inclusive, end exclusive, in UTF-16 units. */
export interface Segment {
  readonly start: number
  readonly end: number
}

/** Most segments of one text; what follows is part of the last. Bounds how often a ticket is read. */
export const mostSegments = 16

const paragraph = /\n\s*\n/g
const listItem = /\n(?=[ \t]*(?:[-*•–·]|\(?\d{1,2}[.):]|\(?[a-h]\)|#\d)[ \t])/g

/** How people begin a second matter. Whole openings of a sentence only: "also" in the middle of one proves nothing. */
const openers: readonly string[] = [
  'also',
  'and also',
  'another thing',
  'another question',
  'another issue',
  'another problem',
  'another request',
  'one more thing',
  'one more question',
  'one other thing',
  'a second question',
  'second question',
  'my second question',
  'the second question',
  'second',
  'secondly',
  'third',
  'thirdly',
  'finally',
  'lastly',
  'in addition',
  'additionally',
  'furthermore',
  'moreover',
  'besides',
  'besides that',
  'apart from that',
  'by the way',
  'btw',
  'separately',
  'on a separate note',
  'on another note',
  'on a different note',
  'unrelated',
  'while i have you',
  'while you are at it',
  "while you're at it",
  'next',
  'ps',
  'p.s.',
  'außerdem',
  'ausserdem',
  'zweitens',
  'drittens',
  'zusätzlich',
  'des weiteren',
  'weiterhin',
  'darüber hinaus',
  'übrigens',
  'ferner',
  'noch eine frage',
  'noch etwas',
  'eine weitere frage',
  'eine zweite frage',
  'zweite frage',
  'ein weiteres problem',
  'und noch',
  'und dann noch',
  'abgesehen davon',
  'nebenbei',
  'schließlich',
  'par ailleurs',
  'de plus',
  'en outre',
  "d'autre part",
  'd’autre part',
  'autre question',
  'une autre question',
  'autre chose',
  'autre problème',
  'deuxièmement',
  'troisièmement',
  'deuxième question',
  'seconde question',
  'ensuite',
  'enfin',
  'aussi',
  'au passage',
  'además',
  'por otro lado',
  'por otra parte',
  'otra cosa',
  'otra pregunta',
  'otra consulta',
  'otro problema',
  'segunda pregunta',
  'en segundo lugar',
  'asimismo',
  'también',
  'por último',
  'por cierto',
]
const sentenceOpener = new RegExp(
  `(?<=[.!?…]["')]?[ \\n]|\\n)(?=(?:${openers
    .toSorted((a, b) => b.length - a.length)
    .map(literal)
    .join('|')})(?![\\p{L}\\p{N}]))`,
  'giu',
)

const sentenceEnd = /[.!?…]["')]? /

/**
 * The parts of a cleaned text that may be separate matters: paragraphs, items of lists, and sentences that open a new
 * matter ("Also, …", "Zweitens …", "Par ailleurs …", "Otra cosa …"). Parts too short to be read alone, such as a
 * greeting, belong to the part below them (the last to the one above). The segments cover the text without gaps.
 */
export function segmentsOf(text: string): readonly Segment[] {
  // Most tickets are a sentence or two: nothing to split, and nothing to pay for it.
  if (!text.includes('\n') && !sentenceEnd.test(text)) return [{ start: 0, end: text.length }]
  const cuts = new Set<number>()
  for (const match of text.matchAll(paragraph)) cuts.add(match.index + match[0].length)
  for (const match of text.matchAll(listItem)) cuts.add(match.index + 1)
  for (const match of text.matchAll(sentenceOpener)) cuts.add(match.index)
  const segments: Segment[] = []
  let start = 0
  for (const cut of [...cuts].toSorted((a, b) => a - b)) {
    if (segments.length === mostSegments - 1) break
    if (!hasOwnWords([text.slice(start, cut)])) continue
    segments.push({ start, end: cut })
    start = cut
  }
  const last = segments.at(-1)
  if (last === undefined || hasOwnWords([text.slice(start)])) return [...segments, { start, end: text.length }]
  return [...segments.slice(0, -1), { start: last.start, end: text.length }]
}

function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
