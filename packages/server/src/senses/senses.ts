import type { LanguageReading, Senses } from '@pointsman/core'
import { distressOf } from './distress.ts'
import { loadLanguageSense } from './language.ts'
import { plainText } from './plain-text.ts'

/**
 * What libraries lend to the reader: language (`eld`), distress (`vader-sentiment`) and plain text of HTML
 * (`html-to-text`). Loading takes about half a second and 160 MB, nearly all of it for languages: load once, and only
 * where tickets are read. All three answer every text, in bounded time, without throwing.
 */
export async function loadSenses(): Promise<Senses> {
  const language = await loadLanguageSense()
  return {
    language,
    distress: (text) => distressOf(text, isEnglish(language(text))),
    plainText,
  }
}

/** A text too short to tell is taken for English: the lexicon finds nothing in other languages' greetings. */
function isEnglish(reading: LanguageReading): boolean {
  return reading.code === undefined || reading.code === 'en'
}
