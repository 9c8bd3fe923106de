import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distressOf } from './distress.ts'

describe('distress', () => {
  test.each([
    'Please reset my password, thanks',
    'Good morning, production has been standing still for an hour and data is lost. Could you help?',
    'All servers are down, nobody can work.',
    'I lost my card, it was stolen yesterday.',
    'The payment failed with an error and the order was cancelled.',
    'Our API returns HTTP 500 since the TLS change in the VPN.',
    'URGENT: the import is blocked',
    'My card is not working',
  ])('%j is calm, whatever the matter', (text) => {
    expect(distressOf(text, true)).toBeLessThan(0.15)
  })

  test.each([
    'This is unacceptable, I am furious about your terrible service!',
    'I have been waiting for three weeks, nobody cares and I am fed up.',
    'WHY DOES NOBODY ANSWER??? THIS IS RIDICULOUS!!!',
    'I am very disappointed and angry about the way I was treated.',
    'I am not happy at all with this.',
  ])('%j is distressed', (text) => {
    expect(distressOf(text, true)).toBeGreaterThan(0.45)
  })

  test('a polite outage is calmer than an angry password reset', () => {
    const outage = 'Hello, we seem to have lost the connection to all three sites. Thank you for looking into it.'
    const reset = 'This stupid password does not work AGAIN!!! I hate this, reset it NOW!!!'
    expect(distressOf(outage, true)).toBeLessThan(distressOf(reset, true) - 0.4)
  })

  test('one furious sentence is not drowned in a long polite mail', () => {
    const polite = 'We moved to the second floor last week. '.repeat(20)
    expect(distressOf(`${polite}Your service is awful and I am furious.`, true)).toBeGreaterThan(0.4)
  })

  test.each([
    'Das ist eine Frechheit, ich bin wirklich enttäuscht!',
    'C’est inadmissible, je suis furieux !',
    'Es una vergüenza, estoy harto de esperar.',
  ])('%j is distressed without the English lexicon', (text) => {
    expect(distressOf(text, false)).toBeGreaterThan(0.45)
  })

  test('the German article "die" is no death', () => {
    expect(distressOf('Die Rechnung, die Sie mir für die Kamera geschickt haben, ist falsch.', false)).toBe(0)
  })

  test('abbreviations are not shouting, a shouted sentence is', () => {
    expect(distressOf('The HTTP API behind our VPN and ERP', true)).toBeLessThan(0.2)
    expect(distressOf('CHANGE THE ICON BACK PLEASE', true)).toBeGreaterThan(0.3)
  })

  test('no text makes it throw, and it is a share', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, isEnglish) => {
        const distress = distressOf(text, isEnglish)
        expect(distress).toBeGreaterThanOrEqual(0)
        expect(distress).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('exclamation marks never make a text calmer', () => {
    const texts = ['Please help', 'I am angry about this', 'Thank you', 'The export failed']
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.integer({ min: 2, max: 20 }), (text, marks) => {
        expect(distressOf(text + '!'.repeat(marks), true)).toBeGreaterThanOrEqual(distressOf(text, true))
      }),
    )
  })
})
