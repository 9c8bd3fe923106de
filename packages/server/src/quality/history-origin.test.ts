import { expect, it } from 'vitest'
import { historyOrigin } from './history-origin.ts'

const tickets = (...ids: readonly string[]): readonly { readonly id: string }[] => ids.map((id) => ({ id }))

it('a history came from a help desk where all of its tickets are of connections, and then it has their names', () => {
  expect(historyOrigin(tickets('rt-1', 'rt-2'), ['rt', 'zendesk'])).toEqual({ origin: 'help_desk', source: 'rt' })
  expect(historyOrigin(tickets('rt-1', 'zendesk-2'), ['rt', 'zendesk']).source).toBe('rt, zendesk')
  const database = { origin: 'files', source: 'the database' }
  expect(historyOrigin(tickets('rt-1', 'T-2'), ['rt'])).toEqual(database)
  expect(historyOrigin(tickets('rt-1'), [])).toEqual(database)
  expect(historyOrigin([], ['rt'])).toEqual(database)
  expect(historyOrigin(tickets('rt-old-1', 'rt-old-2'), ['rt', 'rt-old']).source).toBe('rt-old')
})
