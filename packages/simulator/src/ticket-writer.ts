import type { Claims, Priority, Random, Ticket, Timestamp } from '@pointsman/core'
import { priorities } from '@pointsman/core'
import type { Arrival } from './arrivals.ts'
import { dayMs } from './arrivals.ts'
import type { SampleAccount, SampleRequester } from './company/accounts.ts'
import type { SampleCompany } from './company/company.ts'
import { queues, stoppingTopics, topicOf, topics } from './company/queues.ts'
import type { Intent } from './intents.ts'
import { chance, integer, normal, pick, pickWeighted } from './random.ts'
import { compose } from './texts/compose.ts'
import { tongues, type Language } from './texts/languages.ts'
import type { Register } from './texts/phrasebook.ts'
import type { Style } from './texts/style.ts'
import { expand } from './grammar.ts'
import { priorityOfLevel, type Truth } from './truth.ts'

/** A ticket as it arrives, with what it really is beside it. */
export interface TrueTicket {
  readonly ticket: Ticket
  readonly truth: Truth
}

/** What is settled before a ticket is written; the rest is drawn. */
export interface Occasion extends Arrival {
  readonly id: string
  /** Somebody writes again about something. */
  readonly again?: { readonly requester: SampleRequester; readonly topic: string }
}

/** The world a ticket is written in. */
export interface Scene {
  readonly company: SampleCompany
  readonly accounts: ReadonlyMap<string, SampleAccount>
  /** When the history starts: upgrades count from here. */
  readonly historyFrom: Timestamp
}

/** Share of tickets with a second matter. */
const secondShare = 0.07

/** Share of form categories that are wrong. */
export const wrongCategoryShare = 0.3

type Level = 0 | 1 | 2 | 3

/** How often each impact level comes with each intent. */
const levels: Readonly<Record<Intent, readonly (readonly [Level, number])[]>> = {
  'how-to': [
    [0, 6],
    [1, 3.4],
    [2, 0.6],
    [3, 0],
  ],
  bug: [
    [0, 1],
    [1, 5],
    [2, 3.5],
    [3, 0.5],
  ],
  incident: [
    [0, 0],
    [1, 0.6],
    [2, 4],
    [3, 5.4],
  ],
  'feature request': [
    [0, 8],
    [1, 2],
    [2, 0],
    [3, 0],
  ],
  'account task': [
    [0, 3.5],
    [1, 5],
    [2, 1.5],
    [3, 0],
  ],
  complaint: [
    [0, 2],
    [1, 4],
    [2, 3],
    [3, 1],
  ],
}

/** Writes one ticket. */
export function writeTicket(
  random: Random,
  scene: Scene,
  occasion: Occasion,
): TrueTicket & { readonly requester: SampleRequester } {
  const requester = occasion.again?.requester ?? frequentRequester(random, scene.company)
  const account = scene.accounts.get(requester.account)
  if (account === undefined) throw new RangeError(`no account ${requester.account}`)
  const truth = drawTruth(random, scene, occasion, requester, account)
  const channel = pickWeighted(random, [
    ['email', 44],
    ['form', 32],
    ['chat', 17],
    ['phone', 7],
  ])
  const words = compose(random, {
    topic: truth.topic,
    intent: truth.intent,
    impactLevel: levelOf(truth.priority),
    language: truth.language,
    style: truth.style,
    register: truth.register,
    ...(truth.secondQueue === undefined
      ? {}
      : {
          secondTopic: pick(
            random,
            topics.filter((topic) => topic.queue === truth.secondQueue),
          ).id,
        }),
    repeated: truth.repeated,
    signer: {
      name: requester.name,
      company: account.name,
      town: account.town,
      job: expand(pick(random, tongues[truth.language].phrases.jobs), { random, slot: (name) => name }),
    },
    channel,
    hour: new Date(occasion.at).getUTCHours(),
  })
  const upgraded = account.upgrade === undefined || occasion.at >= upgradeAt(scene, account)
  const ticket: Ticket = {
    id: occasion.id,
    ...words,
    receivedAt: occasion.at,
    requester: requester.id,
    account: account.id,
    plan: upgraded ? account.plan : (account.upgrade?.from ?? account.plan),
    annualValue: account.annualValue,
    channel,
    ...claims(random, channel, truth, requester, account),
  }
  return { ticket, truth, requester }
}

function drawTruth(
  random: Random,
  scene: Scene,
  occasion: Occasion,
  requester: SampleRequester,
  account: SampleAccount,
): Truth {
  const sinceUpgrade = account.upgrade === undefined ? Infinity : occasion.at - upgradeAt(scene, account)
  const recentUpgrade = sinceUpgrade >= 0 && sinceUpgrade < 30 * dayMs
  const topic = topicOf(occasion.again?.topic ?? drawTopic(random, occasion, recentUpgrade))
  const intent = occasion.duringOutage ? 'incident' : pickWeighted(random, topic.intents)
  const drawn = pickWeighted(random, levels[intent])
  const level: Level = drawn === 3 && !stoppingTopics.has(topic.id) ? 2 : drawn
  const language: Language =
    account.language === 'en' || chance(random, requester.englishShare) ? 'en' : account.language
  return {
    queue: topic.queue,
    topic: topic.id,
    intent,
    impact: Math.min(1, Math.max(0, [0.07, 0.32, 0.62, 0.92][level]! + 0.05 * normal(random))),
    priority: priorityOfLevel[level],
    language,
    style: styleOf(random, requester, account, language, intent),
    register: registerOf(random, requester),
    ...(chance(random, secondShare) ? { secondQueue: otherQueue(random, topic.queue) } : {}),
    repeated: occasion.again !== undefined,
    recentUpgrade,
    duringOutage: occasion.duringOutage,
  }
}

function upgradeAt(scene: Scene, account: SampleAccount): Timestamp {
  return scene.historyFrom + (account.upgrade?.afterDays ?? 0) * dayMs
}

/** A few people write much, most write seldom. */
function frequentRequester(random: Random, company: SampleCompany): SampleRequester {
  const requester = company.requesters[Math.floor(company.requesters.length * random() ** 1.8)]
  if (requester === undefined) throw new RangeError('the company has no requesters')
  return requester
}

function drawTopic(random: Random, occasion: Occasion, recentUpgrade: boolean): string {
  if (occasion.duringOutage)
    return pickWeighted(random, [
      ['outages', 8],
      ['slow-pages', 2],
      ['app-crashes', 0.6],
      ['api-errors', 0.8],
    ])
  const eager = (id: string): number =>
    recentUpgrade && (id === 'plan-changes' || id === 'invoice-errors' || id === 'first-setup') ? 4 : 1
  return pickWeighted(
    random,
    topics.map((topic) => [topic.id, topic.weight * eager(topic.id)] as const),
  )
}

function otherQueue(random: Random, queue: string): string {
  return pick(
    random,
    queues.filter((other) => other.id !== queue),
  ).id
}

function styleOf(
  random: Random,
  requester: SampleRequester,
  account: SampleAccount,
  language: Language,
  intent: Intent,
): Style {
  if (intent === 'complaint' && chance(random, 0.45)) return 'angry'
  if (language === 'en' && account.language !== 'en' && chance(random, 0.6)) return 'non-native'
  return requester.style
}

function registerOf(random: Random, requester: SampleRequester): Register {
  if (requester.claims === 'inflates') return chance(random, 0.7) ? 'loud' : 'plain'
  if (requester.claims === 'understates') return chance(random, 0.78) ? 'calm' : 'plain'
  return chance(random, 0.05) ? 'loud' : 'plain'
}

function claims(
  random: Random,
  channel: string,
  truth: Truth,
  requester: SampleRequester,
  account: SampleAccount,
): { readonly claimed?: Claims } {
  const asked = channel === 'form' || (channel === 'chat' && chance(random, 0.5))
  if (!asked) return {}
  return {
    claimed: {
      category: category(random, truth),
      priority: claimedPriority(random, truth, requester),
      ...(chance(random, 0.8) ? { language: account.language } : {}),
    },
  }
}

/** What was chosen in the form's list: the right queue by name, or one that sounded right, or the last entry. */
function category(random: Random, truth: Truth): string {
  const nameOf = (id: string): string => queues.find((queue) => queue.id === id)?.name ?? 'Other'
  if (!chance(random, wrongCategoryShare)) return nameOf(truth.queue)
  const tempting = pick(
    random,
    ['billing', 'platform', 'sign-in', 'onboarding'].filter((id) => id !== truth.queue),
  )
  return pickWeighted(random, [
    ['Other', 35],
    [nameOf(tempting), 30],
    [nameOf(otherQueue(random, truth.queue)), 35],
  ])
}

function claimedPriority(random: Random, truth: Truth, requester: SampleRequester): Priority {
  const at = priorities.indexOf(truth.priority)
  const shifted = (by: number): Priority => priorities[Math.min(3, Math.max(0, at + by))] ?? 'normal'
  if (requester.claims === 'inflates') return chance(random, 0.55) ? 'urgent' : shifted(-integer(random, 1, 2))
  if (requester.claims === 'understates') return shifted(integer(random, 1, 2))
  return chance(random, 0.25) ? 'normal' : truth.priority
}

function levelOf(priority: Priority): Level {
  return (3 - priorities.indexOf(priority)) as Level
}
