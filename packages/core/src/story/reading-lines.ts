import { describeMinutes } from '../domain/time.ts'
import { percent } from '../explain.ts'
import { clip, signed } from './layout.ts'
import type { Evidence, LabelReading, NumberReading, Reading } from '../domain/reading.ts'

/** Room for a facet's name. */
const nameWidth = 12

/** Most words shown for and against a facet. */
const mostWords = 4

/** Share of known tickets as strange below which it is told; the default policy acts from 0.02 on. */
const worthSaying = 0.02

/** What was read, facet by facet, with the words that moved it. */
export function readingLines(reading: Reading, nameOf: (queue: string) => string): readonly string[] {
  return [
    ...labelLines('queue', reading.queue, nameOf),
    ...strangeness(reading.queue),
    ...(reading.topic.abstained ? [] : labelLines('topic', reading.topic, (topic) => topic)),
    ...labelLines('intent', reading.intent, (intent) => intent),
    ...numberLines('impact', reading.impact),
    ...numberLines('distress', reading.distress),
    facet('complexity', complexityInWords(reading)),
    facet('language', languageInWords(reading)),
    ...(reading.issues.length > 1 ? [facet('issues', `${reading.issues.length} that could be answered apart`)] : []),
    ...reading.notes.map((note) => facet('note', note)),
  ]
}

function labelLines(name: string, reading: LabelReading, nameOf: (label: string) => string): readonly string[] {
  const likeliest = reading.distribution
    .slice(0, 3)
    .map(({ label, probability }) => `${clip(nameOf(label), 24)} ${percent(probability)}`)
  const guess = likeliest.length === 0 ? 'nothing to say' : likeliest.join(', ')
  const doubt = reading.abstained ? 'unsure: ' : ''
  return [facet(name, doubt + guess), ...evidenceLines(reading.evidence)]
}

/** Whether a ticket is stranger than nearly all the reader knows: its confidence then means little. */
export function isStrange({ abstained, inScope }: LabelReading): boolean {
  return !abstained && inScope < worthSaying
}

function strangeness(reading: LabelReading): readonly string[] {
  if (!isStrange(reading)) return []
  const share = (reading.inScope * 100).toFixed(1)
  return [facet('', `unlike what was learned: ${share} % of known tickets look as strange`)]
}

function numberLines(name: string, reading: NumberReading): readonly string[] {
  if (reading.abstained) return [facet(name, 'could not be read')]
  const words = `${percent(reading.value)}, ${percent(reading.confidence)} sure`
  return [facet(name, words), ...evidenceLines(reading.evidence)]
}

function complexityInWords({ complexity }: Reading): string {
  if (complexity.abstained) return 'could not be read'
  const { minutes, low, high, tier } = complexity
  return `about ${describeMinutes(minutes)} of work (${describeMinutes(low)} to ${describeMinutes(high)}), tier ${tier}`
}

function languageInWords({ language }: Reading): string {
  return language.code === undefined ? 'undetermined' : `${language.code}, ${percent(language.confidence)} sure`
}

function evidenceLines(evidence: readonly Evidence[]): readonly string[] {
  const strongest = evidence.slice(0, mostWords)
  if (strongest.length === 0) return []
  const words = strongest.map((one) => `“${clip(one.words.join(' … '), 20)}” ${signed(one.weight, 2)}`)
  return [facet('', words.join('  '))]
}

function facet(name: string, words: string): string {
  return `${name.padEnd(nameWidth)}${words}`
}
