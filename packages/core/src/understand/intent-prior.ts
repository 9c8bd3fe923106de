import { accountTask } from './intent-seeds/account-task.ts'
import { bug } from './intent-seeds/bug.ts'
import { complaint } from './intent-seeds/complaint.ts'
import { featureRequest } from './intent-seeds/feature-request.ts'
import { howTo } from './intent-seeds/how-to.ts'
import { incident } from './intent-seeds/incident.ts'
import { other } from './intent-seeds/other.ts'
import { labelled, type LabelledSeed } from './labelled-seed.ts'

/** What a requester may want done. The same words everywhere: in readings, in policy, on screen. */
export const intents = ['how-to', 'bug', 'incident', 'feature request', 'account task', 'complaint', 'other'] as const
export type Intent = (typeof intents)[number]

/**
 * What the intent reader is trained on at day one: 84 sentences an intent, 48 English and 12 each in German, French and
 * Spanish, from software, banks, shops, IT desks, buildings and devices. History outweighs them as soon as there is some.
 */
export const intentSeeds: readonly LabelledSeed<Intent>[] = labelled(
  {
    'how-to': howTo,
    bug,
    incident,
    'feature request': featureRequest,
    'account task': accountTask,
    complaint,
    other,
  },
  intents,
)
