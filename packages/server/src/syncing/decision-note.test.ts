import { expect, it } from 'vitest'
import { aDecision, aRoster, aTicket, seeded } from '../store/store-builders.ts'
import { decisionNote } from './decision-note.ts'

it('names each word once, ends its sentences, and says last whose it is', () => {
  const random = seeded(1)
  const names = { agent: (id: string) => id, queue: (id: string) => id }
  const decision = aDecision({ id: 'd-1', ticket: aTicket('t-1'), roster: aRoster(3, random), random })
  const evidence = ['refund', 'Refund', 'charge', 'refund', 'VAT number'].map((words, at) => ({
    ...{ words: [words], start: 10 * at, end: 10 * at + words.length, weight: 5 - at },
    ifRemoved: 1,
  }))
  const reading = { ...decision.reading, queue: { ...decision.reading.queue, evidence } }
  const note = decisionNote({ ...decision, reading }, { assignee: undefined, undo: 'change group here', names })
  const lines = note.split('\n')
  expect(lines.at(-2)).toBe('To undo it, change group here: it stays as you leave it, and Pointsman learns from it.')
  expect(note).toContain('by the words refund, charge, VAT number.\n')
  expect(note).toContain(
    '- It would have been otherwise: With 2 more units of load, agent-02 would have been chosen.\n',
  )
  expect(note.endsWith('\nPointsman decision d-1')).toBe(true)
})
