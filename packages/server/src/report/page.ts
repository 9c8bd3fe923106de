import { html, type Html } from './html.ts'
import { style } from './style.ts'

/** A page that needs nothing but itself: no script, no font, no picture, nothing from the network, and none allowed. */
export function page(title: string, body: Html): string {
  const head = html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
    <meta name="referrer" content="no-referrer" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <style>
      ${style}
    </style>`
  return `<!doctype html>\n<html lang="en">\n<head>\n${head.markup}\n</head>\n<body>\n${body.markup}\n</body>\n</html>\n`
}
