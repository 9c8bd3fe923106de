import vader from 'vader-sentiment'
import { remembering } from './remembering.ts'

const { SentimentIntensityAnalyzer: library } = vader

/** What the library takes off the ends of a word; other marks stay, and the word with them is not in the lexicon. */
const marks: ReadonlySet<string> = new Set(`. ! ? , ; : - ' " !! !!! ?? ??? ?!? !?! ?!?! !?!?`.split(' '))
const mark = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/
const marksInFront = /^[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]+/
const marksBehind = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]+$/
/** Words remembered at least, some megabytes of them. */
const mostRemembered = 10_000

/**
 * The mood of a text by VADER, −1 bad to 1 good: the library's `compound`, bit for bit, at a tenth of its cost. The library takes
 * marks off words by writing down every word with every mark in front and behind; here each word is looked at once, and
 * only those in the lexicon are weighed, by the library's own functions.
 */
export function lexiconMood(text: string): number {
  const words = text.split(/\s/).flatMap((token) => (token.length > 1 ? bareWord(token) : []))
  if (!words.some(isInLexicon)) return 0
  const told = { words_and_emoticons: words, is_cap_diff: isPartlyLoud(words) }
  const moods: number[] = []
  words.forEach((word, at) => {
    const isKindOf = word.toLowerCase() === 'kind' && words[at + 1]?.toLowerCase() === 'of'
    if (isKindOf || !isInLexicon(word)) moods.push(0)
    else library.sentiment_valence(0, told, word, at, moods)
  })
  return library.score_valence(library.but_check(words, moods), text).compound
}

/** One row of marks is taken off, in front or behind. */
function bareWord(token: string): string {
  if (!mark.test(token)) return token
  for (const row of [marksInFront, marksBehind]) {
    const [found = ''] = row.exec(token) ?? []
    const word = token.replace(row, '')
    if (marks.has(found) && word.length > 1 && !mark.test(word)) return word
  }
  return token
}

/** Words that make others stronger or weaker have no mood of their own, though some stand in the lexicon. */
const hasMood = remembering(mostRemembered, (word: string): boolean => {
  const told = { words_and_emoticons: [word], is_cap_diff: false }
  return library.sentiment_valence(0, told, word, 0, [])[0] !== 0 && library.polarity_scores(word).compound !== 0
})

function isInLexicon(word: string): boolean {
  return hasMood(word.toLowerCase())
}

/** Some words in capitals, and some not. */
function isPartlyLoud(words: readonly string[]): boolean {
  const loud = words.filter((word) => /[A-Z]/.test(word) && !/[a-z]/.test(word)).length
  return loud > 0 && loud < words.length
}
