/**
 * What people say to a help desk when they have had enough, and what a lexicon of single English words does not know:
 * lower case, matched as whole words. English, German, French, Spanish, Italian, Dutch, Portuguese.
 */
const phrases: readonly string[] = [
  'fed up',
  'sick of',
  'sick and tired',
  'had enough',
  'enough is enough',
  'nobody cares',
  'no one cares',
  'a joke',
  'ridiculous',
  'unacceptable',
  'rip off',
  'rip-off',
  'waste of my time',
  'waste of time',
  'waste of money',
  'still waiting',
  'never again',
  'third time',
  'fourth time',
  'fifth time',
  'how many times',
  'again and again',
  'over and over',
  'what am i paying for',
  'want my money back',
  'losing patience',
  'lost patience',
  'out of patience',
  'my lawyer',
  'legal action',
  'ombudsman',
  'formal complaint',
  'let down',
  'last straw',
  'worst service',
  'worst experience',
  'poor service',
  'bad service',
  'not good enough',
  'not happy',
  'no excuse',
  'nobody answers',
  'nobody calls',
  'disgrace',
  'outrageous',
  'nightmare',
  'lied to',
  'hung up',
  'nobody told',
  'nobody came',
  'ignores us',
  'ignored us',
  'want compensation',
  'demand compensation',
  'lost confidence',
  'unbelievable',
  'incompetent',
  'unprofessional',
  'for weeks',
  'do something',
  'frechheit',
  'unverschämt',
  'unverschämtheit',
  'inakzeptabel',
  'nicht akzeptabel',
  'enttäuscht',
  'enttäuschend',
  'zumutung',
  'unmöglich',
  'sauerei',
  'lächerlich',
  'verärgert',
  'wütend',
  'sauer',
  'genervt',
  'reicht mir',
  'schon wieder',
  'zum dritten mal',
  'zum vierten mal',
  'anwalt',
  'beschwere',
  'beschwerde',
  'unzufrieden',
  'katastrophe',
  'katastrophal',
  'skandal',
  'das vierte mal',
  'das dritte mal',
  'habe genug davon',
  'so geht man nicht',
  'schlechter service',
  'inadmissible',
  'inacceptable',
  'scandaleux',
  'honteux',
  'honteuse',
  'déçu',
  'déçue',
  'furieux',
  'furieuse',
  'ras le bol',
  'j’en ai assez',
  "j'en ai assez",
  'lamentable',
  'ridicule',
  'mécontent',
  'mécontente',
  'une honte',
  'n’importe quoi',
  "n'importe quoi",
  'avocat',
  'médiateur',
  'toujours rien',
  'troisième fois',
  'quatrième fois',
  'me plaindre',
  'personne ne m’a',
  "personne ne m'a",
  'inaceptable',
  'vergüenza',
  'vergonzoso',
  'harto',
  'harta',
  'decepcionado',
  'decepcionada',
  'indignado',
  'indignada',
  'furioso',
  'furiosa',
  'ridículo',
  'pésimo',
  'pésima',
  'abogado',
  'una queja',
  'tomadura de pelo',
  'estafa',
  'otra vez lo mismo',
  'sigo sin',
  'tercera vez',
  'cuarta vez',
  'nadie me avisó',
  'así no se trata',
  'inaccettabile',
  'vergogna',
  'deluso',
  'delusa',
  'furibondo',
  'arrabbiato',
  'arrabbiata',
  'onacceptabel',
  'belachelijk',
  'teleurgesteld',
  'schandalig',
  'woedend',
  'inaceitável',
  'vergonha',
  'desapontado',
  'péssimo',
]
/** Phrases by their first word, so that only those are looked for that a text begins. */
const byFirstWord = new Map<string, readonly string[]>()
for (const phrase of phrases) {
  const first = firstWord(phrase)
  byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), phrase])
}

/** Phrases of displeasure that may begin in a lower-case run of characters without white space: usually none. */
export function phrasesBegunIn(lower: string): readonly string[] {
  return (lower.match(/\p{L}+/gu) ?? []).flatMap((word) => byFirstWord.get(word) ?? [])
}

/** How many of the phrases a lower-case text holds as whole words, at most `most`. */
export function countDispleasure(lower: string, begun: ReadonlySet<string>, most: number): number {
  let found = 0
  for (const phrase of begun) {
    if (!holdsWords(lower, phrase)) continue
    found += 1
    if (found === most) break
  }
  return found
}

function holdsWords(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length
    if (!/\p{L}$/u.test(text.slice(Math.max(0, at - 2), at)) && !/^\p{L}/u.test(text.slice(end, end + 2))) return true
  }
  return false
}

function firstWord(phrase: string): string {
  return /^\p{L}+/u.exec(phrase)?.[0] ?? phrase
}
