/** Texts of the look back on a month. */
export const reviewTexts = {
  review: {
    title: 'Review',
    month: 'Month',
    before: 'The month before',
    after: 'The month after',
    soFar: (month: string): string => `${month}, so far`,
    nothing: 'Nothing was decided in this month.',
    nothingLead: 'Choose another month. The one that is not over yet can be looked at, too.',
    thisMonth: 'This month, so far',
    volumes: {
      decided: 'Tickets',
      alone: 'Decided alone',
      suggested: 'Suggested',
      shadow: 'In shadow',
      triage: 'Left to people',
      resolved: 'Resolved',
    },
    volumeHints: {
      decided: 'Tickets whose first decision fell in this month. Everything below is about them.',
      alone: 'Done without asking anybody: the queue is live, and Pointsman was sure enough.',
      suggested: 'Proposed to people, who acted.',
      shadow: 'Recorded and not shown to anybody.',
      triage: 'Pointsman could not, or may not, decide them.',
      resolved: 'Of all of them, up to now.',
    },
    ofAll: (share: string): string => `${share} of all`,
    next: 'What to do next',
    noNext: 'Nothing calls for a change.',
    steps: {
      train: (share: string, n: string): string =>
        `Train anew: overrides rose to ${share} of ${n}. What people corrected since the last training is learned by it.`,
      look_at_queue: (share: string, n: string, about: string): string =>
        `Look at ${about}: ${share} of its ${n} decisions were overridden, surely more than elsewhere. Its name, its description or its history may mislead.`,
      mind_confidence: (share: string, n: string): string =>
        `Train anew, or lower what may be decided alone: probabilities were off by ${share} on ${n} tickets.`,
      trust_queue: (share: string, n: string, about: string): string =>
        `Let ${about} act alone: ${share} of ${n} suggestions were overridden, surely fewer than tolerated.`,
      even_out: (share: string, n: string, about: string): string =>
        `Relieve ${about}: ${share} of all work (${n} tickets) was theirs. Are others on their queues, and is their capacity right?`,
    },
    overrides: {
      title: 'Overrides',
      chart: 'Share of the decisions that people saw and changed, by week, with its range',
      none: 'No decision was shown to people, so none could be changed.',
      finding: (share: string, n: string): string => `${share} of ${n} decisions that people saw were overridden`,
    },
    misroutes: {
      title: 'Misroutes',
      chart: 'Share of resolved tickets that ended in another queue than the one read, by week, with its range',
      none: 'No ticket was resolved yet, so none is known to have gone astray.',
      finding: (share: string, n: string): string =>
        `${share} of ${n} resolved tickets ended in another queue than the one read`,
    },
    funnel: {
      title: 'From coming in to closed as decided',
      stage: 'Stage',
      share: 'Share of all',
      finding: (unchanged: string, all: string): string =>
        `${unchanged} of ${all} tickets were decided alone and closed as decided`,
      stages: {
        received: 'Came in',
        placed: 'A place was found',
        alone: 'Decided alone',
        closed: 'Closed by now',
        unchanged: 'Unchanged at close',
      },
      hints: {
        received: 'Decided for the first time in this month',
        placed: 'Pointsman said where they belong; the rest was left to people',
        alone: 'Of these, nobody was asked',
        closed: 'Of these, resolved up to now',
        unchanged: 'Of these, without an override, in the queue read, by whoever had it first',
      },
      ofBefore: (share: string): string => `${share} of these`,
      note: 'Each stage is part of the one above. What is in shadow or suggested ends at “A place was found”.',
    },
    riskCurve: {
      title: 'Coverage against risk',
      none: 'Fewer than ten tickets of the month were read and are resolved: nothing can be said yet.',
      chart: 'Share wrong among the surest tickets, by how many of all tickets these are',
      finding: (coverage: string, error: string, all: string): string =>
        `The surest ${coverage} went wrong in ${error}; all of them would have in ${all}`,
      never: (share: string): string => `However sure, more than ${share} went wrong`,
      x: 'share decided alone, the surest first',
      threshold: 'Confidence from',
      coverage: 'Decided alone',
      error: 'Wrong',
      note: (tickets: string): string =>
        `Looking back on ${tickets} resolved tickets, whatever was done with them. What may be promised is less: see the slider of risk in the policy.`,
    },
    coverage: {
      title: 'Coverage',
      chart: 'Share of tickets decided without asking anybody, of all that was not in shadow, by week, with its range',
      none: 'Every ticket was in shadow: none was decided alone.',
      finding: (share: string, n: string): string => `${share} of ${n} tickets were decided without asking anybody`,
    },
    fewer: (before: string): string => `, fewer than the ${before} of the period before`,
    more: (before: string): string => `, more than the ${before} of the period before`,
    asBefore: (before: string): string => `, about as many as before (${before})`,
    halves: (first: string, second: string): string =>
      `: ${first} in the first half of the month, ${second} in the second`,
    weekOf: 'Week from',
    share: 'Share',
    range: 'Range',
    tickets: 'Tickets',
    byQueue: 'By queue read',
    byIntent: 'By intent',
    cases: (cases: string, n: string): string => `${cases} of ${n}`,
    columns: { name: 'Name', rate: 'Share, with its range', cases: 'Tickets' },
    calibration: {
      title: 'Calibration',
      chart: 'How sure the reader was of the queue against how often it was right; larger dots are more tickets',
      none: 'How sure the reader may be of itself cannot be told yet: too few tickets are resolved.',
      good: (error: string, n: string): string =>
        `Probabilities mean what they say: off by ${error} on average over ${n} resolved tickets`,
      bad: (error: string, n: string): string =>
        `Probabilities do not mean what they say: off by ${error} on average over ${n} resolved tickets`,
      above: 'Above the line it was right more often than it said, below it less often. Larger dots are more tickets.',
      sure: 'Said',
      right: 'Was right',
      x: 'how sure the reader was',
    },
    times: {
      title: 'Times',
      none: 'Too few first responses are known to tell how long they take.',
      only: (now: string): string => `Half of the customers had a first response within ${now}`,
      faster: (now: string, before: string): string =>
        `Half waited no more than ${now} for a first response, where it was ${before} before Pointsman`,
      slower: (now: string, before: string): string =>
        `Slower than before Pointsman: half waited ${now} for a first response, where it was ${before}`,
      same: (now: string, before: string): string =>
        `Half had a first response within ${now}, where it was ${before}: no difference that could not be chance`,
      note: (before: string, now: string): string =>
        `Around the clock. Before: ${before} tickets that Pointsman did not touch, imported or in shadow. Now: ${now}. Other things may have changed between them as well.`,
      columns: { what: 'Time', before: 'Before', now: 'Now' },
      response: 'First response, half of them within',
      responseNine: 'First response, nine in ten within',
      resolution: 'Resolution, half of them within',
      resolutionNine: 'Resolution, nine in ten within',
    },
    load: {
      title: 'Load',
      none: 'Nobody resolved anything yet.',
      finding: (people: string, most: string, even: string): string =>
        `The busiest of ${people} people did ${most} of the work; an even share is ${even}`,
      one: 'One person resolved everything',
      note: (gini: string): string =>
        `Effort of resolved tickets; the mark is an even share. Unevenness (Gini) ${gini}: 0 is even, 1 one person does all. Hours worked differ.`,
      columns: {
        agent: 'Person',
        share: 'Share of the effort',
        tickets: 'Tickets',
        handedOn: 'Handed on',
        half: 'Half within',
      },
    },
    who: {
      title: 'Who overrides what',
      none: 'Nobody changed a decision.',
      columns: {
        actor: 'Who',
        overrides: 'Overrides',
        agent: 'Person',
        queue: 'Queue',
        priority: 'Priority',
        intent: 'Intent',
        mostly: 'Mostly in',
      },
    },
    reasons: {
      title: 'Why they override',
      none: 'No reasons were given.',
      times: (n: number, count: string): string => (n === 1 ? 'once' : `${count} times`),
    },
    lessons: {
      title: 'What was learned',
      none: 'Nothing was taught in this month.',
      from: (lessons: string, tickets: string): string => `${lessons} lessons from ${tickets} tickets`,
    },
    note: 'Ranges hold the true figure in 95 of 100 cases. A ticket counts in the month of its first decision (UTC); what is still open is in no share of resolved tickets.',
  },
} as const
