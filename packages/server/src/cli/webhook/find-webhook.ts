import { PointsmanError } from '@pointsman/core'
import type { Store, StoredWebhook } from '../../store/store.ts'

/** The webhook that is meant: by its id or, where only one has it, its name. */
export async function findWebhook(store: Store, idOrName: string): Promise<StoredWebhook> {
  const found = (await store.webhooks()).filter(({ id, name }) => id === idOrName || name === idOrName)
  const [webhook] = found
  if (webhook === undefined) {
    throw new PointsmanError('not_found', `There is no webhook "${idOrName}".`, 'Maybe: pointsman webhook list')
  }
  if (found.length > 1) {
    throw new PointsmanError(
      'invalid_request',
      `${found.length} webhooks are named "${idOrName}".`,
      'Maybe give its id.',
    )
  }
  return webhook
}
