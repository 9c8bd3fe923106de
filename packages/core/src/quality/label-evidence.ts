import type { Classifier, FieldText } from '../learn/classifier.ts'
import { toUnits } from '../learn/kernel/text-units.ts'
import { maskPersonalData } from './personal-data.ts'

/** Words named: more says less. */
const mostWords = 4
/** Words only: numbers, addresses and codes may be somebody's. */
const plainWord = /^[\p{L}\p{M}][\p{L}\p{M}'’-]{1,29}$/u

/** The words of a ticket that speak most for `suggested` rather than `given`, strongest first, none of them personal data. */
export function wordsFor(classifier: Classifier, text: FieldText, suggested: string, given: string): readonly string[] {
  const words = classifier.explainOne(text, suggested)?.words ?? []
  const against = new Map(classifier.explainOne(text, given)?.words.map(({ start, weight }) => [start, weight]))
  const units = toUnits(text).text
  const allowed = plainWordsOf(text)
  const gains = new Map<string, number>()
  for (const { start, end, weight } of words) {
    const word = bare(units.slice(start, end))
    if (allowed.has(word)) gains.set(word, (gains.get(word) ?? 0) + weight - (against.get(start) ?? 0))
  }
  return [...gains]
    .filter(([, gain]) => gain > 0)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostWords)
    .map(([word]) => word)
}

/** Words that may be shown: letters, and still there after masking. */
export function plainWordsOf({ subject, body }: FieldText): ReadonlySet<string> {
  const masked = maskPersonalData(`${subject}\n${body}`).toLowerCase()
  return new Set(
    masked
      .split(/\s+/)
      .map(bare)
      .filter((word) => plainWord.test(word)),
  )
}

/** Without the punctuation around it. */
function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{M}\d[]+|[^\p{L}\p{M}\d\]]+$/gu, '')
}
