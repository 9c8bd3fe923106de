import type { DeskTicket, Intent, Refusal } from './connector.ts'

/** What was to be and is not, where a help desk answers a write with the ticket: an automation of theirs has undone it at once, or a value was left out. */
export function notAsWished({ set, addTags = [], dropTags = [] }: Intent, now: DeskTicket): readonly Refusal[] {
  const refused: Refusal[] = []
  const compare = (field: string, wanted: string | null | undefined, found: string | undefined): void => {
    if (wanted === undefined || (wanted ?? undefined) === found) return
    refused.push({ field, why: `it was to be ${wanted ?? 'nobody'} and is ${found ?? 'nobody'}` })
  }
  compare('assignee', set.assignee, now.assignee)
  compare('queue', set.queue, now.queue)
  compare('priority', set.priority, now.priority)
  for (const [id, value] of Object.entries(set.custom ?? {})) compare(`custom:${id}`, value, now.custom[id])
  const lost = addTags.filter((tag) => !now.tags.includes(tag))
  if (lost.length > 0) refused.push({ field: 'tags', why: `${lost.join(', ')} did not stay` })
  const kept = dropTags.filter((tag) => now.tags.includes(tag))
  if (kept.length > 0 && lost.length === 0) refused.push({ field: 'tags', why: `${kept.join(', ')} did not go` })
  return refused
}
