import { countDispleasure, phrasesBegunIn } from './displeasure.ts'
import { lexiconMood } from './lexicon-mood.ts'
import { matterWords } from './matter-words.ts'
import { remembering } from './remembering.ts'

/** Mood shows early; the lexicon costs some microseconds a word. In UTF-16 units. */
const lookedAt = 3000
/** The lexicon is asked about this many sentences at most, of at most so many words each. */
const mostSentences = 12
const mostWords = 40
/** Words whose mood is remembered at least, some five megabytes of them at most. */
const mostRemembered = 10_000

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
  const sentences = sentencesOf(seen)
  const words = isEnglish ? ofWords * negativeMood(sentences) : 0
  const displeasure = 1 - (1 - ofDispleasure) ** countPhrases(seen, sentences)
  const calm = (1 - words) * (1 - displeasure) * (1 - ofShouting * shouting(seen))
  return 1 - calm
}

/** Phrases of displeasure, at most three. */
function countPhrases(text: string, sentences: readonly Sentence[]): number {
  const begun = new Set<string>()
  for (const { tones } of sentences) {
    for (const { phrases } of tones) for (const phrase of phrases) begun.add(phrase)
  }
  return begun.size === 0 ? 0 : countDispleasure(text.toLowerCase(), begun, 3)
}

/** Words as they are written, and the tone of each. */
interface Sentence {
  readonly words: readonly string[]
  readonly tones: readonly Tone[]
}

function sentencesOf(text: string): readonly Sentence[] {
  return text
    .split(/(?<=[.!?])\s|\n/)
    .filter((sentence) => sentence.trim() !== '')
    .map((sentence) => {
      const words = sentence.split(/\s+/)
      return { words, tones: words.map(toneOf) }
    })
}

/** 0–1: how negative the worst sentence is, and how much of the text is like it. */
function negativeMood(sentences: readonly Sentence[]): number {
  let worst = 0
  let total = 0
  let asked = 0
  for (const { words, tones } of sentences) {
    if (asked === mostSentences) break
    if (!isMoody(tones)) continue
    asked += 1
    const seen = words.slice(0, mostWords)
    const calmed = seen.map((word, i) => (tones[i]!.isMatter ? 'thing' : word)).join(' ')
    const mood = Math.max(0, -lexiconMood(calmed))
    worst = Math.max(worst, mood)
    total += mood
  }
  return sentences.length === 0 ? 0 : 0.7 * worst + 0.3 * (total / sentences.length)
}

/** Worth the lexicon's time: a bad word, or a good one that may be negated ("not happy"). */
function isMoody(tones: readonly Tone[]): boolean {
  let isGood = false
  let isNegated = false
  for (let i = 0; i < Math.min(mostWords, tones.length); i++) {
    const { mood, negates } = tones[i]!
    if (mood < 0) return true
    if (mood > 0) isGood = true
    if (negates) isNegated = true
  }
  return isGood && isNegated
}

/** What one word, as it is written, does to the tone. */
interface Tone {
  /** It names the matter, not the mood: it has none. */
  readonly isMatter: boolean
  /** What the lexicon says of the word standing alone: below zero bad, above good. */
  readonly mood: number
  readonly negates: boolean
  /** Phrases of displeasure that may begin here. */
  readonly phrases: readonly string[]
}

const negation = /^(?:not|never|nothing|without)$|n['’]t$/i
/** Longer runs of characters are no words of the lexicon. */
const longestWord = 30

const moodOf = remembering(mostRemembered, lexiconMood)
const rememberedTone = remembering(mostRemembered, findTone)

function toneOf(word: string): Tone {
  return word.length > 2 * longestWord ? findTone(word) : rememberedTone(word)
}

function findTone(word: string): Tone {
  const key = bare(word)
  const isMatter = matterWords.has(key)
  const mood = isMatter || key === '' || key.length > longestWord ? 0 : moodOf(key)
  return { isMatter, mood, negates: negation.test(word), phrases: phrasesBegunIn(word.toLowerCase()) }
}

function bare(word: string): string {
  return word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}

/** 0–1: capitals beyond names and abbreviations, and exclamation or question marks in rows. */
function shouting(text: string): number {
  return Math.min(1, capitals(text) + Math.min(1, rowsOfMarks(text) / 2) * 0.7)
}

/** 0–1: twice the share of words in capitals, when there are two at least. */
function capitals(text: string): number {
  if (!/[^\p{Ll}\P{L}]{4}/u.test(text)) return 0
  const words = text.match(/\p{L}{4,}/gu) ?? []
  const loud = words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase()).length
  return loud < 2 ? 0 : Math.min(1, (loud / words.length) * 2)
}

function rowsOfMarks(text: string): number {
  if (!text.includes('!') && !text.includes('??')) return 0
  return text.match(/[!?]*![!?]+|!(?:\s*!)+|\?{2,}/g)?.length ?? 0
}
