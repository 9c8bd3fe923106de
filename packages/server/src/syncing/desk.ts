import type { Timestamp } from '@pointsman/core'
import type { Connector } from '../connectors/connector.ts'
import type { Engine } from '../engine/engine.ts'
import type { Store, StoredConnection } from '../store/store.ts'
import { parseMapping, type DeskMapping } from './desk-mapping.ts'

/** One connected help desk, with all that reading from it and writing to it needs. */
export interface Desk {
  /** The connection's id. */
  readonly id: string
  readonly connector: Connector
  readonly store: Store
  /** Grows when somebody or something new turns up. */
  mapping: DeskMapping
  /** Tickets that arrived from then on are new to both. */
  readonly liveFrom: Timestamp
}

/** With an engine to decide: while a server runs. */
export interface LiveDesk extends Desk {
  readonly engine: Engine
  /** Told what a person should know; never words of a ticket. */
  readonly tell: (text: string) => void
}

/** Our id of a ticket of theirs. */
export function ourTicketId(connection: string, theirs: string): string {
  return `${connection}-${theirs}`
}

/** A desk from what is kept of its connection. */
export function deskOf(connection: StoredConnection, connector: Connector, store: Store): Desk {
  const { id, mapping, liveFrom = Number.POSITIVE_INFINITY } = connection
  return { id, connector, store, mapping: parseMapping(mapping), liveFrom }
}
