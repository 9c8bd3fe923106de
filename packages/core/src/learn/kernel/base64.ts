const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes of a base64 text (RFC 4648, with padding). The core has no `Buffer` and no `atob`. */
export function decodeBase64(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const out = new Uint8Array((text.length / 4) * 3 - padding)
  for (let i = 0, at = 0; i < text.length; i += 4) {
    let group = 0
    for (let j = 0; j < 4; j++) group = group * 64 + Math.max(0, alphabet.indexOf(text[i + j]!))
    for (let j = 2; j >= 0 && at < out.length; j--) out[at++] = (group >>> (8 * j)) & 255
  }
  return out
}
