/**
 * What a mail is to a help desk. Only what a person wrote to it begins a ticket or brings one back: `human`. `own` was written from the
 * mailbox itself, by somebody who answers; `ours` was left by Pointsman; the others were written by a machine.
 */
export type MailKind = 'human' | 'own' | 'ours' | 'auto_reply' | 'bounce'

export interface KindEvidence {
  /** A header's value; undefined where there is none. */
  readonly header: (name: string) => string | undefined
  readonly from: string
  readonly isOwn: boolean
}

/**
 * Tells by what standards and habit put into the head: Auto-Submitted (RFC 3834), the null return path and multipart/report of bounces
 * (RFC 5321, 6522), and what programs from before those write. `Precedence: list` is no sign: that is what people's mail through a
 * group address bears.
 */
export function kindOfMail({ header, from, isOwn }: KindEvidence): MailKind {
  if (isBounce(header, from)) return 'bounce'
  if (isAutomatic(header)) return 'auto_reply'
  return isOwn ? 'own' : 'human'
}

function isBounce(header: KindEvidence['header'], from: string): boolean {
  const isReport = /^multipart\/report\b/i.test(header('content-type') ?? '')
  const isNoReturn = /^<\s*>$/.test(header('return-path') ?? '')
  const name = from.split('@')[0] ?? ''
  return isReport || name === 'mailer-daemon' || name === 'postmaster' || (isNoReturn && !isAutomatic(header))
}

function isAutomatic(header: KindEvidence['header']): boolean {
  const submitted = header('auto-submitted')?.toLowerCase() ?? 'no'
  if (!/^no\b/.test(submitted)) return true
  const suppress = header('x-auto-response-suppress')?.toLowerCase() ?? ''
  if (suppress !== '' && suppress !== 'none') return true
  if (/^(auto[_-]?reply|bulk|junk)$/i.test(header('precedence') ?? '')) return true
  return header('x-autoreply') !== undefined || header('x-autorespond') !== undefined
}
