import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { isSigned, keyOfSecret, newSigningSecret, sign } from './signature.ts'

test('a signature is the one of the specification, and verifies with its reference library', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^msg_[a-z0-9]{1,20}$/), (text, id) => {
      const secret = newSigningSecret()
      const at = new Date()
      const timestamp = String(Math.floor(at.getTime() / 1000))
      const body = Buffer.from(text)
      const signature = sign(secret, { id, timestamp, body })
      const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
      const payload = JSON.stringify(body.toString())
      const ofJson = sign(secret, { id, timestamp, body: Buffer.from(payload) })
      expect(new Webhook(secret).verify(payload, { ...headers, 'webhook-signature': ofJson })).toBe(body.toString())
      expect(isSigned(secret, { id, timestamp, body }, signature)).toBe(true)
      const key = Buffer.from(secret.slice(6), 'base64')
      const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body])
      expect(signature).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    }),
    { numRuns: 30 },
  )
})

test('one of several signatures is enough, none of another kind or of another secret is', () => {
  const [secret, other] = [newSigningSecret(), newSigningSecret()]
  const signed = { id: 'msg_1', timestamp: '1795000000', body: Buffer.from('{}') }
  const [right, wrong] = [sign(secret, signed), sign(other, signed)]
  expect(isSigned(secret, signed, `${wrong} ${right}`)).toBe(true)
  for (const header of ['', wrong, right.replace('v1,', 'v1a,'), right.slice(0, -1), `${right}x`]) {
    expect(isSigned(secret, signed, header)).toBe(false)
  }
})

test('a signing secret is whsec_ and base64 of 24 to 64 bytes', () => {
  expect(keyOfSecret(newSigningSecret())).toHaveLength(32)
  const bad = ['', 'whsec_', 'abc', `whsec_${Buffer.alloc(23).toString('base64')}`, `whsec_${'!'.repeat(44)}`]
  for (const secret of [...bad, `whsec_${Buffer.alloc(65).toString('base64')}`]) {
    expect(keyOfSecret(secret)).toBeUndefined()
  }
})
