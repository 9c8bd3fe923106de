/**
 * The seed of whatever chance a ticket's decisions use: the same ticket has the same luck whoever decides it and however
 * often, so a rehearsal and the real thing agree. FNV-1a over UTF-16 code units (Fowler, Noll, Vo 1991).
 */
export function seedOfTicket(ticketId: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < ticketId.length; i++) hash = Math.imul(hash ^ ticketId.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
