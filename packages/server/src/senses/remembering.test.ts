import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remembering } from './remembering.ts'

test('what is remembered is what was asked, in whatever order the words come', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 })), fc.integer({ min: 1, max: 5 }), (words, most) => {
      const lengthOf = remembering(most, (word) => ({ word }))
      for (const word of words) expect(lengthOf(`${word}`)).toEqual({ word: `${word}` })
    }),
  )
})

test('a word that keeps coming is asked about once, however many others come between', () => {
  const asked: string[] = []
  const ask = remembering(10, (word) => asked.push(word))
  for (let i = 0; i < 1_000; i++) {
    ask('invoice')
    ask(`${i}`)
  }
  expect(asked.filter((word) => word === 'invoice')).toHaveLength(1)
})

test('words that come once are forgotten again', () => {
  const asked: string[] = []
  const ask = remembering(10, (word) => asked.push(word))
  for (let i = 0; i < 40; i++) ask(`${i}`)
  ask('0')
  expect(asked.filter((word) => word === '0')).toHaveLength(2)
})
