import type { Priority } from '@pointsman/core'
import type { Intent } from './intents.ts'
import type { Language } from './texts/languages.ts'
import type { Register } from './texts/phrasebook.ts'
import type { Style } from './texts/style.ts'

/** What a simulated ticket really is. Kept beside the ticket and never inside it. */
export interface Truth {
  readonly queue: string
  readonly topic: string
  readonly intent: Intent
  /** What waiting costs the customer, 0–1, of which the text may give a wrong idea. */
  readonly impact: number
  /** The band that the impact deserves. */
  readonly priority: Priority
  /** Of the words, not of the account. */
  readonly language: Language
  readonly style: Style
  readonly register: Register
  /** The queue of a second matter in the same ticket. */
  readonly secondQueue?: string
  /** Written before about the same thing. */
  readonly repeated: boolean
  /** The account moved to a bigger plan within the last thirty days. */
  readonly recentUpgrade: boolean
  /** One of a burst during an outage. */
  readonly duringOutage: boolean
}

/** Bands by impact level 0–3. */
export const priorityOfLevel: readonly [Priority, Priority, Priority, Priority] = ['low', 'normal', 'high', 'urgent']
