import { z } from 'zod'
import {
  cellOf,
  minutesInterval,
  successChance,
  successInterval,
  typicalMinutes,
  type PreparedRoster,
} from '@pointsman/core'

const rangeSchema = z.strictObject({ low: z.number(), high: z.number() })

const agentRecordSchema = z.strictObject({
  kind: z.string().describe('A topic where it is known, else a queue'),
  tickets: z.number().describe('In tickets of today: one of a half-life ago counts one half'),
  minutes: z.number().describe('Half of their tickets take less'),
  minutes_range: rangeSchema.describe('Holds the truth nine times in ten'),
  team_minutes: z.number().describe('The same of somebody nobody knows yet'),
  success: z.number().describe('Chance of resolving one without hand-off, escalation or reopening'),
  success_range: rangeSchema.describe('Holds the truth nine times in ten'),
})

export const agentRecordListSchema = z
  .strictObject({ items: z.array(agentRecordSchema).describe('Kinds that they had tickets of, the most first') })
  .meta({ id: 'AgentRecords' })
export type AgentRecordsOnWire = z.infer<typeof agentRecordListSchema>

/** What the records say about one agent, as routing looks at it. */
export function toAgentRecords({ book }: Pick<PreparedRoster, 'book'>, agent: string): AgentRecordsOnWire {
  const items = book.kinds.flatMap((kind) => {
    const cell = cellOf(book, agent, kind)
    const tickets = book.attempts[cell]!
    if (!book.agentAt.has(agent) || tickets <= 0) return []
    return [
      {
        kind,
        tickets,
        minutes: typicalMinutes(book, cell),
        minutes_range: minutesInterval(book, cell),
        // The book's last row is for people it does not have; no agent's id is empty.
        team_minutes: typicalMinutes(book, cellOf(book, '', kind)),
        success: successChance(book, cell),
        success_range: successInterval(book, cell),
      },
    ]
  })
  return { items: items.toSorted((one, other) => other.tickets - one.tickets) }
}
