import type { Lesson } from '../domain/lesson.ts'
import type { ComplexityReading, LabelReading, NumberReading, Reading } from '../domain/reading.ts'
import { priorities } from '../domain/ticket.ts'
import { PointsmanError } from '../errors.ts'
import type { FieldText } from '../learn/classifier.ts'
import type { TextClassifier } from '../learn/text-classifier.ts'
import type { Vocabulary } from '../learn/vocabulary.ts'
import type { FacetName } from './facet-examples.ts'
import { impactOfBand } from './impact-prior.ts'
import { separableIssues, type SegmentReading } from './issues.ts'
import { knownIntent } from './known-intent.ts'
import { labelReading, likeliest } from './label-reading.ts'
import type { LabelsAllowed } from './label-shares.ts'
import { minuteClasses } from './complexity-prior.ts'
import { minutesOf, nearestMinuteClass } from './minute-classes.ts'
import { newQueues, type NewQueues } from './new-queues.ts'
import { hasWords } from './own-words.ts'
import { prepareText, type PreparedText } from './prepare-text.ts'
import { evidenceFor } from './reading-evidence.ts'
import { writeReaderSnapshot } from './reader-snapshot.ts'
import type { HeldOutReading, LabelsInForce, Reader, Senses, TicketWords } from './reader.ts'

/** A classifier for every facet; one that nothing was learned of has no labels until a lesson brings one. */
export type Facets = Readonly<Record<FacetName, TextClassifier>>

/** What a reader consists of, and what its snapshot holds. */
export interface ReaderModel {
  /** Fingerprint of what was trained. */
  readonly id: string
  /** Of every facet: a ticket is looked up once. */
  readonly vocabulary: Vocabulary
  readonly facets: Facets
  /** The last lesson applied; 0 before the first. */
  readonly lastSeq: number
}

/** UTF-16 units of a text's beginning that its language is told from; more changes nothing. */
const languageUnits = 300
/** Minutes from which a ticket is for the second line, and for a specialist. */
const tierMinutes = [20, 60] as const

/** The reader: text in, every facet with its doubt and its reasons out. */
export class TicketReader implements Reader {
  readonly #model: ReaderModel
  readonly #senses: Senses
  #lastSeq: number
  #new:
    | { readonly of: LabelsInForce['described']; readonly key: string; readonly found: NewQueues | undefined }
    | undefined

  constructor(model: ReaderModel, senses: Senses) {
    this.#model = model
    this.#senses = senses
    this.#lastSeq = model.lastSeq
  }

  get version(): string {
    return `${this.#model.id}+${this.#lastSeq}`
  }

  get heldOut(): readonly HeldOutReading[] {
    const { labels, heldOut } = this.#model.facets.queue
    return heldOut.map(({ label, ...read }) => {
      const queue = label === undefined ? undefined : labels[label]
      return queue === undefined ? read : { ...read, queue }
    })
  }

  read(ticket: TicketWords, inForce: LabelsInForce): Reading {
    const prepared = prepareText(ticket.subject, ticket.body, this.#senses.plainText)
    const { queue, topic, intent } = this.#model.facets
    const { notes, text } = prepared
    const language = this.#senses.language(text.slice(0, languageUnits))
    const distress = this.#senses.distress(text)
    const allowed = queuesAllowed(inForce)
    const said = this.#newQueues(inForce)
    const queueRead = labelReading(queue, prepared, allowed, said)
    const readSegment = (segment: string): SegmentReading =>
      segment === text ? queueRead : this.#readSegment(segment, inForce)
    return {
      queue: queueRead,
      topic: labelReading(topic, prepared, inForce.topics === undefined ? {} : { labels: inForce.topics }),
      intent: labelReading(intent, prepared, {}),
      complexity: this.#complexity(prepared),
      impact: this.#impact(prepared),
      distress: { value: distress, confidence: language.code === 'en' ? 0.7 : 0.3, abstained: false, evidence: [] },
      language,
      issues: hasWords([text]) ? separableIssues(text, readSegment) : [],
      notes,
      text,
    }
  }

  learnOne(lesson: Lesson): void {
    if (lesson.seq <= this.#lastSeq) {
      throw new PointsmanError(
        'lesson_out_of_order',
        `lesson ${lesson.seq} of ticket ${lesson.ticketId} comes after lesson ${this.#lastSeq}, which is already learned`,
      )
    }
    this.#lastSeq = lesson.seq
    const { facet, takesBack, isNot, weight } = lesson
    const label = labelOf(lesson)
    if (label === undefined) return
    const taught = { ...asFields(lesson.text), label, ...(isNot ? { isNot } : {}), ...(weight ? { weight } : {}) }
    if (takesBack === undefined) this.#model.facets[facet].learnOne({ ...taught, seq: lesson.seq })
    else this.#model.facets[facet].takeBack({ ...taught, seq: takesBack })
  }

  snapshot(): Uint8Array {
    return writeReaderSnapshot({ ...this.#model, lastSeq: this.#lastSeq })
  }

  /** Worked out when the open queues change, and not for every ticket. */
  #newQueues({ described }: LabelsInForce): NewQueues | undefined {
    if (this.#new?.of !== described) {
      // The same words in another list: what is in force is looked up again every second.
      const key = JSON.stringify(described)
      const found =
        this.#new?.key === key ? this.#new.found : newQueues(this.#model.facets.queue.trainedLabels, described)
      this.#new = { of: described, key, found }
    }
    return this.#new?.found
  }

  #readSegment(segment: string, inForce: LabelsInForce): SegmentReading {
    const text = { subject: '', body: segment }
    const best = likeliest(this.#model.facets.queue, text, queuesAllowed(inForce), this.#newQueues(inForce))
    return best ? { label: best.label, confidence: best.probability } : { confidence: 0 }
  }

  #impact(text: PreparedText): NumberReading {
    const read = this.#classes('impact', text, priorities)
    if (!read) return { value: 0, confidence: 0, abstained: true, evidence: [] }
    const value = priorities.reduce((sum, band, i) => sum + read.shares[i]! * impactOfBand[band], 0)
    return { value, confidence: Math.max(...read.shares), abstained: false, ...read.why }
  }

  #complexity(text: PreparedText): ComplexityReading {
    const read = this.#classes('complexity', text, minuteClasses)
    if (!read) return { ...minutesOf([0.25, 0.25, 0.25, 0.25]), tier: 1, confidence: 0, abstained: true, evidence: [] }
    const range = minutesOf(read.shares)
    const tier = range.minutes < tierMinutes[0] ? 1 : range.minutes < tierMinutes[1] ? 2 : 3
    return { ...range, tier, confidence: Math.max(...read.shares), abstained: false, ...read.why }
  }

  /** Probability of each class of a facet that is a number in truth, and the words behind the likeliest. */
  #classes(
    facet: 'impact' | 'complexity',
    text: PreparedText,
    classes: readonly string[],
  ): { shares: readonly number[]; why: Pick<LabelReading, 'evidence' | 'sum'> } | undefined {
    const classifier = this.#model.facets[facet]
    if (!hasWords([text.text])) return undefined
    const { probabilities, inScope } = classifier.predictOne(text)
    if (inScope === 0) return undefined
    const shares = classes.map((name) => probabilities[classifier.labels.indexOf(name)] ?? 0)
    const best = classes[shares.indexOf(Math.max(...shares))]!
    return { shares, why: evidenceFor(classifier, text, text.text, best) ?? { evidence: [] } }
  }
}

function queuesAllowed({ queues, merged }: LabelsInForce): LabelsAllowed {
  return merged === undefined ? { labels: queues } : { labels: queues, merged }
}

/** Subject and body of a lesson's text: its first line and the rest; one line alone is a body. */
function asFields(text: string): FieldText {
  const end = text.indexOf('\n')
  return end < 0 ? { subject: '', body: text } : { subject: text.slice(0, end), body: text.slice(end + 1) }
}

/** The label an answer stands for; undefined when it is no value of the facet. */
function labelOf({ facet, answer }: Lesson): string | undefined {
  switch (facet) {
    case 'queue':
    case 'topic':
      return answer
    case 'intent':
      return knownIntent(answer)
    case 'impact':
      return priorities.find((band) => band === answer)
    case 'complexity':
      return Number(answer) > 0 ? nearestMinuteClass(Number(answer)) : undefined
  }
}
