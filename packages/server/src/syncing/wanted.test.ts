import { expect, it } from 'vitest'
import { aDecision, aRoster, aTicket, seeded } from '../store/store-builders.ts'
import type { DeskState, StoredTicket, StoredWrite } from '../store/store.ts'
import { wantedOf, type Wanted } from './wanted.ts'

const random = seeded(1)
const ticket = aTicket('t-1')
const decision = aDecision({
  ...{ id: 'd-2', ticket, roster: aRoster(2, random), random },
  changes: { outcome: { kind: 'assigned', agent: 'agent-01', queue: 'queue-1', effort: 1 } },
})
const stored: StoredTicket = {
  ...{ ticket, status: 'assigned', assignee: 'agent-01', queue: 'queue-1', updatedAt: 0, version: 1 },
  ...{ outcome: {}, decisionId: 'd-2' },
}
const mapping = {
  agents: { ada: 'agent-01', bob: 'agent-00' },
  queues: { Billing: 'queue-1' },
  ...{ priorities: {}, bands: {} },
}
const given: DeskState = { assignee: 'ada', queue: 'Billing', status: 'open' }

function write(kind: string | undefined, mark = 'd-2'): StoredWrite {
  const document = { assignee: 'ada', queue: 'Billing' }
  const noted = { id: '1', connection: 'mail', theirs: '7', mark, at: 0, document }
  return kind === undefined ? noted : { ...noted, outcome: { kind } }
}

/** Where all that the decision wants stands there already. */
function wanted(writes: readonly StoredWrite[], known = given, held = stored): Wanted['set'] | undefined {
  return wantedOf({ stored: held, decision, known, mapping, writes, hasTags: false })?.set
}

it('what was begun and not heard of is written again whole, however often that is overtaken or put off', () => {
  const whole = { assignee: 'ada', queue: 'Billing' }
  expect(wanted([write(undefined)])).toEqual(whole)
  expect(wanted([write('done', 'd-1'), write('unsure')])).toEqual(whole)
  expect(wanted([write(undefined), write('overtaken'), write('later')])).toEqual(whole)
})

it('what was begun for another decision is written again as long as whoever it was given to has it', () => {
  expect(wanted([write(undefined, 'd-1')])).toEqual({ assignee: 'ada', queue: 'Billing' })
  const since = { ...given, assignee: 'bob', left: { assignee: 'ada' } }
  expect(wanted([write(undefined, 'd-1')], since)).toBeUndefined()
})

it('nobody is told again of a ticket that is offered to others meanwhile, or with somebody whom the help desk does not know', () => {
  const queue = { queue: 'Billing' }
  expect(wanted([write(undefined)], given, { ...stored, status: 'offered' })).toEqual(queue)
  expect(wanted([write(undefined)], given, { ...stored, assignee: 'agent-77' })).toBeUndefined()
  const marked = 'd-2~agent-77'
  expect(wanted([write(undefined, marked)], given, { ...stored, assignee: 'agent-77' })).toEqual(queue)
})

it.each(['done', 'already', 'partly', 'refused'])('what is known to have ended as %s is not written again', (kind) => {
  expect(wanted([write(undefined), write(kind)])).toBeUndefined()
})
