import { describe, expect, it } from 'vitest'
import { machineMailFinding } from './machine-mail-finding.ts'
import { machineMailOf } from './machine-mail.ts'
import { aTicket } from './quality-builders.ts'

describe('mail that nobody wrote to be helped', () => {
  it('automatic replies are known in many languages', () => {
    for (const subject of [
      'Automatic reply: Invoice 12',
      'Out of Office',
      'Re: Automatische Antwort: Rechnung',
      'Abwesenheitsnotiz',
      'Réponse automatique : facture',
      'Respuesta automática: factura',
    ])
      expect(machineMailOf(subject, 'I am back on Monday.'), subject).toBe('auto_reply')
  })

  it('returned mail is known by its subject or its own words', () => {
    expect(machineMailOf('Undeliverable: your invoice', '')).toBe('bounce')
    expect(machineMailOf('', 'This is the mail system at host mx.example. I am sorry')).toBe('bounce')
  })

  it('advertising needs several pitches: one turn of phrase may be a customer’s', () => {
    const pitch = 'We get you to the first page of Google and boost your traffic. Hop on a call? Special offer!'
    expect(machineMailOf('Hello', pitch)).toBe('advertising')
    expect(machineMailOf('Newsletter', 'How do I unsubscribe from our newsletter? I cannot find it.')).toBeUndefined()
  })

  it('a customer who writes about out-of-office replies is a customer', () => {
    expect(
      machineMailOf('How do I set an out of office reply?', 'I am going on leave, where is the setting?'),
    ).toBeUndefined()
    expect(machineMailOf('Automatic payments failed', 'The automatic payment was rejected.')).toBeUndefined()
    expect(machineMailOf('Delivery late', 'My parcel was not delivered')).toBeUndefined()
  })

  it('the finding counts each kind, and the parts add up to the whole', () => {
    const tickets = [
      aTicket({ id: 'a', subject: 'Out of office' }),
      aTicket({ id: 'b', subject: 'Undeliverable: hello' }),
      aTicket({ id: 'c', subject: 'My invoice is wrong' }),
    ]
    const finding = machineMailFinding(tickets, 1)
    expect(finding).toMatchObject({ ticketCount: 2, tickets: [{ id: 'a' }], worth: { perThousand: 2000 / 3 } })
    expect(finding?.facts.map(({ value }) => value)).toEqual(['1 ticket', '1 ticket'])
    expect(machineMailFinding(tickets.slice(2), 5)).toBeUndefined()
  })
})
