import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aLabelReading, aNumberReading, aReading, aSituation, aTicket, anAgent, aQueue } from './domain/builders.ts'
import { defaultPolicy } from './domain/policy.ts'
import { explainDecision } from './explain-decision.ts'
import { routeWithReading } from './route.ts'
import type { Reading } from './domain/reading.ts'
import type { Situation } from './domain/situation.ts'
import type { Ticket } from './domain/ticket.ts'

function told(part: { ticket?: Ticket; reading?: Reading; situation?: Situation } = {}): readonly string[] {
  const { ticket = aTicket(), reading = aReading(), situation = aSituation([anAgent({ id: 'ada' })]) } = part
  const policy = defaultPolicy
  return explainDecision(
    routeWithReading({ id: 'd1', ticket, situation, policy, seed: 1, reading, modelVersion: 'm0' }),
    ticket,
  )
}

test('the story names people and queues as the company does, not by id', () => {
  const situation = aSituation([anAgent({ id: 'u-17', name: 'Ada Brandt' })], {
    queues: [aQueue({ id: 'billing', name: 'Invoices & refunds' })],
  })
  const story = told({ situation }).join('\n')
  expect(story).toContain('given to Ada Brandt in Invoices & refunds')
  expect(story).not.toContain('u-17')
})

test('words for and against are shown with their signed weight', () => {
  const evidence = [
    { words: ['refund'], start: 0, end: 6, weight: 1.234, ifRemoved: 1.5 },
    { words: ['log', 'in'], start: 8, end: 11, weight: -0.5, ifRemoved: -0.6 },
  ]
  const reading = aReading({ queue: { ...aLabelReading({ billing: 0.9 }), evidence } })
  expect(told({ reading }).join('\n')).toContain('“refund” +1.23  “log … in” −0.50')
})

test('a held ticket says where it waits and why', () => {
  const situation = aSituation([anAgent({ id: 'ada' })], { loads: [5] })
  const story = told({ situation }).join('\n')
  expect(story).toContain('waits in billing: everybody who could take it is full')
  expect(story).toContain('nobody could take it: 1 full')
})

test('a ticket left to a person says whether it was doubt between queues, or that it is unlike all that is known', () => {
  const likely = aLabelReading({ billing: 0.97 })
  const strange = told({ reading: aReading({ queue: { ...likely, inScope: 0.001 } }) }).join('\n')
  expect(strange).toContain('a person must look at it: the reader is not sure enough, it is unlike what was learned\n')
  const torn = told({ reading: aReading({ queue: aLabelReading({ billing: 0.4, access: 0.35 }) }) }).join('\n')
  expect(torn).toContain('a person must look at it: the reader is not sure enough\n')
})

test('a person who decided otherwise is named with their reason, and the table shows whom they chose', () => {
  const ticket = aTicket()
  const situation = aSituation([anAgent({ id: 'ada' }), anAgent({ id: 'ben', tier: 3 })])
  const override = { agent: 'ben', reason: 'knows the customer', actor: 'sam' }
  const input = { id: 'd1', ticket, situation, policy: defaultPolicy, seed: 1, reading: aReading(), modelVersion: 'm0' }
  const story = explainDecision(routeWithReading({ ...input, override }), ticket).join('\n')
  expect(story).toContain('by sam: knows the customer')
  expect(story).toMatch(/minutes saved +ben +ada/)
})

test('whatever a ticket or a name holds, no line is longer than 100 characters or commands the terminal', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 })
  fc.assert(
    fc.property(text, text, text, fc.double({ min: 0, max: 1e15, noNaN: true }), (subject, name, plan, annualValue) => {
      const ticket = aTicket({ subject: `\u001B[2J${subject}`, id: name, plan, requester: name, account: plan })
      const worth = { ...ticket, annualValue }
      const situation = aSituation([anAgent({ id: 'ada', name }), anAgent({ id: 'ben', name: subject })])
      const reading = aReading({ impact: aNumberReading(0.5), notes: [subject], text: `${subject} words` })
      for (const line of [...told({ ticket, situation, reading }), ...told({ ticket: worth, situation, reading })]) {
        expect([...line].length).toBeLessThanOrEqual(100)
        expect(line).not.toMatch(/\p{Cc}/u)
      }
    }),
  )
})
