/** Tags that mails and web forms are made of. Others (`<T>`, `<div/>` in a sentence about code) do not make a body HTML. */
const tag =
  /<(\/?)(!doctype|html|head|body|meta|style|div|p|br|span|table|tbody|tr|td|ul|ol|li|a|b|i|u|em|strong|font|blockquote|pre|img|hr|h[1-6]|center)(?=[\s/>])/gi
const structure = new Set(['!doctype', 'html', 'body', 'div', 'p', 'br', 'table', 'ul', 'ol', 'blockquote'])

/** How far into a body one looks for tags, in UTF-16 units: past the longest style sheets of common mail programs. */
const lookedAt = 20_000

/**
 * Whether a body is HTML rather than text that mentions tags: it opens with a tag and has a second one, or it has three
 * tags, one of them structural. Markdown with fenced code is text, whatever the code says.
 */
export function looksLikeHtml(body: string): boolean {
  if (!body.includes('<')) return false
  const head = body.slice(0, lookedAt)
  const start = head.length - head.trimStart().length
  const isFenced = head.includes('```')
  let opens = false
  let tags = 0
  let structural = 0
  for (const match of head.matchAll(tag)) {
    tags += 1
    if (match.index === start) opens = true
    if (structure.has((match[2] ?? '').toLowerCase())) structural += 1
    if (structural > 0 && ((tags >= 3 && !isFenced) || (opens && tags >= 2))) return true
  }
  return false
}

/** Plain text by leaving out tags, for when the library fails. Linear; knows no nesting and no entities. */
export function stripTags(html: string): string {
  let text = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) return text + html.slice(at)
    text += html.slice(at, open)
    const close = html.indexOf('>', open)
    if (close < 0) return text
    text += /^<\/?(?:p|div|br|li|tr|h[1-6])\b/i.test(html.slice(open, open + 8)) ? '\n' : ' '
    at = close + 1
  }
  return text
}
