/** `npm run golden`: decides every golden story anew and rewrites its files, for review with `git diff`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goldenCase, goldenFiles, goldenFolder, goldenStories } from './golden-decisions.ts'

let changed = 0
const stories = goldenStories()
for (const story of stories) {
  for (const [name, content] of Object.entries(goldenFiles(goldenCase(story)))) {
    const file = join(goldenFolder, story, name)
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue
    writeFileSync(file, content)
    console.log(`rewritten: testdata/decisions/${story}/${name}`)
    changed++
  }
}
console.log(`${stories.length} stories, ${changed === 0 ? 'nothing changed' : `${changed} files rewritten`}`)
