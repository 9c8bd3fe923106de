import type { Random } from '@pointsman/core'
import { chance, integer, pick } from '../random.ts'

/** How somebody writes, whatever they write about. */
export const styles = ['terse', 'plain', 'chatty', 'formal', 'angry', 'non-native'] as const
export type Style = (typeof styles)[number]

/** First letter upper case, a full stop where no mark ends the sentence. */
export function sentence(words: string): string {
  const opened = words.replace(
    /^([¿¡"„«(]*\s*)(\p{Ll})/u,
    (_, marks: string, letter: string) => marks + letter.toUpperCase(),
  )
  const inner = opened.replace(
    /((?<!\d)[.?!]\)?\s+)(\p{Ll})/gu,
    (_, stop: string, letter: string) => stop + letter.toUpperCase(),
  )
  return /[.?!:…)]$/.test(inner) ? inner : `${inner}.`
}

/** Rewrites a finished text in a style; formal, plain and chatty writers type as they were taught. */
export function inStyle(random: Random, style: Style, language: string, text: string): string {
  if (style === 'terse') return terse(random, text)
  if (style === 'angry') return angry(random, text)
  return style === 'non-native' && language === 'en' ? nonNative(random, text) : text
}

/** Slips of the keyboard, about `rate` per word: swapped, lost, doubled and neighbouring letters. Numbers and addresses stay whole. */
export function withTypos(random: Random, text: string, rate: number): string {
  if (rate <= 0) return text
  return text.replace(/(?<![\w@./-])\p{L}{4,}(?![\w@/-])/gu, (word) => (random() < rate ? slip(random, word) : word))
}

function slip(random: Random, word: string): string {
  const at = integer(random, 1, word.length - 2)
  const kind = integer(random, 0, 3)
  if (kind === 0) return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1)
  if (kind === 2) return word.slice(0, at) + word.charAt(at) + word.slice(at)
  return word.slice(0, at) + neighbour(random, word.charAt(at)) + word.slice(at + 1)
}

const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

function neighbour(random: Random, letter: string): string {
  const row = keyboardRows.find((keys) => keys.includes(letter))
  if (row === undefined) return letter
  const at = row.indexOf(letter)
  return row.charAt(chance(random, 0.5) ? Math.max(0, at - 1) : Math.min(row.length - 1, at + 1))
}

function terse(random: Random, text: string): string {
  const lower = chance(random, 0.5)
    ? text.replace(
        /(^|[.!?]\s+)(\p{Lu})(?=\p{Ll})/gu,
        (_, before: string, letter: string) => before + letter.toLowerCase(),
      )
    : text
  return chance(random, 0.4)
    ? lower.replace(/\.(\s|$)/g, (_, after: string) => (after === '' ? '' : pick(random, [' - ', ', ', '. '])))
    : lower
}

function angry(random: Random, text: string): string {
  const shouted = text.replace(/\b\p{Ll}{4,9}\b/gu, (word) => (chance(random, 0.04) ? word.toUpperCase() : word))
  return shouted.replace(/\.(\s|$)/g, (_, after: string) => pick(random, ['.', '.', '!', '!!', '...']) + after)
}

const learnersWords: readonly (readonly [RegExp, string])[] = [
  [/\bdoes not\b|\bdoesn't\b/g, 'not'],
  [/\b(has|have) been\b/g, 'is'],
  [/\bcannot\b|\bcan't\b/g, 'can not'],
  [/\bsince about\b/g, 'since'],
  [/\bhow do (I|we)\b/gi, 'how $1 can'],
  [/\bwould like\b/g, 'want'],
  [/\bcould you\b/gi, 'please you can'],
  [/\bpeople\b/g, 'persons'],
  [/\bseveral\b/g, 'many'],
  [/\bnothing\b/g, 'not anything'],
  [/\ba few\b/g, 'few'],
  [/\bthough|although\b/g, 'even'],
]

/** English of somebody who learned it late: articles drop out, some set phrases are off. */
function nonNative(random: Random, text: string): string {
  const withoutArticles = text.replace(/\b(the|a|an) (?=\p{Ll})/gu, (article) => (chance(random, 0.45) ? '' : article))
  return learnersWords.reduce(
    (words, [right, wrong]) => (chance(random, 0.6) ? words.replace(right, wrong) : words),
    withoutArticles,
  )
}
