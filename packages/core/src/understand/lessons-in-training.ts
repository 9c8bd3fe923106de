import type { Lesson } from '../domain/lesson.ts'
import type { HistoricTicket, TicketOutcome } from '../domain/ticket.ts'
import { priorities } from '../domain/ticket.ts'

/** Lessons that are in force after all that was taken back: what a model that is trained anew is still to be taught, in order. */
export function lessonsInForce(lessons: readonly Lesson[]): readonly Lesson[] {
  const gone = new Set(lessons.flatMap(({ takesBack }) => takesBack ?? []))
  return lessons.filter(({ seq, takesBack }) => takesBack === undefined && !gone.has(seq))
}

/**
 * Lessons to teach a model that was trained on this history: those in force, without what a ticket's ending taught where the
 * ticket itself was an example. So nothing counts double: the row has taken the place of the lesson, with the same trust. What a
 * person said stays a lesson, because one row among thousands would not move the next ticket like it.
 */
export function lessonsBeside(history: readonly HistoricTicket[], lessons: readonly Lesson[]): readonly Lesson[] {
  const trained = new Set(history.map(({ ticket }) => ticket.id))
  return lessonsInForce(lessons).filter(({ cause, ticketId }) => cause !== 'resolved' || !trained.has(ticketId))
}

/**
 * The history with what people said of its tickets: a person's word outlives the row that it corrects. A row of which it was
 * only said what it is not loses that label. The newest word counts.
 */
export function historyAsTaught(
  history: readonly HistoricTicket[],
  lessons: readonly Lesson[],
): readonly HistoricTicket[] {
  const byTicket = new Map<string, Lesson[]>()
  for (const lesson of lessonsInForce(lessons)) {
    if (!isWord(lesson)) continue
    const list = byTicket.get(lesson.ticketId)
    if (list) list.push(lesson)
    else byTicket.set(lesson.ticketId, [lesson])
  }
  return history.map((row) => {
    const words = byTicket.get(row.ticket.id)
    return words === undefined ? row : { ...row, outcome: words.reduce(corrected, row.outcome) }
  })
}

/** A person's word about the answer itself; what a ticket's way or ending taught is in its row already. */
function isWord({ cause }: Lesson): boolean {
  return cause === undefined || cause === 'overridden' || cause === 'flagged' || cause === 'verdict'
}

function corrected(outcome: TicketOutcome, { facet, answer, isNot }: Lesson): TicketOutcome {
  if (facet === 'complexity') return outcome
  const field = facet === 'impact' ? 'priority' : facet
  if (isNot) {
    if (outcome[field] !== answer) return outcome
    const { [field]: _wrong, ...kept } = outcome
    return kept
  }
  if (field !== 'priority') return { ...outcome, [field]: answer }
  const priority = priorities.find((band) => band === answer)
  return priority === undefined ? outcome : { ...outcome, priority }
}
