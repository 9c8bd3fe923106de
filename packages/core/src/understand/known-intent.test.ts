import { expect, test } from 'vitest'
import { intents } from './intent-prior.ts'
import { knownIntent } from './known-intent.ts'

test('an intent is known however a help desk spells it', () => {
  for (const intent of intents) {
    for (const spelled of [
      intent,
      intent.toUpperCase(),
      ` ${intent.replaceAll(' ', '_')}\n`,
      intent.replace(' ', '-'),
    ]) {
      expect(knownIntent(spelled)).toBe(intent)
    }
  }
  expect([knownIntent('How to'), knownIntent('Service-Request')]).toEqual(['how-to', 'account task'])
})

test('what is no intent stays unknown, whatever it is called', () => {
  for (const type of ['', ' ', 'constructor', '__proto__', 'toString', 'valueOf', 'invoice']) {
    expect(knownIntent(type)).toBeUndefined()
  }
})
