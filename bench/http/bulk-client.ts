import { Agent, request } from 'node:http'

/** What is left to look at once an answer was counted. */
const tailBytes = 4096

/**
 * Sends a body that is ready, over a connection that is kept, and only counts the lines of the answer as they come: a client
 * that parsed them would take a share of the machine that is to be measured. Answers how many lines there were.
 */
export function createBulkClient(address: string, key: string): (body: Buffer) => Promise<number> {
  const agent = new Agent({ keepAlive: true })
  return (body) =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${key}`,
        'content-type': 'application/x-ndjson',
        'content-length': body.length,
      }
      const sent = request(`${address}/v1/tickets/bulk`, { agent, method: 'POST', headers }, (answer) => {
        let lines = 0
        let tail = Buffer.alloc(0)
        answer.on('data', (chunk: Buffer) => {
          for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) lines++
          // With its brace: the word alone may be one of a ticket's.
          if (chunk.includes('"problem":{')) reject(new Error(`A ticket was refused: ${String(chunk).slice(0, 500)}`))
          tail = Buffer.concat([tail, chunk]).subarray(-tailBytes)
        })
        answer.on('end', () => {
          if (String(tail).includes('"decision"')) resolve(lines)
          else reject(new Error(`Nothing was decided: ${String(tail)}`))
        })
        answer.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })
}

const lineFeed = 0x0a
