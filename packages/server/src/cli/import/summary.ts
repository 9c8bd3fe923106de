import type { FileReport } from '../../ticket-files/file-report.ts'
import type { Appointed, Cast } from './cast.ts'

/** What an import did. */
export interface Imported {
  readonly reports: readonly FileReport[]
  /** Tickets that were not there before. */
  readonly added: number
  readonly cast: Cast
  readonly appointed: Appointed
}

/** For people: what was done and what to do next. */
export function importSummary(imported: Imported): { json: unknown; text: string } {
  const { reports, added, cast, appointed } = imported
  const rows = reports.reduce((sum, report) => sum + report.rows, 0)
  const skipped = reports.reduce((sum, report) => sum + report.bad, 0)
  const { newQueues, newAgents, activated } = appointed
  const json = {
    rows,
    added,
    replaced: rows - added,
    skipped,
    new_queues: newQueues,
    new_agents: newAgents,
    activated_agents: activated,
    files: reports.map((report) => report.toJSON()),
  }
  const inactive = newAgents.filter((id) => !activated.includes(id))
  const lines = [
    `Imported ${count(rows, 'ticket')}: ${added.toLocaleString('en')} new, ${(rows - added).toLocaleString('en')} replaced${skipped > 0 ? `, ${count(skipped, 'row')} skipped` : ''}.`,
    ...(newQueues.length > 0 ? [`Created ${count(newQueues.length, 'queue')}: ${listed(newQueues)}.`] : []),
    ...(activated.length > 0
      ? [`${count(activated.length, 'agent')} can have tickets now: ${listed(activated)}.`]
      : []),
    ...(inactive.length > 0 ? [`Created ${count(inactive.length, 'inactive agent')}: ${listed(inactive)}.`] : []),
  ]
  return { json, text: `${lines.join('\n')}\n\nNext:\n${nextSteps(cast, inactive).join('\n')}` }
}

function nextSteps(cast: Cast, inactive: readonly string[]): readonly string[] {
  if (cast.queues.size === 0) {
    return [
      '  None of the rows has a queue, so there is nothing to learn where tickets belong.',
      '  Maybe the column has another name: pointsman import FILE --map theirs=queue',
    ]
  }
  return [
    ...(inactive.length > 0 ? ['  pointsman agent activate --all    let these agents have tickets'] : []),
    '  pointsman train                   learn from what was imported',
    '  pointsman route --subject "…"     see where a ticket would go, and why',
  ]
}

function count(n: number, what: string): string {
  return `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ')
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown
}
