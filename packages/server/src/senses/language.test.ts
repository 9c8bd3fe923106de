import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLanguageSense } from './language.ts'

const language = await loadLanguageSense()

const sentences: Readonly<Record<string, string>> = {
  en: 'My invoice for March is wrong, could you please correct it?',
  de: 'Die Rechnung vom März stimmt nicht, können Sie sie bitte korrigieren?',
  fr: 'Ma facture de mars est fausse, pouvez-vous la corriger ?',
  es: 'Mi factura de marzo está mal, ¿pueden corregirla por favor?',
  it: 'La mia fattura di marzo è sbagliata, potete correggerla per favore?',
  pt: 'A minha fatura de março está errada, podem corrigi-la, por favor?',
  nl: 'Mijn factuur van maart klopt niet, kunt u die alstublieft verbeteren?',
  sv: 'Min faktura för mars stämmer inte, kan ni rätta den är ni snälla?',
  da: 'Min faktura for marts er forkert, kan I venligst rette den?',
  fi: 'Maaliskuun laskuni on väärin, voisitteko korjata sen?',
  pl: 'Moja faktura za marzec jest błędna, czy mogą ją Państwo poprawić?',
  cs: 'Moje faktura za březen je špatně, můžete ji prosím opravit?',
  hu: 'A márciusi számlám hibás, kérem, javítsák ki.',
  ro: 'Factura mea din martie este greșită, o puteți corecta?',
  tr: 'Mart ayı faturam yanlış, lütfen düzeltebilir misiniz?',
  ru: 'Мой счёт за март неправильный, исправьте его, пожалуйста.',
  uk: 'Мій рахунок за березень неправильний, виправте його, будь ласка.',
  el: 'Το τιμολόγιό μου του Μαρτίου είναι λάθος, μπορείτε να το διορθώσετε;',
  ja: '三月の請求書が間違っています。訂正していただけますか。',
  ko: '3월 청구서가 잘못되었습니다. 수정해 주시겠습니까?',
  ar: 'فاتورة شهر مارس غير صحيحة، هل يمكنكم تصحيحها من فضلكم؟',
  zh: '我三月份的账单有错误，请帮我更正一下好吗？',
}

describe('language', () => {
  for (const [code, sentence] of Object.entries(sentences)) {
    test(`a support sentence in ${code} is known as such`, () => {
      const reading = language(sentence)
      expect(reading.code).toBe(code)
      expect(reading.confidence).toBeGreaterThan(0.5)
    })
  }

  test.each(['', 'Hi', 'OK', '???', '12345 67890', 'https://example.org/a/b?c=d', '😀😀😀', 'jane@example.org'])(
    '%j has too few words to tell',
    (text) => {
      expect(language(text)).toEqual({ confidence: 0 })
    },
  )

  test('addresses and codes do not count as words', () => {
    expect(language('https://example.org/die/der/und Bitte senden Sie mir die Rechnung AB-1234 zu').code).toBe('de')
  })

  test('no text makes it throw, and confidence is a share', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { code, confidence } = language(text)
        expect(confidence).toBeGreaterThanOrEqual(0)
        expect(confidence).toBeLessThanOrEqual(1)
        expect(code === undefined ? confidence : 0).toBe(0)
      }),
    )
  })
})
