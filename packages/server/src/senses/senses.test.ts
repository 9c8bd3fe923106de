import { expect, test } from 'vitest'
import { loadSenses } from './senses.ts'

const senses = await loadSenses()

test('the lexicon is asked about English only: "die" and "arm" mean no harm in German', () => {
  expect(senses.distress('Die Buchung für die Kamera ist falsch und der arme Kunde wartet auf die Lieferung.')).toBe(0)
  expect(senses.distress('I hate this awful service and I am furious about it.')).toBeGreaterThan(0.5)
})

test('language and plain text are at hand', () => {
  expect(senses.language('Wo finde ich bitte meine Rechnungen?').code).toBe('de')
  expect(senses.plainText('<p>Hello <b>there</b></p>').trim()).toBe('Hello there')
})

test('a text of two megabytes is answered', () => {
  const long = 'my invoice is wrong and I am angry '.repeat(60_000)
  expect(senses.distress(long)).toBeLessThanOrEqual(1)
  expect(senses.language(long).code).toBe('en')
})
