import type { ExpectedLabel, Finding, QualityReport } from '@pointsman/core'

/** What is known beside the report. */
export interface QualityFacts {
  readonly source: string
  readonly seconds: number
  /** The page that was written. */
  readonly page?: string
}

/** What `report quality --json` prints. Shares are 0–1, rounded to six digits; moments are ISO 8601. */
export function qualityJson(report: QualityReport, { source, seconds, page }: QualityFacts): unknown {
  const { expected, from, to } = report
  return {
    source,
    target: report.target,
    tickets: report.tickets,
    labelled: report.labelled,
    ...(from !== undefined && { from: new Date(from).toISOString() }),
    ...(to !== undefined && { to: new Date(to).toISOString() }),
    seconds: rounded(seconds),
    ...(page !== undefined && { page }),
    findings: report.findings.map(findingJson),
    ...(expected && {
      expected: {
        risk: expected.risk,
        confidence: expected.confidence,
        measured_on: expected.measuredOn,
        ...shares(expected),
        coverage_repaired: rounded(expected.coverageRepaired),
        labels: expected.labels.map((each) => ({ label: each.label, ...shares(each) })),
      },
    }),
    labels: report.labels,
    ...(report.overTime && { labels_over_time: report.overTime }),
    ...(report.confusion && { confusion: report.confusion }),
    notes: report.notes,
  }
}

function findingJson({ kind, title, explanation, remedy, worth, tickets, ticketCount, facts }: Finding): unknown {
  return {
    kind,
    title,
    explanation,
    remedy,
    worth: { per_thousand_tickets: rounded(worth.perThousand), gain: worth.gain, basis: worth.basis },
    facts,
    ticket_count: ticketCount,
    tickets,
  }
}

function shares({ tickets, accuracy, coverage, error }: Omit<ExpectedLabel, 'label'>): Record<string, number> {
  return { tickets, accuracy: rounded(accuracy), coverage: rounded(coverage), error: rounded(error) }
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
