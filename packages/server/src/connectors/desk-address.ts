import { isIP } from 'node:net'
import { PointsmanError } from '@pointsman/core'
import { addressRules } from '../webhooks/addresses.ts'

/** Where a help desk is called. */
export interface DeskPlace {
  readonly url: string
  /** Plain http to any host: somebody said that nobody else can listen on the way there. */
  readonly allowHttp?: boolean | undefined
}

/** The token goes with every call: in the clear it goes to this machine only, or where somebody knowingly allowed it. Throws `usage`. */
export function deskAddress({ url: text, allowHttp = false }: DeskPlace): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url?.protocol === 'http:'
  if (url !== undefined && (url.protocol === 'https:' || (isPlain && (allowHttp || isLoopback(url.hostname)))))
    return url
  const allowed = 'https://…, or plain http to this machine (localhost, 127.0.0.1, [::1])'
  throw new PointsmanError(
    'usage',
    `url: ${JSON.stringify(text)} is not allowed; allowed is ${allowed}.`,
    ...(isPlain ? ['--allow-http, on a private network where nobody listens: the token goes in the clear.'] : []),
  )
}

const loopback = addressRules(['127.0.0.0/8', '::1/128'])

function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1')
  return isIP(address) === 0 ? host === 'localhost' : loopback.isAllowedPrivate(address)
}
