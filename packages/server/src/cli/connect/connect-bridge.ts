import { PointsmanError } from '@pointsman/core'
import { deskAddress } from '../../connectors/desk-address.ts'
import { abilitiesOfBridge } from '../../connectors/generic/generic.ts'
import { systemTools } from '../../help-desks.ts'
import { keyOfSecret } from '../../webhooks/signature.ts'
import type { GenericOptions } from '../connect-generic.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'
import { checkToken, connectHelpDesk } from './connect-help-desk.ts'
import { givenToken } from './given-token.ts'

/** Shortest shared secret, in characters. Shorter: it can be guessed. */
const shortestSecret = 16

/** Carries out `pointsman connect generic`: what the bridge can is asked first, because it is kept with the connection. */
export async function connectBridge(
  options: GenericOptions,
  shell: Shell,
  store: StoreOptions,
): Promise<{ json: unknown; text: string }> {
  const { url, callsPerMinute, allowHttp = false } = options
  deskAddress({ url, allowHttp })
  const token = await givenToken(options.token, shell)
  const secret = options.secret ?? shell.environment['POINTSMAN_CONNECT_SECRET']
  checkToken(token)
  checkSecret(secret)
  const abilities = await abilitiesOfBridge({ url, allowHttp, token, callsPerMinute }, systemTools)
  const access = {
    vendor: 'generic',
    settings: { url, allowHttp, callsPerMinute, abilities },
    secret: JSON.stringify({ token, ...(secret ? { secret } : {}) }),
  }
  return connectHelpDesk(access, options, shell, store)
}

function checkSecret(secret: string | undefined): void {
  if (!secret || keyOfSecret(secret) !== undefined) return
  if (!secret.startsWith('whsec_') && secret.length >= shortestSecret) return
  throw new PointsmanError(
    'usage',
    `secret: ${secret.length} characters that are not allowed; allowed is whsec_ and the base64 of 24 to 64 bytes, or ` +
      `anything else of at least ${shortestSecret} characters.`,
  )
}
