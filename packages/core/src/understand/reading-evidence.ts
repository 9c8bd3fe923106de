import type { Evidence, EvidenceSum } from '../domain/reading.ts'
import type { Classifier, FieldText } from '../learn/classifier.ts'

/** Words shown for one facet; the rest is one number. */
const mostWords = 8

/** The words that moved a label's score, told in the text that people see. */
export function evidenceFor(
  classifier: Classifier,
  fields: FieldText,
  text: string,
  label: string,
): { readonly evidence: readonly Evidence[]; readonly sum: EvidenceSum } | undefined {
  const found = classifier.explainOne(fields, label)
  if (!found) return undefined
  const place = placesOf(text)
  const evidence = found.words.slice(0, mostWords).map(({ start, end, weight, ifRemoved }): Evidence => {
    const from = place[start] ?? 0
    const to = (place[end - 1] ?? from) + 1
    return { words: [text.slice(from, to)], start: from, end: to, weight, ifRemoved }
  })
  const otherWords = found.words.slice(mostWords).reduce((sum, { weight }) => sum + weight, 0)
  return { evidence, sum: exactSum(found.score, evidence, otherWords) }
}

/** Chooses the base so that evidence in order, other words and base add up to the score to the last bit. */
function exactSum(score: number, evidence: readonly Evidence[], otherWords: number): EvidenceSum {
  const words = evidence.reduce((sum, { weight }) => sum + weight, 0) + otherWords
  let base = score - words
  for (let i = 0; i < 4 && words + base !== score; i++) base += score - (words + base)
  return { score: words + base, otherWords, base }
}

/** Of the text last asked for: every facet of a ticket asks for the same. */
let latest: { readonly of: string; readonly places: Int32Array } | undefined

function placesOf(text: string): Int32Array {
  if (latest?.of !== text) latest = { of: text, places: foldedPlaces(text) }
  return latest.places
}

/** For every position of the folded text (single spaces, one in front) the position in the text as people see it. */
function foldedPlaces(text: string): Int32Array {
  const places = new Int32Array(text.length + 2)
  let at = 1
  for (const token of text.matchAll(/\S+/g)) {
    for (let i = 0; i < token[0].length; i++) places[at++] = token.index + i
    places[at++] = token.index + token[0].length
  }
  return places
}
