import vader from 'vader-sentiment'
import { countDispleasure } from './displeasure.ts'
import { matterWords } from './matter-words.ts'

/** Mood shows early; the lexicon costs some microseconds a word. In UTF-16 units. */
const lookedAt = 3000
/** The lexicon is asked about this many sentences at most, of at most so many words each. */
const mostSentences = 12
const mostWords = 40
/** Words whose mood is remembered; forgotten all at once when there are more. */
const mostRemembered = 20_000

/** Share of distress that tone alone can reach, each 0–1; they add up as independent signs (`1 − Π(1 − x)`). */
const ofWords = 0.9
const ofDispleasure = 0.35
const ofShouting = 0.4

/**
 * Distress in the tone of a text, 0 calm to 1 beside oneself.
 *
 * VADER (Hutto & Gilbert 2014) rates the sentences that hold a negative word, once words naming the matter ("failed",
 * "stolen") are blanked; the worst sentence counts 70 %, their mean over all sentences 30 %, as `−compound × ofWords`. Beside it count
 * phrases of displeasure (`ofDispleasure` each, three at most) and shouting: capitals and rows of exclamation marks (`ofShouting`).
 * The lexicon is English: with `isEnglish` false only the other two count. No words of the matter, however grave, move it.
 */
export function distressOf(text: string, isEnglish: boolean): number {
  const seen = text.slice(0, lookedAt)
  const words = isEnglish ? ofWords * negativeMood(seen) : 0
  const displeasure = 1 - (1 - ofDispleasure) ** countDispleasure(seen.toLowerCase(), 3)
  const calm = (1 - words) * (1 - displeasure) * (1 - ofShouting * shouting(seen))
  return 1 - calm
}

/** 0–1: how negative the worst sentence is, and how much of the text is like it. */
function negativeMood(text: string): number {
  const sentences = text.split(/(?<=[.!?])\s|\n/).filter((sentence) => sentence.trim() !== '')
  let worst = 0
  let total = 0
  let asked = 0
  for (const sentence of sentences) {
    if (asked === mostSentences) break
    const words = sentence.split(/\s+/, mostWords).map(withoutMatter)
    if (!isMoody(words)) continue
    asked += 1
    const mood = Math.max(0, -vader.SentimentIntensityAnalyzer.polarity_scores(words.join(' ')).compound)
    worst = Math.max(worst, mood)
    total += mood
  }
  return sentences.length === 0 ? 0 : 0.7 * worst + 0.3 * (total / sentences.length)
}

function withoutMatter(word: string): string {
  return matterWords.has(bare(word)) ? 'thing' : word
}

/** Worth the lexicon's time: a bad word, or a good one that may be negated ("not happy"). */
function isMoody(words: readonly string[]): boolean {
  let isGood = false
  let isNegated = false
  for (const word of words) {
    const mood = moodOf(word)
    if (mood < 0) return true
    if (mood > 0) isGood = true
    if (negation.test(word)) isNegated = true
  }
  return isGood && isNegated
}

const negation = /^(?:not|never|nothing|without)$|n['’]t$/i
const remembered = new Map<string, number>()

/** What the lexicon says of a word standing alone: below zero bad, above good. Asked once a word, then remembered. */
function moodOf(word: string): number {
  const key = bare(word)
  if (key === '' || key.length > 30) return 0
  const known = remembered.get(key)
  if (known !== undefined) return known
  if (remembered.size >= mostRemembered) remembered.clear()
  const mood = vader.SentimentIntensityAnalyzer.polarity_scores(key).compound
  remembered.set(key, mood)
  return mood
}

function bare(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}

/** 0–1: capitals beyond names and abbreviations, and exclamation or question marks in rows. */
function shouting(text: string): number {
  const words = text.match(/\p{L}{4,}/gu) ?? []
  const capitals = words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase()).length
  const share = words.length === 0 ? 0 : capitals / words.length
  const rows = text.match(/[!?]*![!?]+|!(?:\s*!)+|\?{2,}/g)?.length ?? 0
  const loud = capitals < 2 ? 0 : Math.min(1, share * 2)
  return Math.min(1, loud + Math.min(1, rows / 2) * 0.7)
}
