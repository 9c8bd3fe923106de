import type { HistoryOrigin } from '@pointsman/core'

/**
 * Where the history in the database came from, as the ids of its tickets tell: a connection's begin with its name. As soon as one is of
 * no connection, files may have been read.
 */
export function historyOrigin(
  tickets: readonly { readonly id: string }[],
  connections: readonly string[],
): { readonly origin: HistoryOrigin; readonly source: string } {
  const longestFirst = connections.toSorted((one, other) => other.length - one.length)
  const ofTickets = new Set(tickets.map(({ id }) => longestFirst.find((desk) => isOf(desk, id))))
  const desks = connections.filter((desk) => ofTickets.has(desk))
  return desks.length > 0 && !ofTickets.has(undefined)
    ? { origin: 'help_desk', source: desks.join(', ') }
    : { origin: 'files', source: 'the database' }
}

function isOf(desk: string, ticket: string): boolean {
  return ticket.startsWith(`${desk}-`)
}
