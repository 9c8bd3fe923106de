/** Texts around every screen. */
export const shellTexts = {
  product: 'Pointsman',

  skip: 'Skip to the content',

  close: 'Close',

  noSubject: '(no subject)',

  none: '–',

  figures: 'The figures',

  screens: {
    now: 'Now',
    agents: 'Agents',
    discrepancies: 'Discrepancies',
    quality: 'Quality',
    review: 'Review',
    policy: 'Policy',
    health: 'Health',
    ticket: 'Ticket',
  },

  live: {
    connecting: 'Connecting …',
    live: 'Live',
    waiting: 'Reconnecting …',
    hint: {
      connecting: 'The live stream is being opened.',
      live: 'What changes on the server is shown within a second.',
      waiting:
        'The server cannot be heard. The page goes on by itself as soon as it answers, and catches up with all it missed.',
    },
  },

  key: {
    title: 'Which key?',
    lead: 'For those who look after the server: an API key opens the console as far as its scope goes. It is kept in this tab only.',
    label: 'API key',
    open: 'Open',
    refused: 'That key is not valid. Paste one that `pointsman key add` printed, or the one printed at first start.',
    where: 'No key? On the server: pointsman key add NAME --scope write',
    forget: 'Forget the key',
    back: 'Sign in with a password instead',
  },

  failures: {
    title: 'That did not work',
    unreachable: 'The server does not answer. It may be restarting.',
    status: (status: number): string => `The server answered ${status} without a word of explanation.`,
    again: 'Try again',
    notFound: 'There is no such page',
    notFoundLead: 'The address may be mistyped, or from another version.',
    home: 'To what waits now',
    broke: 'This screen broke. The rest of the console works; trying again may help.',
  },

  keys: {
    title: 'Keys',
    close: 'Close',
    everywhere: 'Everywhere',
    rows: [
      ['?', 'show the keys'],
      ['/', 'search tickets, people and queues'],
      ['g then n', 'to what waits now'],
      ['g then a', 'to the agents'],
      ['g then s', 'to the discrepancies of shadow'],
      ['g then q', 'to the quality of the history'],
      ['g then r', 'to the review of a month'],
      ['g then p', 'to the policy'],
      ['g then h', 'to the health of it all'],
      ['g then t', 'to the most urgent ticket'],
      ['d', 'light or dark'],
      ['Esc', 'close what is open'],
    ],
    lists: 'In a list',
    listRows: [
      ['j or ↓', 'next row'],
      ['k or ↑', 'row before'],
      ['Enter', 'open'],
    ],
    ticket: 'On a ticket',
    ticketRows: [
      ['o', 'override the decision'],
      ['Ctrl Enter', 'carry the override out'],
      ['u', 'take the override back'],
      ['x', 'not mine: it is in the wrong place'],
    ],
    discrepancy: 'On a discrepancy',
    discrepancyRows: [
      ['p', 'people were right'],
      ['o', 'Pointsman was right'],
      ['b', 'either will do'],
      ['n', 'neither: say what is right'],
      ['u', 'take the verdict back'],
    ],
  },

  search: {
    label: 'Search',
    placeholder: 'A ticket’s id or words of its subject, a person, a queue …',
    tickets: 'Tickets',
    people: 'Agents',
    queues: 'Queues',
    screens: 'Screens',
    nothing: 'Nothing found. Tickets are looked for by id and by the subject of the newest 20,000.',
  },

  theme: { dark: 'Switch to dark', light: 'Switch to light' },

  menu: { open: 'Menu' },

  noQueue: 'no queue yet',

  times: {
    underAMinute: 'under a minute',
    minutes: (minutes: number): string => `${minutes} min`,
    hours: (hours: number): string => `${hours} h`,
    days: (days: number): string => `${days} d`,
    over: (time: string): string => `${time} over`,
    left: (time: string): string => `in ${time}`,
  },
} as const
