import type { HistoryOrigin } from '@pointsman/core'

/**
 * Where the history in the database came from, as the ids of its tickets tell: a connection's begin with its name. As soon as one is of
 * no connection, files may have been read.
 */
export function historyOrigin(
  tickets: readonly { readonly id: string }[],
  connections: readonly string[],
): { readonly origin: HistoryOrigin; readonly source: string } {
  const desks = connections.filter((desk) => tickets.some(({ id }) => isOf(desk, id)))
  return desks.length > 0 && tickets.every(({ id }) => desks.some((desk) => isOf(desk, id)))
    ? { origin: 'help_desk', source: desks.join(', ') }
    : { origin: 'files', source: 'the database' }
}

function isOf(desk: string, ticket: string): boolean {
  return ticket.startsWith(`${desk}-`)
}
