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

/** Widths of the parts before the ticket's words: time, id, band, place, person. */
const widths = { roomy: [5, 9, 11, 18, 22], narrow: [5, 9, 6, 14, 17] } as const
/** Below this many columns parts are squeezed, and the words that decided are left out. */
const roomyFrom = 120

/** One decision in one line: when, how urgent, where to and how surely, to whom, what it says, and by which words. */
export function decisionLine(decision: Decision, style: LineStyle): string {
  const brief = toDecisionBrief(decision)
  const isRoomy = style.columns >= roomyFrom
  const [time, id, band, place, who] = isRoomy ? widths.roomy : widths.narrow
  const front = [
    pad(brief.at.slice(11, 16), time),
    pad(clip(decision.ticketId, id), id),
    colour(
      pad(isRoomy ? `${brief.band} ${brief.urgency.toFixed(2)}` : brief.band, band),
      bandColours[brief.band],
      style,
    ),
    pad(clip(placeOf(decision), place), place),
    pad(clip(whoOf(decision, brief.agent_name), who), who),
  ].join('  ')
  const room = Math.max(20, style.columns - (time + id + band + place + who + 2 * 5) - 1)
  const words = isRoomy && brief.words.length > 0 ? clip(` ← ${brief.words.join(', ')}`, Math.floor(room * 0.45)) : ''
  const subject = `“${clip(brief.subject, room - Array.from(words).length - 2)}”`
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
      return 'waits'
    case 'held':
      return `held: ${outcome.reason.replaceAll('_', ' ')}`
    case 'triage':
      return `triage: ${outcome.reason.replaceAll('_', ' ')}`
  }
}

function colour(text: string, name: Parameters<typeof styleText>[0], style: LineStyle): string {
  return style.colour === 'coloured' ? styleText(name, text, { validateStream: false }) : text
}
