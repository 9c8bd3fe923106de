import { queues as companyQueues, topics as companyTopics } from '../company/queues.ts'

/**
 * A made-up support organisation as numbers: how many people and topics, how hard the work, how good the reader. Nothing
 * here is known to a routing policy. Several worlds stand side by side so that nobody tunes a policy to one of them.
 */
export interface World {
  readonly name: string
  /** What makes this world different, in words. */
  readonly description: string
  readonly agents: number
  readonly topics: number
  /** Topics are grouped; a queue is a group. */
  readonly queues: number
  /** Tickets somebody works on at once, least and most. */
  readonly slots: readonly [number, number]
  /**
   * Share of everybody's working time, all hands full, that arrivals would take if each went to an ordinary member of its
   * topic's people. Larger: longer queues. First in, first out breaks down at about 0.6, an oracle at about 0.8.
   */
  readonly load: number
  /** How clearly a ticket shows its topic, in deviations of the noise: 3.2 is right about four times in five of 24. */
  readonly topicSignal: number
  /** How clearly it shows its queue, in the same unit. */
  readonly queueSignal: number
  /** Deviation of the impact as read, on a scale of 0–1. */
  readonly impactNoise: number
  /** Deviation of the logarithm of the minutes as read. */
  readonly minutesNoise: number
  /** Share of tickets whose form names another topic than theirs. */
  readonly wrongCategoryShare: number
  /** Topics somebody is really good at, mean. Smaller: specialists are scarce. */
  readonly ownTopics: number
  /** Share of topics that only few people master. */
  readonly scarceTopicShare: number
  /** Deviation of the logarithm of an agent's pace, person by person and again topic by topic. */
  readonly paceSpread: number
  /** Deviation of declared levels from the true ones. */
  readonly declaredNoise: number
  /** Each further ticket in somebody's hands slows every other by this share. 1: doing two at once gains nothing. */
  readonly slowDown: number
  /** How much slower somebody is at the end of eight hours than at their start. */
  readonly fatigue: number
  /** How much faster practice makes somebody at a topic that is new to them, at most. */
  readonly practiceGain: number
  /** Share of working days lost to sickness and leave. */
  readonly absence: number
  /** Share of agents who are new to the work. */
  readonly juniorShare: number
  /** Deviation of the logarithm of a ticket's minutes around its topic's median. */
  readonly minutesSpread: number
  /** Share of tickets not in the main language. */
  readonly otherLanguageShare: number
  /** Outages and releases a month. */
  readonly outages: number
  readonly releases: number
  /** Share of requesters who mark trifles urgent, and who understate. */
  readonly inflaters: number
  readonly understaters: number
  /** Whether people work in one zone or around the globe. */
  readonly zones: 'one' | 'three'
  /** Topics and queues are those of the sample company, and every ticket has its words; without, tickets have none. */
  readonly words?: 'company'
}

/** The organisation the README speaks of: thirty people, two dozen topics, skills hidden, a reader that errs. */
const thirty: World = {
  name: 'thirty',
  description: 'thirty agents, 24 topics, a Monday backlog, a reader right about four times in five',
  agents: 30,
  topics: 24,
  queues: 8,
  slots: [2, 4],
  load: 0.5,
  topicSignal: 2.5,
  queueSignal: 1.8,
  impactNoise: 0.2,
  minutesNoise: 0.5,
  wrongCategoryShare: 0.25,
  ownTopics: 5,
  scarceTopicShare: 0.2,
  paceSpread: 0.2,
  declaredNoise: 0.15,
  slowDown: 0.5,
  fatigue: 0.1,
  practiceGain: 0.3,
  absence: 0.05,
  juniorShare: 0.2,
  minutesSpread: 0.7,
  otherLanguageShare: 0.12,
  outages: 1,
  releases: 2,
  inflaters: 0.2,
  understaters: 0.15,
  zones: 'three',
}

/** Every named world; the first is the default. */
export const worlds: readonly World[] = [
  thirty,
  {
    ...thirty,
    name: 'small',
    description: 'ten people in one place, 12 topics, everybody does nearly everything',
    agents: 10,
    topics: 12,
    queues: 4,
    ownTopics: 6,
    scarceTopicShare: 0.1,
    zones: 'one',
    load: 0.5,
  },
  {
    ...thirty,
    name: 'large',
    description: 'sixty people, 40 topics, specialists in narrow fields',
    agents: 60,
    topics: 40,
    queues: 10,
    ownTopics: 5,
    scarceTopicShare: 0.3,
  },
  { ...thirty, name: 'light', description: 'the thirty with time to spare', load: 0.4 },
  { ...thirty, name: 'heavy', description: 'the thirty with more than they can comfortably do', load: 0.58 },
  {
    ...thirty,
    name: 'misread',
    description: 'the thirty with a poor reader: right three times in five',
    topicSignal: 1.7,
    queueSignal: 1.3,
    impactNoise: 0.32,
    minutesNoise: 0.8,
  },
  {
    ...thirty,
    name: 'scarce',
    description: 'few specialists: two in five topics are mastered by two or three people only',
    ownTopics: 4,
    scarceTopicShare: 0.4,
    load: 0.5,
  },
  {
    ...thirty,
    name: 'single-file',
    description: 'work on one ticket at a time, nearly equal people, little to gain by choosing',
    slots: [1, 1],
    slowDown: 1,
    paceSpread: 0.1,
    ownTopics: 8,
    practiceGain: 0.1,
    load: 0.5,
  },
  {
    ...thirty,
    name: 'marlstone',
    description: 'the thirty with the queues, topics and words of the sample company',
    topics: companyTopics.length,
    queues: companyQueues.length,
    ownTopics: 6,
    words: 'company',
  },
]
