import { describe, expect, test } from 'vitest'
import { stripTags } from './html-body.ts'
import { prepareText } from './prepare-text.ts'

const prepare = (lines: readonly string[]): ReturnType<typeof prepareText> =>
  prepareText('', lines.join('\n'), stripTags)
const many = (count: number, line: (at: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, at) => line(at))

describe('stack traces', () => {
  const traces: Readonly<Record<string, readonly string[]>> = {
    JavaScript: [
      'TypeError: total is not a function',
      ...many(20, (at) => `    at Order.step${at} (/srv/app/order.js:${at}:5)`),
    ],
    Java: [
      'java.lang.NullPointerException: cart is null',
      ...many(20, (at) => `\tat com.shop.Cart.add(Cart.java:${at})`),
    ],
    Go: ['panic: runtime error: index out of range', ...many(20, (at) => `/srv/app/cart.go:${at} +0x1d`)],
    PHP: ['Fatal error: Uncaught Error in cart.php', ...many(20, (at) => `#${at} /var/www/cart.php(${at}): add()`)],
    '.NET': [
      'System.NullReferenceException: not set',
      ...many(20, (at) => `   at Shop.Cart.Add(Item i) in C:\\Cart.cs:line ${at}`),
    ],
  }
  for (const [language, trace] of Object.entries(traces)) {
    test(`${language}: the message and the first four frames stay`, () => {
      const prepared = prepare(['Checkout crashes:', ...trace, 'Can you help?'])
      expect(prepared.body.split('\n')).toHaveLength(7)
      expect(prepared.body).toContain(trace[0])
      expect(prepared.body).toContain('Can you help?')
      expect(prepared.notes).toEqual(['stack trace shortened to 4 lines'])
    })
  }

  test('Python: frames come with a line of code each', () => {
    const frames = many(10, (at) => `  File "cart.py", line ${at}, in add\n    total += item`)
    const prepared = prepare(['Traceback (most recent call last):', ...frames, 'KeyError: "price"'])
    expect(prepared.body.split('\n')).toHaveLength(6)
    expect(prepared.body).toContain('KeyError: "price"')
  })

  test('the cause below the frames stays', () => {
    const prepared = prepare([
      'ServiceException: failed',
      ...many(9, (at) => `\tat com.shop.A.b(A.java:${at})`),
      'Caused by: java.net.ConnectException: refused',
      ...many(9, (at) => `\tat com.shop.C.d(C.java:${at})`),
    ])
    expect(prepared.body).toContain('Caused by: java.net.ConnectException: refused')
    expect(prepared.body.split('\n')).toHaveLength(10)
  })

  test('a list of places is no stack trace', () => {
    const lines = ['We meet', 'at the office (Berlin)', 'at the plant (Ulm)', 'and want badges for both.']
    expect(prepare(lines)).toMatchObject({ body: lines.join('\n'), notes: [] })
  })
})

describe('logs, tables and encoded data', () => {
  test('of a log its first lines and its errors stay', () => {
    const prepared = prepare([
      'Here is the log:',
      ...many(30, (at) => `2026-01-05 10:00:${at + 10} INFO heartbeat ${at}`),
      '2026-01-05 10:01:00 ERROR disk full on db-3',
      ...many(30, (at) => `2026-01-05 10:02:${at + 10} INFO heartbeat ${at}`),
    ])
    expect(prepared.body.split('\n')).toHaveLength(5)
    expect(prepared.body).toContain('disk full on db-3')
  })

  test('of a long table the first five lines stay', () => {
    const prepared = prepare([
      'Orders that are missing:',
      ...many(40, (at) => `${at} | 2026-01-05 | open`),
      'Please check.',
    ])
    expect(prepared.body.split('\n')).toHaveLength(7)
    expect(prepared.notes).toEqual(['table shortened to 5 lines'])
  })

  test('a file pasted as base64 is left out', () => {
    const prepared = prepare([
      'My picture:',
      ...many(50, () => 'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4'),
      'It does not upload.',
    ])
    expect(prepared).toMatchObject({ body: 'My picture:\nIt does not upload.', notes: ['encoded data left out'] })
  })

  test('a hex dump is left out', () => {
    const dump = many(
      20,
      (at) => `${at.toString(16).padStart(8, '0')}  7f 45 4c 46 02 01 01 00  00 00 00 00 00 00 00 00  |.ELF|`,
    )
    expect(prepare(['The file starts like this.', ...dump]).body).toBe('The file starts like this.')
  })

  test('a token inside a sentence is left out, a long address is cut', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9'.repeat(10)
    expect(prepare([`My key ${token} was leaked.`]).body).toBe('My key was leaked.')
    const address = `https://example.org/orders?token=${'x1'.repeat(200)}`
    const prepared = prepare([`The page ${address} is blank.`])
    expect(prepared.body).toBe(`The page ${address.slice(0, 100)} is blank.`)
    expect(prepared.notes).toEqual(['long words and web addresses cut'])
  })

  test('text in a script without spaces is left whole', () => {
    const chinese = '我的订单还没有到货请帮我查一下'.repeat(20)
    expect(prepare([chinese])).toMatchObject({ body: chinese, notes: [] })
  })
})
