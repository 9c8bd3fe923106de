import { hasOwnWords, type Cleaned } from './own-words.ts'

/** Phrases of the small print under company mail, lower case. Two of them in a paragraph, or one of `sure`, make it small print. */
const phrases: readonly string[] = [
  'confidential',
  'privileged',
  'intended recipient',
  'intended only for',
  'intended solely',
  'received this e-mail in error',
  'received this email in error',
  'received this message in error',
  'notify the sender',
  'any attachments',
  'unauthorized',
  'unauthorised',
  'disclosure',
  'virus',
  'vertrauliche',
  'rechtlich geschützt',
  'nicht der richtige adressat',
  'irrtümlich erhalten',
  'unbefugte',
  'informieren sie bitte sofort den absender',
  'vernichten sie diese',
  'confidentiel',
  'destinataire',
  'reçu ce message par erreur',
  'usage exclusif',
  'pièces jointes',
  'confidencial',
  'destinatario',
  'recibido este mensaje por error',
  'uso exclusivo',
  'riservate',
  'vertrouwelijk',
  'geadresseerde',
  'konfidentiell',
]
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

/** Leaves out legal small print and "external mail" banners, paragraph by paragraph, when other words remain. */
export function leaveOutDisclaimers(lines: readonly string[]): Cleaned {
  const kept: string[] = []
  let paragraph: string[] = []
  const flush = (): void => {
    if (!isSmallPrint(paragraph)) for (const line of paragraph) kept.push(line)
    paragraph = []
  }
  for (const line of lines) {
    if (line.trim() !== '') {
      paragraph.push(line)
      continue
    }
    flush()
    kept.push(line)
  }
  flush()
  if (kept.length === lines.length || !hasOwnWords(kept)) return { lines }
  return { lines: kept, note: 'legal small print left out' }
}

function isSmallPrint(paragraph: readonly string[]): boolean {
  const length = paragraph.reduce((sum, line) => sum + line.length + 1, 0)
  if (length < 24 || length > longestParagraph) return false
  const text = paragraph
    .map((line) => line.trim())
    .join(' ')
    .toLowerCase()
  if (sure.some((phrase) => text.includes(phrase))) return true
  return length >= 100 && phrases.filter((phrase) => text.includes(phrase)).length >= 2
}
