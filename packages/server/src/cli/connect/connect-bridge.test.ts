import { describe, expect, it } from 'vitest'
import { freePort } from '../demo/free-port.ts'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'

// Connecting as people do it is in beside-a-bridge.test.ts.

describe('connecting a bridge wrongly', () => {
  const connect = async (...words: string[]): Promise<readonly [number, string]> => {
    const { shell, err } = testShell()
    return [await run(['connect', 'generic', ...words], shell), err()]
  }

  it('is refused with the value and what is allowed, before anything is asked or kept', async () => {
    expect(await connect('--url', 'https://bridge')).toEqual([2, expect.stringContaining('token: none is given')])
    const far = ['--url', 'http://desk.example.com', '--token', 't']
    expect(await connect(...far)).toEqual([
      2,
      'pointsman: url: "http://desk.example.com" is not allowed; allowed is https://…, or plain http to this machine ' +
        '(localhost, 127.0.0.1, [::1]).\n' +
        'Maybe --allow-http, on a private network where nobody listens: the token goes in the clear.\n',
    ])
    for (const secret of [
      'short',
      `whsec_${Buffer.alloc(23).toString('base64')}`,
      'whsec_not base64 at all, and long',
    ]) {
      const [code, err] = await connect('--url', 'https://bridge', '--token', 't', '--secret', secret)
      expect([code, err]).toEqual([2, expect.stringContaining(`secret: ${secret.length} characters`)])
      expect(err).not.toContain(secret)
    }
  })

  it('says that nobody answers', async () => {
    const port = await freePort('127.0.0.1', 28_090)
    const words = ['--url', `http://127.0.0.1:${port}`, '--token', 't']
    expect(await connect(...words)).toEqual([
      1,
      `pointsman: The help desk cannot be reached at 127.0.0.1:${port}: nothing listens there (GET directory).\n`,
    ])
  })
})
