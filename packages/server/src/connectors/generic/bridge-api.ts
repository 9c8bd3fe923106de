import { PointsmanError } from '@pointsman/core'
import type { z } from 'zod'
import { whatIsAllowed } from '../../contract/what-is-allowed.ts'
import type { Haste } from '../connector.ts'
import type { DeskAnswer, DeskClient, DeskRequest } from '../desk-client.ts'
import { bridgeDirectory, bridgeTicket, type BridgeDirectory, type BridgeTicket } from './bridge-shapes.ts'

/** The protocol that is spoken here; another would be another number. */
export const protocol = 1

/** Most items of a page that are asked for. Larger: fewer calls; smaller: less is read again after a stop. */
const pageSize = 500

/** The calls that are made of a bridge, with answers checked as they come in. */
export interface BridgeApi {
  readonly client: DeskClient
  directory(): Promise<BridgeDirectory>
  /** Undefined where there is none. */
  ticket(id: string): Promise<BridgeTicket | undefined>
  page<Shape extends z.ZodType>(
    shape: Shape,
    path: 'tickets' | 'changes',
    place: { readonly after: string; readonly haste: Haste },
  ): Promise<z.infer<Shape>>
}

export function createBridgeApi(client: DeskClient): BridgeApi {
  return {
    client,
    directory: async () => {
      const request = { path: 'directory' }
      const answer = await client.read(request)
      refuseOtherProtocol(answer)
      return parsed(bridgeDirectory, answer, request)
    },
    ticket: async (id) => {
      const request = { path: ticketPath(id) }
      const answer = await client.read(request)
      return answer.status === 404 ? undefined : parsed(bridgeTicket, answer, request)
    },
    page: async (shape, path, { after, haste }) => {
      const request = { path, query: { ...(after === '' ? {} : { after }), limit: pageSize }, haste }
      return parsed(shape, await client.read(request), request)
    },
  }
}

export function ticketPath(id: string): string {
  return `tickets/${encodeURIComponent(id)}`
}

/** Before its shape is looked at: that of another protocol may be another. */
function refuseOtherProtocol({ json }: DeskAnswer): void {
  const theirs = typeof json === 'object' && json !== null && 'protocol' in json ? json.protocol : undefined
  if (typeof theirs === 'number' && theirs !== protocol)
    throw new PointsmanError('help_desk_refused', `The bridge speaks protocol ${theirs}; allowed is ${protocol}.`)
}

function parsed<Shape extends z.ZodType>(
  shape: Shape,
  { status, json }: DeskAnswer,
  { path }: DeskRequest,
): z.infer<Shape> {
  if (status !== 200) {
    const maybe = status === 404 ? 'Maybe the address of the bridge is another.' : undefined
    throw new PointsmanError(
      'help_desk_refused',
      `The bridge answered ${path} with ${status}; allowed is 200.`,
      ...(maybe === undefined ? [] : [maybe]),
    )
  }
  const { success, data, error } = shape.safeParse(json, { error: whatIsAllowed })
  if (success) return data
  // Not for trouble of the network: trying again does not mend it.
  throw new PointsmanError('help_desk_refused', `The bridge answered ${path}: ${firstIssue(error, json)}.`)
}

/** Fields whose values are nobody's words: shown in errors. */
const openFields = new Set(['created_at', 'updated_at', 'resolved_at', 'at', 'now', 'settled_at', 'status', 'likely'])

/** The first thing that is wrong: place, value, and what is allowed. */
export function firstIssue(error: z.ZodError, json: unknown): string {
  const { path, message } = error.issues[0]!
  let value: unknown = json
  for (const key of path) value = typeof value === 'object' && value !== null ? (value as never)[key] : undefined
  return `${path.join('.') || 'its top'} is ${shown(value, String(path.at(-1)))}; ${message}`
}

function shown(value: unknown, field: string): string {
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'string' && !openFields.has(field)) return `a text of ${value.length} characters`
  return JSON.stringify(value).slice(0, 60)
}
