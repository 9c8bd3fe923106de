/** A piece of a page that is safe to put into one as it is. Only `html` makes it. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | undefined | readonly Html[]

/**
 * A template whose values are escaped, unless they are pieces made by it: `html\`<b>${ticket.subject}</b>\``. Whatever a
 * ticket says stays text, in content and in quoted attributes alike. `undefined` is left out.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.reduce((text, string, i) => text + markupOf(parts[i - 1]) + string) }
}

function markupOf(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return escaped(part)
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Also without control characters and those that turn the direction of writing: they make text say what it does not. */
function escaped(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').replace(/[&<>"']/g, (sign) => signs[sign] ?? '')
}
