import { expect, it } from 'vitest'
import { deskAddress } from './desk-address.ts'

it('a token goes by https anywhere, and by plain http to this machine only', () => {
  const near = ['localhost', '127.0.0.1:8090', '127.8.8.8', '[::1]:8090']
  for (const url of ['https://rt.example.com/rt', ...near.map((host) => `http://${host}`)])
    expect(deskAddress({ url }).href).toContain(url)
  const far = [
    'rt.example.com',
    '10.1.2.3',
    '192.168.7.7',
    'bridge:8090',
    '8.8.8.8',
    '[fd00::1]',
    'localhost.example.com',
    'rt.localhost',
  ]
  for (const url of far.map((host) => `http://${host}`)) {
    expect(() => deskAddress({ url })).toThrow(`url: ${JSON.stringify(url)} is not allowed; allowed is https://…`)
    expect(deskAddress({ url, allowHttp: true }).href).toContain(url)
  }
})

it('says how plain http is allowed knowingly, and never takes what is no address of the web', () => {
  expect(() => deskAddress({ url: 'http://rt' })).toThrow(
    expect.objectContaining({ code: 'usage', maybe: expect.stringContaining('--allow-http') }),
  )
  for (const url of ['ftp://rt', 'rt.example.com', ''])
    expect(() => deskAddress({ url, allowHttp: true })).toThrow(expect.objectContaining({ maybe: undefined }))
})
