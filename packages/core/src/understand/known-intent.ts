import { intents, type Intent } from './intent-prior.ts'

/** What help desks call the same things. */
const otherNames: Readonly<Record<string, Intent>> = {
  question: 'how-to',
  howto: 'how-to',
  inquiry: 'how-to',
  problem: 'bug',
  defect: 'bug',
  error: 'bug',
  outage: 'incident',
  enhancement: 'feature request',
  feature: 'feature request',
  suggestion: 'feature request',
  request: 'account task',
  'service request': 'account task',
  task: 'account task',
  change: 'account task',
  feedback: 'complaint',
}

/** The intent a help desk's own type stands for; undefined when it is none of them. */
export function knownIntent(type: string): Intent | undefined {
  const plain = type
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
  return intents.find((intent) => intent === plain || intent === plain.replaceAll(' ', '-')) ?? otherNames[plain]
}
