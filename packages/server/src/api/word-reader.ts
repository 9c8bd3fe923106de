import {
  unread,
  type LabelReading,
  type LabelsInForce,
  type Queue,
  type Reader,
  type TicketWords,
} from '@pointsman/core'
import type { ReaderSource } from '../engine/parts.ts'

/**
 * A reader for tests that are not about reading: a ticket belongs to the first queue of whose description it holds a
 * word. There at once, where a real day-one reader is trained for seconds.
 */
export const wordReaders: ReaderSource = {
  load: () => Promise.reject(new Error('a word reader has no snapshot')),
  dayOne: async (queues) => wordReader(queues),
}

function wordReader(queues: readonly Queue[]): Reader {
  let lastSeq = 0
  return {
    get version() {
      return `words+${lastSeq}`
    },
    read: (ticket, inForce) => {
      const { isMissing: _, ...nothing } = unread(ticket, '')
      const queue = queueByWords(queues, ticket, inForce)
      return { ...nothing, notes: [], ...(queue === undefined ? {} : { queue: sure(queue.id) }) }
    },
    learnOne: ({ seq }) => {
      lastSeq = seq
    },
    snapshot: () => new Uint8Array(),
  }
}

function queueByWords(queues: readonly Queue[], ticket: TicketWords, inForce: LabelsInForce): Queue | undefined {
  const text = `${ticket.subject} ${ticket.body.slice(0, 5000)}`.toLowerCase()
  const open = queues.filter(({ id }) => inForce.queues.includes(id))
  return open.find(({ description }) =>
    description
      .toLowerCase()
      .split(', ')
      .some((word) => text.includes(word)),
  )
}

function sure(label: string): LabelReading {
  return {
    label,
    distribution: [{ label, probability: 0.9 }],
    confidence: 0.9,
    inScope: 0.9,
    abstained: false,
    evidence: [],
  }
}
