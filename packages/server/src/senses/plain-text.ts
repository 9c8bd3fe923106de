import { compile } from 'html-to-text'

/** Deeper than any mail program nests, shallow enough for the converter's recursion. */
const deepest = 300
/** Newsletters have some two thousand tags; beyond this the converter is slow (40,000 nested: half a second). */
const mostTags = 8000
/** As much as the core hands over, and a margin. */
const longest = 250_000

const skipped = ['head', 'script', 'style', 'title', 'img', 'svg', 'noscript', 'template', 'object', 'iframe', 'select']
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: deepest, maxInputLength: longest, ellipsis: '' },
  baseElements: { selectors: ['body'], returnDomByDefault: true },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
    { selector: 'th', format: 'inlineSurround', options: { suffix: ' ' } },
    { selector: '*[style*="display:none"]', format: 'skip' },
    { selector: '*[style*="display: none"]', format: 'skip' },
    ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
    ...skipped.map((selector) => ({ selector, format: 'skip' })),
  ],
})

/**
 * Plain text of an HTML body: scripts, styles, images and hidden parts gone, links by their words, lists and table rows a
 * line each, quotes marked with `>`. Never throws: what the converter cannot take loses its tags and keeps its words.
 */
export function plainText(html: string): string {
  const seen = html.slice(0, longest)
  if (countTags(seen) > mostTags) return withoutTags(seen)
  try {
    const text = convert(seen)
    return hasWords(text) ? text : withoutTags(seen)
  } catch {
    // Broken beyond the converter's grammar; the words are worth more than the layout.
    return withoutTags(seen)
  }
}

function countTags(html: string): number {
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0 && tags <= mostTags; at = html.indexOf('<', at + 1)) tags += 1
  return tags
}

/** Leaves out tags, comments and the insides of scripts and styles. One pass over the text. */
function withoutTags(html: string): string {
  const parts: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    if (open > at) parts.push(html.slice(at, open))
    const end = tagEnd(html, open)
    if (end < 0) return parts.join(' ')
    at = end
  }
  return [...parts, html.slice(at)].join(' ')
}

/** Where the text goes on after the tag that opens at `open`; -1 when it never closes. */
function tagEnd(html: string, open: number): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open)
  const name = /^<(script|style)\b/i.exec(html.slice(open, open + 8))?.[1]
  if (name === undefined) return after(html, '>', open)
  const inside = after(html, `</${name}`, open)
  return inside < 0 ? -1 : after(html, '>', inside)
}

function after(html: string, end: string, from: number): number {
  const at = html.indexOf(end, from)
  return at < 0 ? -1 : at + end.length
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
