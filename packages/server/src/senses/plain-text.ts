import { compile } from 'html-to-text'

/**
 * Plain text of an HTML mail: paragraphs and lists as lines, links as their text, no images, no styles. Bounded in depth
 * and width, because mails are written by programs that are not.
 */
export const plainText: (html: string) => string = compile({
  wordwrap: false,
  limits: { maxDepth: 100, maxChildNodes: 20_000, maxInputLength: 2_000_000 },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
})
