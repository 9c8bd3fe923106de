import type { Random } from '@pointsman/core'
import { chance, integer, logNormal, pick, pickWeighted } from '../random.ts'
import type { Language } from '../texts/languages.ts'
import { styles, type Style } from '../texts/style.ts'
import { firstNames, lastNames, towns, tradeWords } from './names.ts'

/** Marlstone's plans, from the least to the most paid for. */
export const plans = ['free', 'starter', 'pro', 'business', 'enterprise'] as const
export type Plan = (typeof plans)[number]

/** A customer of the sample company: a rental firm. */
export interface SampleAccount {
  readonly id: string
  readonly name: string
  readonly plan: Plan
  /** Euros a year on `plan`. */
  readonly annualValue: number
  readonly language: Language
  readonly town: string
  /** Moved up to `plan` from another one, so many days after the start of the history (negative: before it). */
  readonly upgrade?: { readonly from: Plan; readonly afterDays: number }
}

/** What somebody's claims are worth: `inflates` marks trifles urgent, `understates` reports an outage as a detail. */
export type ClaimHabit = 'inflates' | 'understates' | 'level-headed'

/** Somebody who writes to support. */
export interface SampleRequester {
  readonly id: string
  readonly name: string
  readonly account: string
  readonly style: Style
  readonly claims: ClaimHabit
  /** Writes again within days when not served. */
  readonly impatient: boolean
  /** Share of tickets written in English although it is not the account's language. */
  readonly englishShare: number
}

const medianValue: Readonly<Record<Plan, number>> = {
  free: 0,
  starter: 900,
  pro: 4200,
  business: 16_000,
  enterprise: 68_000,
}

/** `count` accounts; about two in three speak English. */
export function makeAccounts(random: Random, count: number): readonly SampleAccount[] {
  return Array.from({ length: count }, (_, index) => makeAccount(random, index))
}

function makeAccount(random: Random, index: number): SampleAccount {
  const language = pickWeighted<Language>(random, [
    ['en', 64],
    ['de', 17],
    ['fr', 10],
    ['es', 9],
  ])
  const level = pickWeighted(random, [
    [0, 12],
    [1, 30],
    [2, 30],
    [3, 20],
    [4, 8],
  ])
  const plan = plans[level] ?? 'pro'
  const account: SampleAccount = {
    id: `acct-${String(index + 1).padStart(3, '0')}`,
    name: accountName(random, language),
    plan,
    annualValue: Math.round(logNormal(random, medianValue[plan], 0.45) / 10) * 10,
    language,
    town: pick(random, towns[language]),
  }
  const from = plans[level - 1]
  if (from === undefined || !chance(random, 0.25)) return account
  return { ...account, upgrade: { from, afterDays: integer(random, -30, 200) } }
}

function accountName(random: Random, language: Language): string {
  const name = pick(random, lastNames[language])
  const trade = pick(random, tradeWords[language])
  const ends = {
    en: ['', ' Ltd', ' Inc', ' & Co'],
    de: [' GmbH', ' KG', '', ' AG'],
    fr: [' SARL', '', ' SAS'],
    es: [' SL', '', ' SA'],
  }
  return language === 'en' || language === 'de'
    ? `${name} ${trade}${pick(random, ends[language])}`
    : `${trade} ${name}${pick(random, ends[language])}`
}

/** `count` people spread over the accounts, more of them where more is paid. */
export function makeRequesters(
  random: Random,
  accounts: readonly SampleAccount[],
  count: number,
): readonly SampleRequester[] {
  const weighted = accounts.map((account) => [account, 1 + plans.indexOf(account.plan) ** 1.6] as const)
  return Array.from({ length: count }, (_, index) => {
    // The first of them cover every account once.
    const account = accounts[index] ?? pickWeighted(random, weighted)
    return makeRequester(random, account, index)
  })
}

function makeRequester(random: Random, account: SampleAccount, index: number): SampleRequester {
  const first = pick(random, firstNames[account.language])
  const last = pick(random, lastNames[account.language])
  const english = account.language === 'en'
  return {
    id: `${slug(first)}.${slug(last)}${index + 1}@${slug(account.name)}.example`,
    name: `${first} ${last}`,
    account: account.id,
    style: pickWeighted<Style>(
      random,
      styles
        .map((style) => [style, styleWeights[style]] as const)
        .filter(([style]) => !english || style !== 'non-native' || index % 5 === 0),
    ),
    claims: pickWeighted<ClaimHabit>(random, [
      ['inflates', 15],
      ['understates', 14],
      ['level-headed', 71],
    ]),
    // Not drawn: a few people write most tickets, and one of them more or less would change how many there are.
    impatient: index % 9 === 8,
    englishShare: english ? 1 : pick(random, [0, 0, 0.1, 0.5, 0.9]),
  }
}

const styleWeights: Readonly<Record<Style, number>> = {
  terse: 20,
  plain: 32,
  chatty: 20,
  formal: 12,
  angry: 6,
  'non-native': 10,
}

function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '')
    .toLowerCase()
}
