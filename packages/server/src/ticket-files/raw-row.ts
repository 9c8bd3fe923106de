/** One row of a file before its values are looked at, or why there is none. `line` counts from 1, header included. */
export type RawRow =
  | { readonly line: number; readonly names: readonly string[]; readonly values: readonly unknown[] }
  | {
      readonly line: number
      readonly problem: string
      /** What may help, said once for all rows that have it. */
      readonly maybe?: string
    }

/** Longest row taken in: a 2 MB mail with attachments inlined fits; more would let one broken quote eat the memory. */
export const maxRowBytes = 16 * 1024 * 1024

/** For text that is no UTF-8. */
export const maybeEncoding = 'maybe the text is in another encoding: give --encoding, such as --encoding windows-1252'

/** A value shortened for a message. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…${text.startsWith('"') ? '"' : ''}` : text
}
