import { z } from 'zod'
import { verifyHook } from '../../webhooks/verify-hook.ts'
import { keyOfSecret } from '../../webhooks/signature.ts'
import type { Abilities, Delivery, Heard } from '../connector.ts'

/** Largest body in bytes. Larger: whoever has no secret can make us read more. */
const largestBody = 1_048_576
/** Carries a shared secret that signs nothing. */
const secretHeader = 'x-pointsman-secret'

const said = z.object({ tickets: z.array(z.union([z.string().min(1).max(200), z.int().transform(String)])).max(1000) })

/** How what a bridge tells is proved: signed where the secret is one of Standard Webhooks (`whsec_…`), else by the secret itself. */
export function proofWith(secret: string | undefined): Abilities['webhook'] {
  if (secret === undefined) return 'none'
  return keyOfSecret(secret) === undefined ? 'secret' : 'signed'
}

/** A bridge says which tickets to look at: `{"tickets": ["4711"]}`. Nothing is parsed before it is proved who sent it. */
export function hearBridge(delivery: Delivery, secret: string | undefined): Heard {
  const proof = proofWith(secret)
  if (secret === undefined || proof === 'none') return { ok: false, why: 'unsupported' }
  if (delivery.body.length > largestBody) return { ok: false, why: 'malformed' }
  const scheme = proof === 'signed' ? 'standard-webhooks' : 'shared-secret'
  const verdict = verifyHook(delivery, { scheme, secret, header: secretHeader })
  if (!verdict.ok) return verdict
  const tickets = ticketsIn(delivery.body)
  if (tickets === undefined) return { ok: false, why: 'malformed' }
  const sentAt = Number(delivery.headers['webhook-timestamp']) * 1000
  // Id and time are signed; of the signatures in one header some may be left out.
  if (proof === 'signed') return { ok: true, id: `${sentAt}/${verdict.id}`.slice(0, 200), tickets, sentAt }
  return { ok: true, tickets, ...(verdict.id === undefined ? {} : { id: verdict.id.slice(0, 200) }) }
}

function ticketsIn(bytes: Uint8Array): readonly string[] | undefined {
  try {
    return said.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).data?.tickets
  } catch {
    return undefined
  }
}
