import type { PastTicket, RtSeed } from './real-request-tracker.ts'

/** A small support team's past, for tests: who works where, and what customers of each queue write about. */
const teams = {
  Billing: {
    people: ['alice', 'bob'],
    subjects: ['Wrong invoice', 'Refund please', 'Charged twice', 'VAT on the receipt', 'Payment declined'],
    words: [
      'the invoice shows an amount that we never agreed on',
      'please refund the second charge on our credit card',
      'the receipt lacks our VAT number',
      'our payment by card was declined although it is covered',
      'we were billed for seats that we cancelled',
    ],
  },
  Network: {
    people: ['carol', 'dave'],
    subjects: ['VPN drops', 'No connection', 'Very slow line', 'Router restarts', 'Wifi in the office'],
    words: [
      'the VPN tunnel drops every few minutes',
      'nobody in the branch office has a connection since this morning',
      'the line is slow, and packets are lost on the way to the gateway',
      'the router restarts by itself and the wifi is gone',
      'DNS does not resolve any name in our subnet',
    ],
  },
  Accounts: {
    people: ['erin', 'frank'],
    subjects: ['Locked out', 'New password', 'Leaver to remove', 'Cannot sign in', 'Rights for a colleague'],
    words: [
      'I am locked out and the password reset mail does not come',
      'please remove the login of a colleague who left',
      'signing in fails although the password is right',
      'our new colleague needs an account with rights to edit',
      'the second factor was on a phone that I lost',
    ],
  },
} as const

type Team = keyof typeof teams
export const teamNames: readonly Team[] = ['Billing', 'Network', 'Accounts']

const greetings = ['Hello', 'Hi', 'Good morning', 'Dear team', 'Hi there']
const goodbyes = ['Thanks', 'Regards', 'Please help soon', 'It is not urgent', 'Many thanks in advance']

/** What the `n`th ticket of a team says. */
export function wordsOf(team: Team, n: number): { readonly subject: string; readonly body: string } {
  const { subjects, words } = teams[team]
  const [one, other] = [pick(words, n), pick(words, Math.floor(n / 5) + 1)]
  return {
    subject: pick(subjects, n),
    body: `${pick(greetings, n)},\n\n${one}; also, ${other}.\n\n${pick(goodbyes, n * 3)}`,
  }
}

export function peopleOf(team: Team): readonly string[] {
  return teams[team].people
}

/**
 * Mail comes into General; a dispatcher moves it, one in ten first to the wrong team; somebody there takes it, answers and resolves it.
 * One in twenty-five is still open. Two hours apart, up to `until`.
 */
export function pastOfTeams(count: number, until: number): Pick<RtSeed, 'agents' | 'queues' | 'tickets'> {
  const agents = [...teamNames.flatMap((team) => teams[team].people), 'grace']
  const tickets = Array.from({ length: count }, (_, n) => past(n, until - (count - n) * 7_200_000))
  return { agents, queues: teamNames, tickets }
}

function past(n: number, created: number): PastTicket {
  const team = teamNames[n % 3]!
  const owner = teams[team].people[Math.floor(n / 3) % 2]!
  const acts: [by: string, act: string, value: string][] = [
    ...(n % 10 === 7 ? [['grace', 'queue', teamNames[(n + 1) % 3]!] as [string, string, string]] : []),
    ['grace', 'queue', team],
    ...(n % 4 === 0 ? [['grace', 'priority', '100'] as [string, string, string]] : []),
    [owner, 'owner', owner],
    [owner, 'reply', 'We are looking into it.'],
    ...(n % 25 === 24 ? [] : [[owner, 'status', 'resolved'] as [string, string, string]]),
  ]
  return {
    ...wordsOf(team, n),
    requester: `customer${n % 40}@example.test`,
    queue: 'General',
    created: instant(created),
    acts: acts.map(([by, act, value], step) => ({ by, do: act, value, at: instant(created + (step + 1) * 600_000) })),
  }
}

function pick<Item>(all: readonly Item[], n: number): Item {
  return all[n % all.length]!
}

function instant(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}
