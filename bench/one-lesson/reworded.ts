import type { Random } from '../../packages/core/src/domain/time.ts'

/** Ways to say the same, either way round. None of them is a label's name or tells one label from another. */
const sameAs: readonly (readonly [string, string])[] = [
  ['how do i', 'what is the way to'],
  ['how can i', 'is there a way to'],
  ['can i', 'am i able to'],
  ['can you', 'could you please'],
  ['why is', 'what is the reason that'],
  ["i don't", 'i do not'],
  ["i can't", 'i cannot'],
  ["i'm", 'i am'],
  ["it's", 'it is'],
  ["isn't", 'is not'],
  ["didn't", 'did not'],
  ["doesn't", 'does not'],
  ["hasn't", 'has not'],
  ['i would like', 'i want'],
  ['i need', 'i have to have'],
  ['help me', 'give me a hand'],
  ['tell me', 'let me know'],
  ['what do i do', 'what am i to do'],
  ['money', 'funds'],
  ['purchase', 'something that i bought'],
  ['get', 'receive'],
  ['still', 'even now'],
  ['wrong', 'not right'],
  ['problem', 'trouble'],
  ['use', 'make use of'],
]
const openings = ['Hi, ', 'Hello there. ', 'Good morning, ', 'Please help: ', 'Quick question: ', 'So, ', 'Hey team, ']
const endings = [' Thanks.', ' Please advise!', ' Many thanks in advance', ' It is urgent.', ' Cheers', '']
/** Words that can go, and the request remains. */
const dispensable = new Set([
  'the',
  'a',
  'my',
  'is',
  'i',
  'to',
  'of',
  'it',
  'do',
  'please',
  'just',
  'that',
  'was',
  'on',
])

/**
 * The same request as another customer would write it: every phrase of the table that occurs said the other way, every third
 * dispensable word left out, a slip of the keyboard in one long word, and another opening and ending.
 */
export function reworded(text: string, random: Random): string {
  let said = ` ${text.toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' ').trim()} `
  for (const [one, other] of sameAs) {
    const [from, to] = said.includes(` ${one} `) ? [one, other] : [other, one]
    said = said.replace(` ${from} `, ` ${to} `)
  }
  const words = said
    .trim()
    .split(' ')
    .filter((word) => !dispensable.has(word) || random() > 1 / 3)
  const long = words.flatMap((word, i) => (/^\p{L}{6,}$/u.test(word) ? [i] : []))
  const slip = long[Math.floor(random() * long.length)]
  if (slip !== undefined) words[slip] = mistyped(words[slip]!, random)
  return pick(openings, random) + words.join(' ') + pick(endings, random)
}

/** Of the words of both, the share that both have. */
export function sharedWords(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / (a.size + b.size - shared)
}

/** Two neighbouring letters change places. */
function mistyped(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 3))
  return word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2)
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [])
}

function pick(from: readonly string[], random: Random): string {
  return from[Math.floor(random() * from.length)] ?? ''
}
