import type { Directory, Finding } from '../../connectors/connector.ts'
import type { Connected } from '../../syncing/connect-desk.ts'

/** All that connecting came to. */
export interface ConnectedTold {
  readonly id: string
  readonly findings: readonly Finding[]
  readonly directory: Directory
  readonly connected: Connected
  readonly quality: { readonly json: unknown; readonly text: string } | undefined
}

const marks = { fine: '✓', warning: '!', blocking: '✗' } as const

export function findingLine({ level, text }: Finding): string {
  return `${marks[level]} ${text}`
}

/** Why it ended there, in one sentence. */
export function nothingConnected(blocking: readonly Finding[]): string {
  const reasons = blocking.map(({ text }) => text.replace(/^The /, 'the ').replace(/\.$/, ''))
  return `Nothing was connected: ${reasons.join('; ')}.`
}

/** What there is, at most so many names of each kind. */
const mostNames = 8

export function foundLines({ agents, queues, priorities, customFields }: Directory): readonly string[] {
  return [
    `  queues: ${listed(queues)}`,
    `  agents: ${listed(agents)}`,
    `  priorities: ${listed(priorities)}`,
    `  custom fields: ${listed(customFields)}`,
  ]
}

function listed(all: readonly { readonly name: string }[]): string {
  if (all.length === 0) return 'none'
  const names = all.slice(0, mostNames).map(({ name }) => name)
  return `${all.length} (${names.join(', ')}${all.length > mostNames ? ', …' : ''})`
}

export function connectedJson({ id, findings, directory, connected, quality }: ConnectedTold): unknown {
  const { newQueues, newAgents, read, history, open } = connected
  return {
    connection: id,
    findings,
    found: {
      queues: directory.queues.length,
      agents: directory.agents.length,
      priorities: directory.priorities.length,
      custom_fields: directory.customFields.length,
    },
    new_queues: newQueues,
    new_agents: newAgents,
    read,
    history,
    open,
    mode: 'shadow',
    ...(quality === undefined ? {} : { quality: quality.json }),
  }
}

export function connectedText({ id, directory, connected, quality }: ConnectedTold): string {
  const { newQueues, newAgents, history, open } = connected
  return [
    `Connected ${id}. ${history.toLocaleString('en')} tickets of history, ${open.toLocaleString('en')} open ones that the server takes in.`,
    ...(newQueues.length > 0 ? [`New queues: ${newQueues.join(', ')}.`] : []),
    ...(newAgents.length > 0 ? [`New agents: ${newAgents.map((agent) => named(agent, directory)).join(', ')}.`] : []),
    'Every queue of it is in shadow: decisions are made, and nothing is written.',
    ...(quality === undefined ? [] : ['', quality.text]),
    '',
    'Next: pointsman train, then pointsman serve. After some days: pointsman report shadow, and pointsman shadow auto QUEUE.',
  ].join('\n')
}

/** Many help desks know people by a number. */
function named(agent: string, { agents }: Directory): string {
  const name = agents.find(({ id }) => id === agent)?.name ?? agent
  return name.toLowerCase() === agent.toLowerCase() ? agent : `${name} (${agent})`
}
