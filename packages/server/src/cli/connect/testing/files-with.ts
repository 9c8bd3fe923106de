import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Files anywhere below a folder that hold this text, as it is. */
export async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && (await readFile(file)).includes(text)) found.push(file)
  }
  return found
}
