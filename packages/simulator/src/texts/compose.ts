import type { Random } from '@pointsman/core'
import { topicOf, topics, type Topic } from '../company/queues.ts'
import { expand } from '../grammar.ts'
import type { Intent } from '../intents.ts'
import { chance, pick, pickWeighted } from '../random.ts'
import { tongues, type Language } from './languages.ts'
import { machineLines, type MachineText } from './machine-lines.ts'
import { asHtml, clientTail, quoted, signature, type Signer } from './mail-dress.ts'
import type { Register } from './phrasebook.ts'
import { slotFiller } from './slots.ts'
import { inStyle, sentence, withTypos, type Style } from './style.ts'

/** What somebody wants to say and how; `compose` finds the words. */
export interface Message {
  readonly topic: string
  readonly intent: Intent
  /** 0 nothing depends on it … 3 everything stands still. */
  readonly impactLevel: 0 | 1 | 2 | 3
  readonly language: Language
  readonly style: Style
  readonly register: Register
  /** A second matter, told after the first. */
  readonly secondTopic?: string
  /** Written before about the same thing. */
  readonly repeated: boolean
  readonly signer: Signer
  readonly channel: string
  /** Hour of the day in which it is written: nobody says this morning what happens tonight. */
  readonly hour: number
}

export interface Words {
  readonly subject: string
  readonly body: string
}

/** Shares of tickets with a feature of the text. Higher ones make reading harder; see `keyword-rule.test.ts` for where they put it. */
const shares = {
  aside: { terse: 0.1, plain: 0.28, chatty: 0.58, formal: 0.3, angry: 0.22, 'non-native': 0.28 },
  secondAside: 0.22,
  vagueSubject: 0.24,
  strayingSubject: 0.13,
  detail: { terse: 0.25, plain: 0.62, chatty: 0.8, formal: 0.7, angry: 0.45, 'non-native': 0.55 },
  quote: 0.1,
  machineText: 0.3,
  html: 0.12,
} as const

/** Subject and body of one ticket. Deterministic in `random`. */
export function compose(random: Random, message: Message): Words {
  const say = speaker(random, message)
  const typos = pickWeighted(random, [
    [0, 5],
    [0.015, 4],
    [0.06, message.style === 'formal' ? 0.2 : 1],
  ])
  const finish = (text: string): string =>
    withTypos(random, inStyle(random, message.style, message.language, text), typos)
  const subject = finish(subjectOf(random, message, say))
  const told = finish(paragraphs(random, message, say))
  const noted = message.channel === 'phone' ? [phoneNote(random, message.signer)] : []
  const body = [...noted, told, ...attachments(random, message), ...farewell(random, message, say)].join('\n\n')
  const withQuote =
    message.channel === 'email' && chance(random, shares.quote)
      ? `${body}\n\n${quotedReply(random, message, say)}`
      : body
  const html = message.channel === 'email' && chance(random, shares.html)
  return { subject, body: html ? asHtml(random, withQuote) : withQuote }
}

type Say = (templates: readonly string[], topic?: Topic) => string

/** Expands a template of a list, topic phrases from `topic` (the ticket's own by default) and mentions from others. */
function speaker(random: Random, message: Message): Say {
  const { topics: book } = tongues[message.language]
  const fill = slotFiller(random, message.language, message.hour)
  const own = topicOf(message.topic)
  const say: Say = (templates, topic = own) => {
    const texts = textsOf(book, topic.id)
    const slot = (name: string): string => {
      if (name === 'mention') return say(textsOf(book, elsewhere(random, own).id).mentions)
      if (name === 'todo' || name === 'wish' || name === 'task' || name === 'broken') return say(texts[name])
      return fill(name)
    }
    return expand(pick(random, templates), { random, slot })
  }
  return say
}

function textsOf(book: (typeof tongues)['en']['topics'], topic: string): (typeof book)[string] & {} {
  const texts = book[topic]
  if (texts === undefined) throw new RangeError(`nothing to say about "${topic}"`)
  return texts
}

/** A topic of another queue, as it comes to mind while writing. */
function elsewhere(random: Random, own: Topic): Topic {
  const other = pick(random, topics)
  return other.queue === own.queue ? elsewhere(random, own) : other
}

function subjectOf(random: Random, message: Message, say: Say): string {
  const { phrases, topics: book } = tongues[message.language]
  if (message.channel === 'chat') return chance(random, 0.6) ? '' : say(phrases.vagueSubjects)
  if (message.channel === 'phone') return say(textsOf(book, message.topic).subjects)
  const roll = random()
  const loud = message.register === 'loud' || message.style === 'angry'
  if (loud && roll < 0.35) return say(phrases.loudSubjects)
  if (roll < shares.vagueSubject) return say(phrases.vagueSubjects)
  if (roll < shares.vagueSubject + shares.strayingSubject) return say(phrases.strayingSubjects)
  const honest = say(textsOf(book, message.topic).subjects)
  return loud && chance(random, 0.4) ? `${say(phrases.loudSubjects)} ${honest}` : upperFirst(random, honest)
}

function upperFirst(random: Random, text: string): string {
  return chance(random, 0.6) ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

function paragraphs(random: Random, message: Message, say: Say): string {
  const { phrases } = tongues[message.language]
  const opening = [...greeting(random, message, say)]
  const first: string[] = []
  if (!isTerse(message) && chance(random, message.style === 'chatty' ? 0.75 : 0.25)) first.push(say(phrases.openers))
  if (message.repeated) first.push(say(phrases.repeats))
  const matter = [say(framesFor(message)), ...details(random, message, say)]
  const asides = asidesOf(random, message, say)
  const early = chance(random, 0.35)
  const all = [...first, ...(early ? asides : []), ...matter, ...(early ? [] : asides), ...costs(random, message, say)]
  if (message.style === 'angry' && chance(random, 0.7)) all.push(say(phrases.angry))
  const second = secondMatter(random, message, say)
  return [...opening, layOut(random, message, all), ...second, ...closing(random, message, say)]
    .filter((part) => part !== '')
    .join('\n\n')
}

function framesFor(message: Message): readonly string[] {
  const { phrases } = tongues[message.language]
  return {
    'how-to': phrases.howTo,
    bug: phrases.bug,
    incident: phrases.incident,
    'feature request': phrases.wish,
    'account task': phrases.task,
    complaint: phrases.complaint,
  }[message.intent]
}

function greeting(random: Random, message: Message, say: Say): readonly string[] {
  const { phrases } = tongues[message.language]
  if (message.channel === 'phone') return []
  if (message.style === 'formal') return [`${say(phrases.formalGreetings)},`]
  if (isTerse(message) || chance(random, 0.25)) return []
  return [say(phrases.greetings) + pick(random, [',', ',', '!', '', ' -'])]
}

/** What a colleague at the telephone notes first. */
function phoneNote(random: Random, { name, company }: Signer): string {
  return pick(random, [
    `Call from ${name}, ${company}.`,
    `Phone: ${name} (${company})`,
    `${name} rang. ${company}.`,
    `[phone] ${name} / ${company}:`,
  ])
}

function details(random: Random, message: Message, say: Say): readonly string[] {
  const own = textsOf(tongues[message.language].topics, message.topic).details
  if (!chance(random, shares.detail[message.style])) return []
  const first = pick(random, own)
  const others = own.filter((template) => template !== first)
  return others.length > 0 && chance(random, 0.3) ? [say([first]), say(others)] : [say([first])]
}

function asidesOf(random: Random, message: Message, say: Say): readonly string[] {
  const { asides } = tongues[message.language].phrases
  if (!chance(random, shares.aside[message.style])) return []
  return chance(random, shares.secondAside) ? [say(asides), say(asides)] : [say(asides)]
}

function costs(random: Random, message: Message, say: Say): readonly string[] {
  if (!chance(random, message.impactLevel >= 2 ? 0.92 : 0.5)) return []
  return [say(tongues[message.language].phrases.impact[message.impactLevel][message.register])]
}

/** A second matter follows in its own paragraph; it is what a hurried reader takes for the first. */
function secondMatter(random: Random, message: Message, say: Say): readonly string[] {
  if (message.secondTopic === undefined) return []
  const { phrases } = tongues[message.language]
  const topic = topicOf(message.secondTopic)
  const frames = pick(random, [phrases.howTo, phrases.bug, phrases.task])
  return [`${sentence(say(phrases.seconds)).replace(/\.$/, ':')} ${sentence(say(frames, topic))}`]
}

function closing(random: Random, message: Message, say: Say): readonly string[] {
  if (!chance(random, isTerse(message) ? 0.2 : 0.65)) return []
  return [sentence(say(tongues[message.language].phrases.closings))]
}

function farewell(random: Random, message: Message, say: Say): readonly string[] {
  const { phrases } = tongues[message.language]
  if (message.channel === 'chat' || message.channel === 'phone') return []
  if (isTerse(message)) return chance(random, 0.25) ? [clientTail(random)] : []
  const bye = say(message.style === 'formal' ? phrases.formalFarewells : phrases.farewells)
  if (chance(random, 0.45)) return [`${bye}${chance(random, 0.5) ? ',' : ''}\n${signature(random, message.signer)}`]
  return [chance(random, 0.3) ? bye : `${bye}\n${message.signer.name.split(' ')[0] ?? ''}`]
}

function isTerse(message: Message): boolean {
  return message.style === 'terse' || message.channel === 'phone'
}

/** One paragraph, a line each, or two paragraphs, as people do. */
function layOut(random: Random, message: Message, all: readonly string[]): string {
  const sentences = all.map(sentence)
  if (sentences.length < 3 || isTerse(message)) return sentences.join(' ')
  const cut = 1 + Math.floor(random() * (sentences.length - 1))
  const shape = random()
  if (shape < 0.15) return sentences.join('\n')
  return shape < 0.55
    ? `${sentences.slice(0, cut).join(' ')}\n\n${sentences.slice(cut).join(' ')}`
    : sentences.join(' ')
}

const machineKinds: Readonly<Record<string, readonly MachineText[]>> = {
  'api-errors': ['http', 'http', 'job'],
  webhooks: ['http', 'job'],
  'accounting-connector': ['job', 'http'],
  'single-sign-on': ['saml', 'browser', 'http'],
  'csv-import': ['job', 'browser'],
  'data-export': ['job', 'browser'],
  'report-builder': ['browser'],
  'report-figures': ['browser', 'http'],
  'app-crashes': ['phone'],
  'offline-sync': ['phone', 'job'],
  'scanner-faults': ['device'],
  'label-printing': ['device', 'browser'],
  'gateway-connectivity': ['device'],
  outages: ['http', 'browser'],
  'slow-pages': ['http', 'browser'],
  'missing-emails': ['mail'],
  'booking-conflicts': ['browser', 'http'],
  'payment-methods': ['browser', 'http'],
}

function attachments(random: Random, message: Message): readonly string[] {
  const kinds = machineKinds[message.topic]
  const broken = message.intent === 'bug' || message.intent === 'incident'
  if (kinds === undefined || !broken || message.channel === 'phone' || !chance(random, shares.machineText)) return []
  return [machineLines(random, pick(random, kinds))]
}

/** What support wrote about something else, weeks ago: people answer an old mail to start a new matter. */
function quotedReply(random: Random, message: Message, say: Say): string {
  const { phrases } = tongues[message.language]
  const lines = [`${say(phrases.greetings)},`, sentence(say(phrases.supportReplies)), 'Marlstone Support']
  return quoted(say(phrases.quoteHeads), lines.join('\n'))
}
