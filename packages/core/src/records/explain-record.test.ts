import { expect, test } from 'vitest'
import { addAttempt, emptyRecord, type KindRecord } from './kind-record.ts'
import { estimate } from './estimate.ts'
import { explainRecord } from './explain-record.ts'

const day = 86_400_000

function aRecord(agent: string, succeeded: number, failed: number, minutes: number): KindRecord {
  let record = emptyRecord({ agent, kind: 'refunds', queue: 'billing' }, 0)
  for (let i = 0; i < succeeded + failed; i++) record = addAttempt(record, { at: 0, succeeded: i < succeeded, minutes })
  return record
}

const records = [aRecord('ada', 36, 6, 24), aRecord('bob', 1, 0, 12), aRecord('cem', 30, 10, 30)]
const agents = ['ada', 'bob', 'cem', 'dee'].map((id) => ({ id, skills: [] }))
const kinds = [{ id: 'refunds' }, { id: 'cards' }]
const book = estimate({ records, agents, kinds, now: 0 })

test('a record says how many, how often and how fast, with what is not known about it', () => {
  expect(explainRecord(book, 'ada', 'refunds')).toMatch(
    /^42 such tickets, \d\d % resolved alone \(\d\d–\d\d %\), \d\d minutes \(\d\d–\d\d\)$/,
  )
  expect(explainRecord(book, 'bob', 'refunds')).toMatch(/^1 such ticket, /)
})

test('where there is no ticket the line says what its numbers rest on', () => {
  expect(explainRecord(book, 'ada', 'cards')).toMatch(/^no such ticket yet, going by their others and the team, /)
  expect(explainRecord(book, 'dee', 'refunds')).toMatch(/^no ticket yet, going by the team, /)
  expect(explainRecord(book, 'somebody else', 'refunds')).toMatch(/^no ticket yet, going by the team, /)
})

test('a single ticket of long ago is less than one', () => {
  const later = estimate({ records, agents, kinds, now: 400 * day })
  expect(explainRecord(later, 'bob', 'refunds')).toMatch(/^less than one such ticket lately, /)
})
