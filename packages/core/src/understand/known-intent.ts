import { intents, type Intent } from './intent-prior.ts'

/** What help desks call the same things, spelled as `plain` spells. */
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

/** The intent a help desk's own type stands for, however it is spelled; undefined when it is none of them. */
export function knownIntent(type: string): Intent | undefined {
  const name = plain(type)
  const known = intents.find((intent) => plain(intent) === name)
  return known ?? (Object.hasOwn(otherNames, name) ? otherNames[name] : undefined)
}

/** "Feature_Request", "feature-request" and "feature  request" are one name. */
function plain(type: string): string {
  return type
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
}
