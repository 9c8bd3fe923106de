import type { Random } from '@pointsman/core'
import { chance, integer, pick } from '../random.ts'

/** Who signs. */
export interface Signer {
  readonly name: string
  readonly company: string
  readonly job: string
  readonly town: string
}

/** A signature block of two to six lines. */
export function signature(random: Random, signer: Signer): string {
  const lines = [signer.name]
  if (chance(random, 0.7)) lines.push(signer.job)
  lines.push(chance(random, 0.5) ? `${signer.company}, ${signer.town}` : signer.company)
  if (chance(random, 0.6))
    lines.push(
      `${pick(random, ['Tel.', 'T', 'Phone', 'Mobil'])} +${integer(random, 31, 49)} ${integer(random, 100, 999)} ${integer(random, 10_000, 999_999)}`,
    )
  if (chance(random, 0.15)) lines.push('', pick(random, footers))
  return `${chance(random, 0.4) ? '-- \n' : ''}${lines.join('\n')}`
}

/** A mail client's tail, in place of a signature. */
export function clientTail(random: Random): string {
  return pick(random, [
    'Sent from my iPhone',
    'Von meinem iPhone gesendet',
    'Get Outlook for Android',
    'Envoyé de mon iPhone',
    'Enviado desde mi móvil',
  ])
}

/** An earlier mail quoted below the new one. */
export function quoted(head: string, text: string): string {
  return `${head}\n${text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}`
}

/** The same text as a mail program's HTML: what an API hands over for a formatted mail. */
export function asHtml(random: Random, text: string): string {
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  if (chance(random, 0.5)) {
    return `<html><body><div dir="ltr">${safe.replace(/\n\n+/g, '</div><div><br></div><div>').replace(/\n/g, '<br>')}</div></body></html>`
  }
  const paragraphs = safe
    .split(/\n\n+/)
    .map(
      (part) =>
        `<p class="MsoNormal"><span style="font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif">${part.replace(/\n/g, '<br>')}</span></p>`,
    )
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0cm}</style></head><body>${paragraphs.join('\n<p class="MsoNormal">&nbsp;</p>\n')}</body></html>`
}

const footers = [
  'This e-mail is confidential. If you are not the intended recipient, please delete it.',
  'Please consider the environment before printing.',
  'New: book our marquees online and get 10 % off your first invoice!',
  'Visit us at the trade fair, hall 4, stand 12.',
  'All prices plus VAT. Payment within 14 days.',
]
