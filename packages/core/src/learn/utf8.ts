/** UTF-8 out and in. The core has no `TextEncoder`: it is no part of the language. Lone surrogates become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  // A unit takes three bytes at most. A list of numbers would take eight for each, and lessons may be many.
  const out = new Uint8Array(text.length * 3)
  let at = 0
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0)!
    if (code < 0x80) out[at++] = code
    else {
      if (code < 0x800) out[at++] = 0xc0 | (code >> 6)
      else {
        if (code < 0x10000) out[at++] = 0xe0 | (code >> 12)
        else {
          out[at++] = 0xf0 | (code >> 18)
          out[at++] = trail(code >> 12)
        }
        out[at++] = trail(code >> 6)
      }
      out[at++] = trail(code)
    }
  }
  return out.slice(0, at)
}

function trail(bits: number): number {
  return 0x80 | (bits & 0x3f)
}

/** Of well-formed bytes as `encodeUtf8` writes them. */
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
