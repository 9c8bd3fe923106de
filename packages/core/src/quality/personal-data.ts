import { isBankAccount, isCardNumber } from './card-number.ts'

/** Kinds of personal data and secrets that are looked for. */
export const personalKinds = ['card', 'key', 'account', 'email', 'phone'] as const
export type PersonalKind = (typeof personalKinds)[number]
/** How many of each are in a text; never what they are. */
export type PersonalCounts = Readonly<Record<PersonalKind, number>>

interface Span {
  readonly start: number
  readonly end: number
  readonly kind: PersonalKind | 'number'
}

// Every pattern is bounded or has one way to match only, so that no text makes it slow.
const digitRun = /\+?\(?\d(?:[\s\-._()/*\u2010-\u2015]{0,3}\d){5,}/gu
const email = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}/gu
const account = /(?<![\p{L}\d])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{4}){2,7}(?:[ -]?[A-Za-z0-9]{1,4})?(?![\p{L}\d])/gu
/** Keys as their issuers mark them (AWS, GitHub, GitLab, Slack, Stripe, Google, OpenAI and alike), tokens in three parts (RFC 7519). */
const issuedKey =
  /\b(?:(?:AKIA|ASIA)[A-Z0-9]{16}|gh[opsur]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255}|glpat-[\w-]{20,64}|xox[abeoprs]-[A-Za-z0-9-]{10,255}|(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,255}|sk-[A-Za-z0-9_-]{20,255}|AIza[\w-]{35}|npm_[A-Za-z0-9]{36}|SG\.[\w-]{16,64}\.[\w-]{16,64}|eyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{0,2000})/g
const privateKey = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/g
/** `password: …`, `my password is …`, `api_key=…`, `Bearer …`: what follows, up to a space. */
const namedKey =
  /\b(?:(?:password|passwort|kennwort|passwd|pwd|mot de passe|contraseña|api[ _-]?key|secret|token|pin)\s{0,3}(?:is\s{1,3}|ist\s{1,3}|[:=]\s{0,3})|bearer\s{1,3})["']?([^\s"',;]{4,255})/giu
/** Long runs that mix letters and digits are masked although nobody knows what they are. */
const opaque = /(?<![\w/+-])(?=[\w+/=-]{0,60}\d)(?=[\w+/=-]{0,60}[A-Za-z])[\w+/=-]{24,255}/g

/** How many of each kind are in a text. Linear; what is found twice is counted twice. */
export function countPersonalData(text: string): PersonalCounts {
  const counts: Record<PersonalKind, number> = { card: 0, key: 0, account: 0, email: 0, phone: 0 }
  for (const { kind } of spansOf(text)) if (kind !== 'number') counts[kind] += 1
  return counts
}

const names: Readonly<Record<Span['kind'], string>> = {
  card: '[card]',
  key: '[key]',
  account: '[bank account]',
  email: '[e-mail]',
  phone: '[phone]',
  number: '[number]',
}

/**
 * The text with personal data replaced by the name of its kind. More is masked than is counted: any run of six digits or
 * more, and any long mixture of letters and digits, since a report must not show what a pattern did not know.
 */
export function maskPersonalData(text: string): string {
  let masked = ''
  let at = 0
  for (const { start, end, kind } of spansOf(text)) {
    masked += text.slice(at, start) + names[kind]
    at = end
  }
  return (masked + text.slice(at)).replace(opaque, names.key)
}

/** In order, without overlap: where two kinds overlap, what begins first and then what is longer counts. */
function spansOf(text: string): readonly Span[] {
  const spans: Span[] = []
  const add = (start: number, found: string, kind: Span['kind']): void => {
    spans.push({ start, end: start + found.length, kind })
  }
  if (/\d/.test(text)) {
    for (const { 0: run, index } of text.matchAll(digitRun)) add(index, run, numberKind(run))
    for (const { 0: run, index } of text.matchAll(account))
      if (isBankAccount(run.replace(/[ -]/g, ''))) add(index, run, 'account')
  }
  if (text.includes('@')) for (const { 0: found, index } of text.matchAll(email)) add(index, found, 'email')
  for (const { 0: found, index } of text.matchAll(issuedKey)) add(index, found, 'key')
  if (text.includes('-----BEGIN')) for (const { 0: found, index } of text.matchAll(privateKey)) add(index, found, 'key')
  for (const match of text.matchAll(namedKey)) {
    const value = match[1] ?? ''
    if (isSecretLike(value)) add(match.index + match[0].length - value.length, value, 'key')
  }
  return withoutOverlap(spans)
}

/** A word of a sentence ("my password is wrong") is none: a secret has a digit or a sign in it. */
function isSecretLike(value: string): boolean {
  return /\d|[^\p{L}.!?)-]/u.test(value) && !value.startsWith('[')
}

function withoutOverlap(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = []
  let end = 0
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.end <= end) continue
    // What reaches over the end of the one before is masked together with it.
    const last = kept.at(-1)
    if (last && span.start < last.end) kept[kept.length - 1] = { ...last, end: span.end }
    else kept.push(span)
    end = span.end
  }
  return kept
}

/** A card if its digits, or those of a part between spaces, are one; a phone number if it is written like one. */
function numberKind(run: string): Span['kind'] {
  const digits = run.replace(/\D/g, '')
  if (isCardNumber(digits) || hasCard(run)) return 'card'
  const isLong = digits.length >= 8 && digits.length <= 15
  const isWritten = run.startsWith('+') || run.startsWith('00') || (/^\(?0\d/.test(run) && /\d[ \-./()]+\d/.test(run))
  return isLong && isWritten && !isDate(run) ? 'phone' : 'number'
}

/** A card may stand beside another number: `4111 1111 1111 1111 12/27`. */
function hasCard(run: string): boolean {
  const groups = run.split(/\D+/).filter((group) => group !== '')
  return groups.some((_, from) => {
    let digits = ''
    return groups.slice(from, from + 19).some((group) => {
      digits += group
      return isCardNumber(digits)
    })
  })
}

function isDate(run: string): boolean {
  return /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:\D|$)/.test(run)
}
