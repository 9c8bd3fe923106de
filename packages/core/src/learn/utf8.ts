/** UTF-8 out and in. The core has no `TextEncoder`: it is no part of the language. Lone surrogates become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  // A unit takes three bytes at most. A list of numbers would take eight for each, and lessons may be many.
  const out = new Uint8Array(text.length * 3)
  let at = 0
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0)!
    if (code < 0x80) {
      out[at++] = code
      continue
    }
    const length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    out[at++] = ((0xf00 >> length) & 0xff) | (code >> (6 * (length - 1)))
    for (let j = length - 2; j >= 0; j--) out[at++] = 0x80 | ((code >> (6 * j)) & 0x3f)
  }
  return out.slice(0, at)
}

/** Of well-formed bytes as `encodeUtf8` writes them; others may throw a RangeError or come out as any text. */
export function decodeUtf8(bytes: Uint8Array): string {
  const parts: string[] = []
  let codes: number[] = []
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i]!
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    let code = length === 1 ? byte : byte & (0xff >> (length + 1))
    for (let j = 1; j < length; j++) code = (code << 6) | (bytes[i + j]! & 0x3f)
    codes.push(code)
    i += length
    if (codes.length === 4_096) {
      parts.push(String.fromCodePoint(...codes))
      codes = []
    }
  }
  parts.push(String.fromCodePoint(...codes))
  return parts.join('')
}
