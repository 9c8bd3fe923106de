import { styleText } from 'node:util'
import type { Decision } from '@pointsman/core'
import { toDecisionBrief } from '../contract/to-decision.ts'
import { clip, pad } from './table.ts'

/** How a line may look. */
export interface LineStyle {
  readonly columns: number
  readonly colour: 'plain' | 'coloured'
}

const bandColours = { urgent: 'red', high: 'yellow', normal: 'green', low: 'gray' } as const

/** One decision in one line: when, how urgent, where to and how surely, to whom, what it says, and why. */
export function decisionLine(decision: Decision, style: LineStyle): string {
  const brief = toDecisionBrief(decision)
  const { band, urgency } = brief
  const front = [
    brief.at.slice(11, 16),
    pad(clip(decision.ticketId, 12), 9),
    colour(pad(`${band} ${urgency.toFixed(2)}`, 11), bandColours[band], style),
    pad(clip(placeOf(decision), 22), 22),
    pad(clip(whoOf(decision, brief.agent_name), 24), 24),
  ].join('  ')
  // Colours take no room; the rest of the line is for the words.
  const taken = 5 + 9 + 11 + 22 + 24 + 8
  const why = brief.words.length > 0 ? ` ← ${brief.words.slice(0, 3).join(', ')}` : ''
  const room = Math.max(20, style.columns - taken - 3)
  const words = clip(why, Math.floor(room / 2))
  const subject = clip(`“${clip(brief.subject, room - Array.from(words).length - 3)}”`, room)
  return `${front}  ${subject}${colour(words, 'gray', style)}`
}

function placeOf({ outcome, reading }: Decision): string {
  const queue = 'queue' in outcome ? outcome.queue : reading.queue.label
  return queue === undefined ? '–' : `${queue} ${Math.round(reading.queue.confidence * 100)} %`
}

function whoOf({ outcome }: Decision, agentName: string | undefined): string {
  switch (outcome.kind) {
    case 'assigned':
    case 'offered':
      return `→ ${agentName ?? outcome.agent}`
    case 'queued':
      return 'waits in the queue'
    case 'held':
      return `held: ${outcome.reason.replaceAll('_', ' ')}`
    case 'triage':
      return `a person looks: ${outcome.reason.replaceAll('_', ' ')}`
  }
}

function colour(text: string, name: Parameters<typeof styleText>[0], style: LineStyle): string {
  return style.colour === 'coloured' ? styleText(name, text, { validateStream: false }) : text
}
