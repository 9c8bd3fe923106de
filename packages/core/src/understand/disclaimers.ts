import { hasOwnWords, type Cleaned } from './own-words.ts'

/** What only small print says, lower case. Reports of a breach share its other words, so those alone prove nothing. */
const telling: readonly string[] = [
  'intended recipient',
  'intended only for',
  'intended solely',
  'solely for the use',
  'this e-mail in error',
  'this email in error',
  'this message in error',
  'notify the sender',
  'if you are not the',
  'strictly prohibited',
  'nicht der richtige adressat',
  'nicht der vorgesehene empfänger',
  'irrtümlich erhalten',
  'sofort den absender',
  'vernichten sie diese',
  'sind nur für den',
  'message par erreur',
  'usage exclusif',
  'destinataire',
  'este mensaje por error',
  'uso exclusivo',
  'destinatario',
  'questo messaggio per errore',
  'geadresseerde',
  'avsedd mottagare',
]
/** What makes a paragraph small print beside one of the telling phrases. */
const hints: readonly string[] = [
  'confidential',
  'privileged',
  'attachment',
  'vertraulich',
  'rechtlich geschützt',
  'anhänge',
  'confidentiel',
  'pièces jointes',
  'confidencial',
  'adjuntos',
  'riservat',
  'vertrouwelijk',
  'konfidentiell',
]
/** Whole openings that are never anything else. */
const sure: readonly string[] = [
  'please consider the environment before printing',
  'think before you print',
  'bitte prüfen sie, ob diese mail wirklich ausgedruckt',
  'pensez à l’environnement avant',
  "pensez à l'environnement avant",
  'antes de imprimir este',
  'registered in england',
  'this e-mail and any attachments',
  'this email and any attachments',
  'this email and any files transmitted',
  'this e-mail and any files transmitted',
  'caution: this email originated',
  'this email originated from outside',
  'external email:',
  'diese e-mail enthält vertrauliche',
  'ce message et toutes les pièces jointes',
  'este mensaje y sus archivos',
]

/** Longest paragraph looked at, in UTF-16 units: small print is shorter. */
const longestParagraph = 3000

/** Small print is the last thing in a mail, a banner the first: how many paragraphs from the end are looked at. */
const lastParagraphs = 6

/** Leaves out legal small print and "external mail" banners, paragraph by paragraph, when other words remain. */
export function leaveOutDisclaimers(lines: readonly string[]): Cleaned {
  const paragraphs = paragraphsOf(lines)
  const kept: string[] = []
  for (const [at, paragraph] of paragraphs.entries()) {
    const isLookedAt = at === 0 || at >= paragraphs.length - lastParagraphs
    if (isLookedAt && isSmallPrint(paragraph)) continue
    for (const line of paragraph) kept.push(line)
  }
  if (kept.length === lines.length || !hasOwnWords(kept)) return { lines }
  return { lines: kept, note: 'legal small print left out' }
}

/** Runs of lines, each with the empty lines below it. */
function paragraphsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const paragraphs: string[][] = []
  let wasEmpty = true
  for (const line of lines) {
    const isEmpty = line.trim() === ''
    if (paragraphs.length === 0 || (wasEmpty && !isEmpty)) paragraphs.push([])
    paragraphs.at(-1)?.push(line)
    wasEmpty = isEmpty
  }
  return paragraphs
}

function isSmallPrint(paragraph: readonly string[]): boolean {
  const length = paragraph.reduce((sum, line) => sum + line.length + 1, 0)
  if (length < 24 || length > longestParagraph) return false
  const text = paragraph
    .map((line) => line.trim())
    .join(' ')
    .trim()
    .toLowerCase()
  if (sure.some((phrase) => text.includes(phrase))) return true
  const found = telling.filter((phrase) => text.includes(phrase)).length
  return found >= 2 || (found === 1 && hints.some((hint) => text.includes(hint)))
}
