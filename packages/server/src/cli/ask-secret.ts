import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { PointsmanError } from '@pointsman/core'

/**
 * A line of standard input that nobody sees. With a question it is asked at the terminal, and what is typed is not shown; without
 * one the first line is taken, from a pipe or a file.
 */
export async function askSecret(question: string | undefined): Promise<string> {
  const { stdin, stderr } = process
  if (question !== undefined && !stdin.isTTY) {
    throw new PointsmanError(
      'usage',
      'A password is asked for at a terminal, and this is none.',
      'Maybe: --password-stdin',
    )
  }
  if (question !== undefined) stderr.write(question)
  // The terminal shows what the interface echoes: it echoes into nothing.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reading = createInterface({ input: stdin, output: nowhere, terminal: question !== undefined })
  try {
    const line = await new Promise<string>((resolve, reject) => {
      reading.once('line', resolve)
      reading.once('close', () => reject(new PointsmanError('usage', 'Nothing was given.')))
      reading.once('SIGINT', () => reading.close())
    })
    return line
  } finally {
    reading.close()
    if (question !== undefined) stderr.write('\n')
  }
}
