import type { Random } from '@pointsman/core'
import { integer, pick } from '../random.ts'

/** Kinds of machine output that people paste into tickets. */
export type MachineText = 'http' | 'browser' | 'phone' | 'device' | 'job' | 'mail' | 'saml'

const words = [
  'invoice',
  'booking',
  'session',
  'report',
  'device',
  'label',
  'customer',
  'export',
  'sync',
  'payment',
  'user',
  'item',
] as const

/** A few pasted lines. They mention things of all queues, as machines do: what fails is not what it is about. */
export function machineLines(random: Random, kind: MachineText): string {
  const word = (): string => pick(random, words)
  const clock = `${String(integer(random, 6, 19)).padStart(2, '0')}:${String(integer(random, 0, 59)).padStart(2, '0')}:${String(integer(random, 0, 59)).padStart(2, '0')}`
  const trace = integer(random, 0x1000_0000, 0xffff_ffff).toString(16)
  const code = pick(random, [400, 401, 403, 409, 422, 429, 500, 502, 503])
  switch (kind) {
    case 'http':
      return `> ${pick(random, ['GET', 'POST', 'PATCH'])} /v2/${word()}s?page=${integer(random, 1, 40)} HTTP/1.1\n< HTTP/1.1 ${code}\n< x-request-id: ${trace}\n{"error":{"code":"${pick(random, ['internal', 'invalid', 'conflict', 'limited'])}","detail":"${word()} ${pick(random, ['not found', 'is locked', 'must not be null'])}"}}`
    case 'browser':
      return `Uncaught TypeError: Cannot read properties of undefined (reading '${word()}Id')\n    at ${word()}List (app.${trace}.js:1:${integer(random, 1000, 99_999)})\n    at ${pick(random, ['commitWork', 'flushQueue', 'dispatch'])} (vendor.${trace}.js:2:${integer(random, 100, 9999)})`
    case 'phone':
      return `E/AndroidRuntime: FATAL EXCEPTION: ${pick(random, ['main', 'worker-2', 'SyncThread'])}\njava.lang.${pick(random, ['NullPointerException', 'IllegalStateException', 'OutOfMemoryError'])}: ${word()}\n\tat com.marlstone.go.${word()}.${pick(random, ['Detail', 'List', 'Upload'])}Fragment.onResume(SourceFile:${integer(random, 10, 900)})`
    case 'device':
      return `${clock} fw=${integer(random, 1, 4)}.${integer(random, 0, 20)} ${pick(random, ['WARN', 'ERR'])} ${pick(random, ['link', 'scan', 'head', 'mqtt', 'batt'])}: ${pick(random, ['timeout', 'retry 3/3', 'no ack', 'voltage low', 'queue full'])} (${trace})`
    case 'job':
      return `[${clock}] ${word()}-job ${trace} started\n[${clock}] row ${integer(random, 2, 9000)}: ${pick(random, ['skipped', 'failed', 'unknown value'])} "${word()}"\n[${clock}] finished with ${integer(random, 1, 900)} ${pick(random, ['errors', 'warnings'])}`
    case 'mail':
      return `<${word()}@mail.example>: host mx.mail.example said: 550 5.7.${integer(random, 1, 30)} ${pick(random, ['Message rejected', 'Sender not authorised', 'Service unavailable'])} (in reply to end of DATA command)\nX-Trace: ${trace}`
    case 'saml':
      return `<saml:Issuer>https://idp.example/${trace}</saml:Issuer>\n<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${pick(random, ['Responder', 'Requester', 'AuthnFailed'])}"/>`
  }
}
