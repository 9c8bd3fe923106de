import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

import { lineAt, type Problem, type Source } from './sources.ts'

/** Relative links that lead nowhere, and headings that a link names and the page does not have. */
export function linkProblems(root: string, pages: readonly Source[]): Problem[] {
  return pages.flatMap(({ path, text }) =>
    [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(({ 1: link = '', index }) => {
      if (/^[a-z]+:/.test(link)) return []
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)))
      const at = { path, line: lineAt(text, index) }
      if (!existsSync(join(root, target))) return [{ ...at, message: `links to ${target}, which is not there` }]
      if (anchor && target.endsWith('.md') && !anchorsOf(readFileSync(join(root, target), 'utf8')).has(anchor)) {
        return [{ ...at, message: `links to #${anchor}, a heading that ${target} does not have` }]
      }
      return []
    }),
  )
}

/** Pages under `docs/` that their index does not link to: nobody would find them. */
export function indexProblems(pages: readonly Source[]): Problem[] {
  const index = pages.find(({ path }) => path === 'docs/README.md')?.text ?? ''
  return pages
    .filter(({ path }) => path.startsWith('docs/') && path !== 'docs/README.md')
    .filter(({ path }) => !index.includes(`](${path.slice('docs/'.length)}`))
    .map(({ path }) => ({ path, message: 'is not in the index, docs/README.md' }))
}

/** What the commands in the pages are compared with. */
export interface Known {
  /** Root scripts of package.json. */
  readonly scripts: readonly string[]
  /** Subcommands of `pointsman`. */
  readonly commands: readonly string[]
}

/** Commands in fenced `sh` blocks that this repository does not have, and files that they name but that are not there. */
export function commandProblems(root: string, pages: readonly Source[], known: Known): Problem[] {
  return pages.flatMap(({ path, text }) =>
    [...text.matchAll(/^```(?:sh|bash|console)\n([\s\S]*?)^```/gm)].flatMap(({ 1: block = '', index }) =>
      block.split('\n').flatMap((line, i) => {
        const message = wrong(root, line.replace(/#.*/, ''), known)
        return message ? [{ path, line: lineAt(text, index) + 1 + i, message }] : []
      }),
    ),
  )
}

function wrong(root: string, line: string, known: Known): string | undefined {
  const script = /\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/.exec(line)
  const name = script?.[1] ?? script?.[2]
  if (name && !known.scripts.includes(name)) return `\`npm run ${name}\` is not a script of package.json`
  const command = /(?:^|\s|&&)(?:npx )?pointsman ([a-z][\w-]*)/.exec(line)?.[1]
  if (command && !known.commands.includes(command)) return `\`pointsman ${command}\` is not a command`
  const file = /(?:^|\s)((?:scripts|bench|examples|packages)\/[\w./-]+\.(?:ts|mjs))/.exec(line)?.[1]
  if (file && !existsSync(join(root, file))) return `${file} is not there`
  return undefined
}

/** GitHub's way of making anchors of headings. */
function anchorsOf(markdown: string): Set<string> {
  const headings = withoutCode(markdown).matchAll(/^#{1,6}\s+(.+?)\s*$/gm)
  return new Set(
    [...headings].map(({ 1: heading = '' }) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  )
}

/** Blanks out code, which may hold brackets and hashes; every other character keeps its place. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```|`[^`\n]*`/gm, (code) => code.replace(/[^\n]/g, ' '))
}
