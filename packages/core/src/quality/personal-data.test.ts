import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBankAccount, isCardNumber, passesLuhn } from './card-number.ts'
import { countPersonalData, maskPersonalData, personalKinds } from './personal-data.ts'
import { aTicket } from './quality-builders.ts'
import { excerptOf } from './quality-ticket.ts'

const found = (text: string): Record<string, number> =>
  Object.fromEntries(Object.entries(countPersonalData(text)).filter(([, count]) => count > 0))

/** Card numbers that pass the check, by construction. */
const card = fc
  .tuple(
    fc.constantFrom('4', '51', '55', '2221', '6011', '3530'),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 }),
  )
  .map(([head, rest]) => {
    const front = `${head}${rest.join('')}`.slice(0, 15)
    return '0123456789'
      .split('')
      .map((last) => front + last)
      .find(passesLuhn)!
  })
const separator = fc.constantFrom('', ' ', '-', '.', '\u00a0')
const written = fc.tuple(card, separator).map(([digits, sign]) => ({ digits, text: digits.match(/.{4}/g)!.join(sign) }))

describe('personal data in tickets', () => {
  it('a payment card is known by its digits and their check, however it is written', () => {
    expect(found('my card 4111 1111 1111 1111 does not work')).toEqual({ card: 1 })
    expect(found('4111-1111-1111-1111, valid 12/27')).toEqual({ card: 1 })
    expect(found('378282246310005')).toEqual({ card: 1 })
    expect(found('order 4111 1111 1111 1112')).toEqual({})
    expect(isCardNumber('1234567812345670')).toBe(false)
  })

  it('a bank account is known by the remainder of its digits', () => {
    expect(found('IBAN DE89 3704 0044 0532 0130 00')).toEqual({ account: 1 })
    expect(isBankAccount('GB82WEST12345698765432')).toBe(true)
    expect(isBankAccount('GB82WEST12345698765433')).toBe(false)
  })

  it('keys are known by their form or by the word before them, and a complaint about a password is none', () => {
    expect(found('aws AKIAIOSFODNN7EXAMPLE')).toEqual({ key: 1 })
    expect(found('password: hunter2')).toEqual({ key: 1 })
    expect(found('Mein Passwort ist Sommer2024!')).toEqual({ key: 1 })
    expect(found('my password is wrong')).toEqual({})
    expect(found('the token is expired.')).toEqual({})
  })

  it('e-mail addresses and phone numbers are counted, dates and order numbers are not', () => {
    expect(found('write to jane.doe@mail.example or +49 151 23456789')).toEqual({ email: 1, phone: 1 })
    expect(found('ordered on 2026-03-09, number 20260309123')).toEqual({})
  })

  it('no card that was in a text is left in what is shown of it', () => {
    fc.assert(
      fc.property(fc.string(), written, fc.string(), (before, { digits, text }, after) => {
        const masked = maskPersonalData(`${before}${text}${after}`)
        expect(masked).not.toContain(text)
        expect(masked.replace(/\D/g, '')).not.toContain(digits)
        const shown = excerptOf(aTicket({ subject: before, body: `${text}${after}` }))
        expect(shown.replace(/\D/g, '')).not.toContain(digits)
      }),
    )
  })

  it('every card between words is counted once', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 5 }), (cards) => {
        const text = cards.map(({ text: one }) => `card ${one} and`).join(' ')
        expect(countPersonalData(text).card).toBe(cards.length)
      }),
    )
  })

  it('counts are never negative and masking what is masked changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const counts = countPersonalData(text)
        for (const kind of personalKinds) expect(counts[kind]).toBeGreaterThanOrEqual(0)
        const masked = maskPersonalData(text)
        expect(maskPersonalData(masked)).toBe(masked)
      }),
    )
  })

  it('a megabyte of digits, signs or letters is looked at in no time', () => {
    for (const sign of ['1', '1 ', 'a1', '-', '@', 'password: ', 'eyJa.', 'DE89 '])
      expect(countPersonalData(sign.repeat(200_000 / sign.length))).toBeDefined()
  }, 4_000)
})
