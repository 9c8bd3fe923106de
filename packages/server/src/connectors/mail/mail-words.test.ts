import { expect, it } from 'vitest'
import { bytesRead, plainWordsOf, wordsOf } from './mail-words.ts'

const bytes = (...lines: readonly string[]): Uint8Array => Buffer.from(lines.join('\r\n'), 'latin1')

it('takes the plain text, and leaves HTML and attachments out', async () => {
  const words = await wordsOf(
    bytes(
      ...[
        'Content-Type: multipart/mixed; boundary=out',
        '',
        '--out',
        'Content-Type: multipart/alternative; boundary=in',
        '',
      ],
      ...[
        '--in',
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Gr=FC=DFe',
        '',
      ],
      ...['--in', 'Content-Type: text/html', '', '<p>nothing</p>', '--in--', '--out'],
      ...[
        'Content-Type: text/plain; name=log.txt',
        'Content-Disposition: attachment; filename=log.txt',
        '',
        'secret log',
        '--out--',
      ],
    ),
  )
  expect(words).toBe('Grüße')
})

it('takes HTML where there is no other, in any charset', async () => {
  const html = await wordsOf(
    bytes('Content-Type: text/html; charset=windows-1251', '', '<p>\xcf\xf0\xe8\xe2\xe5\xf2</p>'),
  )
  expect(html).toBe('<p>Привет</p>')
  const japanese = Buffer.concat([
    bytes('Content-Type: text/plain; charset=iso-2022-jp', '', ''),
    Buffer.from('\x1b$B$3$s$K$A$O\x1b(B', 'latin1'),
  ])
  expect(await wordsOf(japanese)).toBe('こんにちは')
})

it('is plain for people to read, and what is plain stays as it is', async () => {
  expect(await plainWordsOf(bytes('Content-Type: text/html', '', '<p>one <b>two</b></p><script>three</script>'))).toBe(
    'one two',
  )
  expect(await plainWordsOf(bytes('Content-Type: text/plain', '', 'if a < b > c'))).toBe('if a < b > c')
})

it('reads what there is of a mail that was cut off, that is broken, or that is nested without end', async () => {
  const long = bytes(
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'first words',
    '--x',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    'AAAA'.repeat(1000),
  )
  expect(await wordsOf(long)).toBe('first words')
  expect(
    await wordsOf(
      bytes('Content-Type: text/plain; charset=no-such', 'Content-Transfer-Encoding: base64', '', '!!!not base64!!!'),
    ),
  ).toEqual(expect.any(String))
  const nested = Array.from({ length: 200 }, (_, n) => [
    `Content-Type: multipart/mixed; boundary=b${n}`,
    '',
    `--b${n}`,
  ]).flat()
  expect(await wordsOf(bytes(...nested, 'Content-Type: text/plain', '', 'deep down'))).toContain('deep down')
  expect(await wordsOf(new Uint8Array(0))).toBe('')
  expect(await wordsOf(bytes('Content-Type: text/plain', '', 'a\0b'))).toBe('ab')
})

it('takes no more than a moment for the largest part of a mail that is ever read', async () => {
  const filled = bytes('Content-Type: text/html', '', '<div>'.repeat(bytesRead / 5))
  const at = performance.now()
  await wordsOf(filled)
  expect(performance.now() - at).toBeLessThan(5000)
})
