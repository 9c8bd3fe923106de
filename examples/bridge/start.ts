/**
 * Starts the bridge of this folder with a help desk to try it on; every line that is typed comes in as a new ticket, and what is
 * noted on one is printed. Any Node from 22.18 on runs it; `npx node` is that of this repository.
 *
 *     BRIDGE_TOKEN=a-long-random-text npx node examples/bridge/start.ts
 *
 * `BRIDGE_SECRET` (whsec_…): decisions must be signed with it. `BRIDGE_FILE`: where tickets are kept. `PORT`: 8090 unless given.
 */
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { createBridge } from './bridge.ts'
import { Desk } from './desk.ts'

const { BRIDGE_TOKEN: token = '', BRIDGE_SECRET: secret, BRIDGE_FILE: file, PORT = '8090' } = process.env
if (token === '') throw new Error('BRIDGE_TOKEN is not given; allowed is any long random text')
const desk = new Desk(file)
desk.onNote = ({ id, notes }) => console.log(`Ticket ${id}: ${notes.at(-1)}`)
const bridge = createBridge(desk, { token, secret })
bridge.listen(Number(PORT), '127.0.0.1', () => {
  const { port } = bridge.address() as AddressInfo
  console.log(`The bridge listens on http://127.0.0.1:${port}, and has ${desk.tickets.size} tickets.`)
})
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() !== '') console.log(`Ticket ${desk.add({ subject: line.trim(), body: line.trim() }).id} came in.`)
}
