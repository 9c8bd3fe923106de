/** What we use of a library that ships no types. */
declare module 'html-to-text' {
  export function compile(options: Readonly<Record<string, unknown>>): (html: string) => string
}
