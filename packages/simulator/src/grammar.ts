import type { Random } from '@pointsman/core'

/**
 * A small paraphrase grammar. `{one|another|}` is a choice, each branch as likely, and may be nested or empty;
 * `<name>` is filled by the caller. Nothing else is special.
 *
 *     {please|could you} {re-send|send} the invoice {for <month>|}
 */
export interface Filling {
  readonly random: Random
  /** The words for a slot; may itself be an expanded template. */
  readonly slot: (name: string) => string
}

type Part = string | { readonly slot: string } | { readonly choices: readonly (readonly Part[])[] }

const compiled = new Map<string, readonly Part[]>()

/** One of the texts a template stands for, with runs of spaces closed up. */
export function expand(template: string, filling: Filling): string {
  return write(compile(template), filling)
    .replace(/ {2,}/g, ' ')
    .replace(/ ([.,;:?!])/g, '$1')
    .trim()
}

/** How many texts a template stands for, slots counted as one. */
export function countForms(template: string): number {
  return formsOf(compile(template))
}

/** Names of all slots in a template, for checking that each can be filled. */
export function slotsIn(template: string): readonly string[] {
  return [...template.matchAll(/<([^<>]*)>/g)].map((match) => match[1] ?? '')
}

function write(parts: readonly Part[], filling: Filling): string {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else if ('slot' in part) text += filling.slot(part.slot)
    else text += write(part.choices[Math.floor(filling.random() * part.choices.length)] ?? [], filling)
  }
  return text
}

function formsOf(parts: readonly Part[]): number {
  return parts.reduce(
    (product, part) =>
      typeof part === 'string' || 'slot' in part ? product : product * part.choices.reduce((n, c) => n + formsOf(c), 0),
    1,
  )
}

function compile(template: string): readonly Part[] {
  const known = compiled.get(template)
  if (known !== undefined) return known
  const { parts, end } = parse(template, 0, '')
  if (end !== template.length) throw new SyntaxError(`"${template}" closes a brace that it never opened, at ${end}`)
  compiled.set(template, parts)
  return parts
}

/** Reads until one of `stops` or the end of the template. */
function parse(template: string, from: number, stops: string): { parts: readonly Part[]; end: number } {
  const parts: Part[] = []
  let at = from
  let plain = ''
  const flush = (): void => {
    if (plain !== '') parts.push(plain)
    plain = ''
  }
  while (at < template.length) {
    const character = template.charAt(at)
    if (stops.includes(character) || character === '}') break
    if (character === '{') {
      flush()
      const choice = parseChoice(template, at + 1)
      parts.push({ choices: choice.choices })
      at = choice.end
    } else if (character === '<') {
      flush()
      const close = template.indexOf('>', at)
      if (close < 0) throw new SyntaxError(`"${template}" has a slot without ">", at ${at}`)
      parts.push({ slot: template.slice(at + 1, close) })
      at = close + 1
    } else {
      plain += character
      at += 1
    }
  }
  flush()
  return { parts, end: at }
}

function parseChoice(template: string, from: number): { choices: (readonly Part[])[]; end: number } {
  const choices: (readonly Part[])[] = []
  let at = from
  for (;;) {
    const { parts, end } = parse(template, at, '|')
    choices.push(parts)
    if (end >= template.length) throw new SyntaxError(`"${template}" has a choice without "}", from ${from - 1}`)
    at = end + 1
    if (template.charAt(end) === '}') return { choices, end: at }
  }
}
