import type { Finding, FindingKind } from './finding.ts'

/** What is done otherwise where the history was read from a help desk: no file is mended and imported again, things are put right there. */
const deskRemedies: Readonly<Partial<Record<FindingKind, string>>> = {
  wrong_labels: 'Look at the surest ones first, and correct the label in the help desk where you agree.',
  similar_labels:
    'Merge the two in the help desk, or write down in one sentence what makes a ticket the one and not the other.',
  thin_labels: 'Merge them into a broader label, or describe the queue in a few sentences.',
  label_in_text: 'Have the help desk keep these lines out of the text, in a field of their own.',
  machine_mail: 'Filter them in the help desk, before they become tickets.',
  bulk_closing:
    'What is past stays as it is; from now on have tickets closed by whoever worked on them, as they are done.',
  impossible_times: 'See in the help desk what sets these times, often an automation; what is past stays as it is.',
  label_drift: 'Describe new queues, and close those that nobody uses any more.',
}

/** A finding with a remedy that a help desk has. */
export function forHelpDesk(finding: Finding): Finding {
  return { ...finding, remedy: deskRemedies[finding.kind] ?? finding.remedy }
}
