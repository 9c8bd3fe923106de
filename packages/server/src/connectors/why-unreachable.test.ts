import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { whyUnreachable } from './why-unreachable.ts'

/** What `fetch` says of an address. */
const whyNot = (url: string): Promise<string | undefined> => fetch(url).then(() => 'reached', whyUnreachable)

it('tells why a connection was never made', async () => {
  const server = createServer((_request, response) => void response.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    expect(await whyNot(`https://127.0.0.1:${port}`)).toBe('it speaks http there, not https')
    expect(await whyNot('http://desk.invalid')).toMatch(/^(no machine has that name|its name cannot be looked up)/)
    // What was sent may have been done.
    expect(await whyNot(`http://127.0.0.1:${port}`)).toBeUndefined()
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
  expect(await whyNot(`http://127.0.0.1:${port}`)).toBe('nothing listens there')
})

it('tells what is wrong with a certificate, and what to do', () => {
  const told = (code: string): string | undefined => whyUnreachable({ cause: { code } })
  expect(told('DEPTH_ZERO_SELF_SIGNED_CERT')).toMatch(/signed by nobody whom this machine trusts; NODE_EXTRA_CA_CERTS/)
  expect(told('CERT_HAS_EXPIRED')).toBe('its certificate has expired')
  expect(told('ECONNRESET')).toBeUndefined()
  expect(told('toString')).toBeUndefined()
})
