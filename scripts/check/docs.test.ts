import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

import { commandProblems, indexProblems, linkProblems } from './docs.ts'

const root = mkdtempSync(join(tmpdir(), 'pointsman-docs-'))
writeFileSync(join(root, 'guide.md'), '# Guide\n\n## Go live, slowly\n')
afterAll(() => rmSync(root, { recursive: true }))

const page = (text: string): { path: string; text: string }[] => [{ path: 'README.md', text }]

describe('pages are checked', () => {
  it('a link leads to a file and to a heading that is there', () => {
    expect(linkProblems(root, page('[a](guide.md) [b](guide.md#go-live-slowly) [c](https://example.org)'))).toEqual([])
    expect(linkProblems(root, page('\n[a](missing.md)'))).toEqual([
      { path: 'README.md', line: 2, message: 'links to missing.md, which is not there' },
    ])
    expect(linkProblems(root, page('[a](guide.md#go-live-fast)'))).toHaveLength(1)
    expect(linkProblems(root, page('`[a](missing.md)`\n```\n[a](missing.md)\n```\n'))).toEqual([])
  })

  it('a page of the documentation is in its index', () => {
    const index = { path: 'docs/README.md', text: '[a](guide/a.md) [b](guide/b.md#there)' }
    const pages = ['docs/guide/a.md', 'docs/guide/b.md', 'docs/guide/c.md'].map((path) => ({ path, text: '' }))
    expect(indexProblems([index, ...pages])).toMatchObject([{ path: 'docs/guide/c.md' }])
  })

  it('a command in a page is one that exists', () => {
    const known = { scripts: ['start', 'check'], commands: ['import'] }
    const problems = (text: string): unknown[] => commandProblems(root, page(`\`\`\`sh\n${text}\n\`\`\`\n`), known)
    expect(problems('npm start\nnpm run check # all of it\nnpx pointsman import my.csv')).toEqual([])
    expect(problems('npm run chekc')).toMatchObject([{ line: 2 }])
    expect(problems('npx pointsman improt my.csv')).toHaveLength(1)
    expect(problems('npx node examples/missing.ts')).toHaveLength(1)
  })
})
