import type { LabelledText } from '../learn/classifier.ts'
import { mostLabels, withFrequentLabels } from '../learn/training/frequent-labels.ts'
import type { Timestamp } from '../domain/time.ts'
import { bulkClosingFinding } from './bulk-closing.ts'
import { contradictionsFinding } from './contradictions.ts'
import { expectRouting, type ExpectedRouting } from './expected-routing.ts'
import { byWorth, findingFrom, type Finding, type FoundAnywhere, type HistoryOrigin } from './finding.ts'
import { impossibleTimesFinding } from './impossible-times.ts'
import { confusionOf, labelInventory, labelsOverTime } from './inventory.ts'
import type { ConfusedLabels, LabelCount, LabelsOverTime } from './inventory.ts'
import { counted, withCommas } from './in-words.ts'
import { labelDriftFinding, recentOf } from './label-drift.ts'
import { labelInTextFinding } from './label-in-text.ts'
import { lateFieldsFindings, type LateField } from './late-fields.ts'
import { leaversFinding, type AgentStanding } from './leavers.ts'
import { machineMailFinding } from './machine-mail-finding.ts'
import { judgeOutOfSample, type OutOfSample } from './out-of-sample.ts'
import { personalDataFindings } from './personal-data-findings.ts'
import { hasText, type QualityTarget, type QualityTicket } from './quality-ticket.ts'
import { similarLabelsFindings } from './similar-labels.ts'
import { thinLabelsFinding } from './thin-labels.ts'
import { wordDriftFinding } from './word-drift.ts'
import { suspectLabels, wrongLabelsFinding } from './wrong-labels.ts'

/** What is known about a history beside its tickets, and what is asked. */
export interface QualityOptions {
  readonly target: QualityTarget
  readonly agents: readonly AgentStanding[]
  /** What change histories say of fields that are set after arrival; absent where there are none. */
  readonly late?: readonly LateField[]
  /** `files` where nothing is said. */
  readonly origin?: HistoryOrigin
  readonly now: Timestamp
  readonly seed: number
  /** Tickets named with each finding, at most. */
  readonly limit: number
  /** Share of decisions made alone that may be wrong, and how surely: see `chooseThreshold`. */
  readonly risk: number
  readonly confidence: number
  readonly onProgress?: (share: number, step: string) => void
}

/** What is wrong with a history, and what could be expected of routing on it. */
export interface QualityReport {
  readonly target: QualityTarget
  readonly tickets: number
  readonly labelled: number
  /** Of the dated tickets. */
  readonly from?: Timestamp
  readonly to?: Timestamp
  readonly labels: readonly LabelCount[]
  /** The most valuable first. */
  readonly findings: readonly Finding[]
  readonly expected?: ExpectedRouting
  readonly overTime?: LabelsOverTime
  readonly confusion?: ConfusedLabels
  /** What could not be looked at, and why; sentences. */
  readonly notes: readonly string[]
}

/** Fewer labelled tickets cannot be judged by a model. */
const fewestJudged = 50

/** Looks a history over. Same tickets, same options: same report. One core; memory is that of a training on the tickets. */
export function reportQuality(given: readonly QualityTicket[], options: QualityOptions): QualityReport {
  const tickets = inOrderOfTime(given)
  const labelled = tickets.filter(({ label }) => label !== undefined)
  const { judged, notes } = judgeable(labelled, options)
  const { found, expected } = judged.length === 0 ? {} : judge(judged, options)
  options.onProgress?.(0.96, 'comparing tickets')
  const dated = tickets.filter(({ receivedAt }) => receivedAt !== undefined)
  if (dated.length < tickets.length)
    notes.push(
      `${counted(tickets.length - dated.length, 'ticket has', 'tickets have')} no date: nothing is said of them over time.`,
    )
  const findings = [
    ...(found && expected ? labelFindings(judged, found, expected, options.limit) : []),
    ...similarLabelsFindings(judged.length > 0 ? judged : labelled, found, options.limit),
    contradictionsFinding(labelled, options.limit),
    labelInTextFinding(labelled, options.limit),
    ...lateFieldsFindings(labelled, { ...options, late: options.late ?? [] }),
    machineMailFinding(tickets, options.limit),
    ...personalDataFindings(tickets, options.limit),
    leaversFinding(tickets, options.agents, options.limit),
    bulkClosingFinding(tickets, options.limit),
    impossibleTimesFinding(tickets, options.now, options.limit),
    ...driftFindings(dated, judged, found, options.limit),
  ].filter((finding) => finding !== undefined)
  const [first, last] = [dated[0]?.receivedAt, dated.at(-1)?.receivedAt]
  const overTime = labelsOverTime(dated)
  const confusion = found && confusionOf(found)
  return {
    target: options.target,
    tickets: tickets.length,
    labelled: labelled.length,
    ...(first !== undefined && last !== undefined && { from: first, to: last }),
    labels: labelInventory(labelled),
    findings: findings.map((each) => findingFrom(options.origin ?? 'files', each)).toSorted(byWorth),
    ...(expected && { expected }),
    ...(overTime && { overTime }),
    ...(confusion && { confusion }),
    notes,
  }
}

/** A ticket without a date is as old as the one before it. */
function inOrderOfTime(tickets: readonly QualityTicket[]): readonly QualityTicket[] {
  let last = Number.NEGATIVE_INFINITY
  const dated = tickets.map((ticket) => {
    last = ticket.receivedAt ?? last
    return { ticket, at: last }
  })
  return dated.toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ ticket }) => ticket)
}

/** Tickets whose label a model can judge: written by people, with words, of a label that is not one of thousands. */
function judgeable(
  labelled: readonly QualityTicket[],
  { target }: QualityOptions,
): { readonly judged: readonly QualityTicket[]; readonly notes: string[] } {
  const notes: string[] = []
  const readable = labelled.filter((ticket) => ticket.machineMail === undefined && hasText(ticket))
  const frequent = new Set(withFrequentLabels(readable.map(textOf)).map(({ label }) => label))
  const judged = readable.filter(({ label }) => frequent.has(label!))
  if (judged.length < readable.length)
    notes.push(
      `There are more than ${withCommas(mostLabels)} labels; ${counted(readable.length - judged.length, 'ticket')} of the rarest were not judged.`,
    )
  if (judged.length >= fewestJudged && frequent.size >= 2) return { judged, notes }
  notes.push(
    frequent.size < 2 && judged.length > 0
      ? `All tickets have the same ${target}: there is nothing to tell apart.`
      : `Only ${counted(judged.length, 'ticket has', 'tickets have')} words and a ${target}; ${fewestJudged} are needed to judge labels.`,
  )
  return { judged: [], notes }
}

function judge(
  judged: readonly QualityTicket[],
  { risk, confidence, seed, limit, onProgress }: QualityOptions,
): { readonly found: OutOfSample; readonly expected: ExpectedRouting } {
  const examples = judged.map(textOf)
  const found = judgeOutOfSample(examples, {
    seed,
    explained: 2 * limit,
    onProgress: (share) => onProgress?.(share * 0.82, 'judging every label by models that did not see it'),
  })
  const isDated = judged.every(({ receivedAt }) => receivedAt !== undefined) && recentOf(judged) !== undefined
  const expected = expectRouting(examples, found, {
    ...{ risk, confidence, seed, isDated },
    suspects: new Set(suspectLabels(found).map(({ ticket }) => ticket)),
    onProgress: (share) => onProgress?.(0.82 + share * 0.14, 'measuring what routing would be like'),
  })
  return { found, expected }
}

function textOf({ subject, body, label = '' }: QualityTicket): LabelledText {
  return { subject, body, label }
}

function labelFindings(
  judged: readonly QualityTicket[],
  found: OutOfSample,
  expected: ExpectedRouting,
  limit: number,
): readonly (FoundAnywhere | undefined)[] {
  return [wrongLabelsFinding(judged, found, expected, limit), thinLabelsFinding(judged, found, limit)]
}

function driftFindings(
  dated: readonly QualityTicket[],
  judged: readonly QualityTicket[],
  found: OutOfSample | undefined,
  limit: number,
): readonly (FoundAnywhere | undefined)[] {
  const recent = recentOf(dated)
  if (!recent) return []
  const misread = new Set(judged.filter((_, i) => found && found.predicted[i] !== found.given[i]))
  const isMisread = (ticket: QualityTicket): boolean => misread.has(ticket)
  return [labelDriftFinding(dated, recent, isMisread, limit), wordDriftFinding(dated, recent, isMisread, limit)]
}
