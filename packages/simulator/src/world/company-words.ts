import type { Random } from '@pointsman/core'
import type { Intent } from '../intents.ts'
import { pick, pickWeighted } from '../random.ts'
import { compose, type Words } from '../texts/compose.ts'
import { languages } from '../texts/languages.ts'
import { styles } from '../texts/style.ts'

/** What a ticket is to say. */
export interface WordsWanted {
  /** A topic of the sample company, by id. */
  readonly topic: string
  /** 0–1. */
  readonly impact: number
  readonly language: string
  /** Hour of the day, UTC. */
  readonly hour: number
}

const intents: readonly (readonly [Intent, number])[] = [
  ['how-to', 4],
  ['bug', 3],
  ['account task', 2],
  ['complaint', 1],
]

/** Subject and body in the sample company's words. Tone is drawn apart from impact: who shouts need not be in trouble. */
export function companyWords(random: Random, { topic, impact, language, hour }: WordsWanted): Words {
  const impactLevel = impact > 0.75 ? 3 : impact > 0.5 ? 2 : impact > 0.25 ? 1 : 0
  return compose(random, {
    topic,
    intent: impactLevel === 3 ? 'incident' : pickWeighted(random, intents),
    impactLevel,
    language: languages.find((one) => one === language) ?? 'en',
    style: pick(random, styles),
    register: pick(random, ['plain', 'plain', 'loud', 'calm'] as const),
    repeated: false,
    signer: { name: 'Kim Vale', company: 'Vale Rentals', town: 'Ely', job: 'Office manager' },
    channel: pick(random, ['email', 'form'] as const),
    hour,
  })
}
