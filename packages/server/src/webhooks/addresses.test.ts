import { describe, expect, test } from 'vitest'
import { addressRules, guardedLookup, parseNetworks } from './addresses.ts'

const rules = addressRules([])

describe('where webhooks may be sent', () => {
  test.each([
    ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1'],
    ...['169.254.169.254', '192.0.2.1', '198.18.0.1', '198.51.100.7', '203.0.113.9', '224.0.0.1', '255.255.255.255'],
    ...['::1', '::', 'fe80::1', 'fd00::1', 'fc00::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '64:ff9b::7f00:1'],
    ...['::ffff:127.0.0.1', '::ffff:10.1.2.3', '::ffff:a9fe:a9fe', '::127.0.0.1', '2001::1'],
  ])('not to %s', (address) => {
    expect(rules.refusal(address)).toContain(`${address} is not a public address`)
  })

  test.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '192.169.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    'to %s',
    (address) => {
      expect(rules.refusal(address)).toBeUndefined()
    },
  )

  test('to a private network that was allowed by name, and to no other', () => {
    const open = addressRules(['10.1.0.0/16', '127.0.0.1', 'fd00::/8'])
    for (const address of ['10.1.2.3', '127.0.0.1', 'fd12::1', '::ffff:10.1.2.3']) {
      expect(open.refusal(address)).toBeUndefined()
      expect(open.isAllowedPrivate(address)).toBe(true)
    }
    for (const address of ['10.2.0.1', '127.0.0.2', 'fc00::1']) expect(open.refusal(address)).toBeDefined()
    expect(open.isAllowedPrivate('8.8.8.8')).toBe(false)
  })

  test('a list that names no network is not understood', () => {
    expect(parseNetworks('10.0.0.0/8, ::1')).toEqual(['10.0.0.0/8', '::1'])
    for (const text of ['', 'localhost', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0/8', '::/129', '10.0.0.0/']) {
      expect(parseNetworks(text)).toBeUndefined()
    }
  })

  test('a name is resolved once, and refused for a private address behind it', async () => {
    const found = (allowed: readonly string[]): Promise<unknown> =>
      new Promise((resolve) => {
        guardedLookup(addressRules(allowed))('localhost', { all: true }, (error, addresses) =>
          resolve(error ?? addresses),
        )
      })
    expect(String(await found([]))).toMatch(/RefusedAddress: localhost: .* is not a public address/)
    expect(await found(['127.0.0.0/8', '::1'])).toContainEqual({ address: '127.0.0.1', family: 4 })
  })
})
