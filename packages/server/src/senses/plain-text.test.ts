import { expect, it } from 'vitest'
import { plainText } from './plain-text.ts'

it('an HTML mail becomes the words a person sees', () => {
  const html =
    '<style>p { color: red }</style><h1>Help</h1><p>My <b>card</b> is&nbsp;blocked.</p><img alt="logo" src="x"><ul><li>tried <a href="https://x.test">the site</a></li></ul><script>alert(1)</script>'
  const lines = plainText(html)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  expect(lines).toEqual(['Help', 'My card is\u00a0blocked.', '* tried the site'])
})

it('ten thousand nested tags are no burden', () => {
  expect(plainText('<div>'.repeat(10_000) + 'deep').length).toBeLessThan(1000)
})
