import { PointsmanError } from '@pointsman/core'
import type { HelpDeskAccess } from '../../help-desks.ts'
import type { ZendeskOptions } from '../connect-zendesk.ts'
import type { Shell } from '../shell.ts'
import { checkToken } from './connect-help-desk.ts'

/** Shortest webhook secret, in characters: Zendesk's own are longer. Shorter: it can be guessed. */
const shortestSecret = 16

/** What a Zendesk is connected with, as given on the command line or in the environment. */
export function zendeskAccess(options: ZendeskOptions, { environment }: Pick<Shell, 'environment'>): HelpDeskAccess {
  const { url, allowHttp = false, email, callsPerMinute, exportsPerMinute } = options
  const { token = '' } = options
  const webhookSecret = options.webhookSecret ?? environment['POINTSMAN_CONNECT_SECRET'] ?? ''
  const settings = { url, allowHttp, email, callsPerMinute, exportsPerMinute }
  checkToken(token)
  if (webhookSecret !== '' && webhookSecret.length < shortestSecret) {
    throw new PointsmanError(
      'usage',
      `webhook secret: ${webhookSecret.length} characters are not allowed; allowed is the signing secret that Zendesk shows ` +
        `with the webhook, at least ${shortestSecret} characters.`,
    )
  }
  const secret = JSON.stringify({ token, ...(webhookSecret === '' ? {} : { webhookSecret }) })
  return { vendor: 'zendesk', settings, secret }
}
