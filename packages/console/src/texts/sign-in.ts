/** Texts of signing in, of accounts, and of what somebody may not do. */
export const signInTexts = {
  roles: { supervisor: 'Supervisor', agent: 'Agent', read_only: 'May only look' },

  signIn: {
    title: 'Sign in',
    login: 'Login',
    password: 'Password',
    enter: 'Sign in',
    or: 'or',
    with: (name: string): string => `Sign in with ${name}`,
    forgotten: 'Password forgotten? A supervisor can give you a link that signs you in once.',
    byKey: 'Use an API key instead',
    refusals: {
      not_let_in: 'Your account is known there, but nobody has let you in here. A supervisor can.',
      failed: 'Signing in with that account did not work. The log of the server says why.',
    },
  },

  setUp: {
    nobody: 'Nobody can sign in yet',
    nobodyLead:
      'Started at a terminal, the server printed a link there. Open it to set the first supervisor up; nobody else can.',
    where: 'No link, or no more? On the server: pointsman user add LOGIN --role supervisor',
    title: 'Set up Pointsman',
    lead: 'You are the first here, and become a supervisor: you may do everything, and let others in.',
    name: 'Name',
    loginHint: 'What you sign in with, such as your e-mail address. It stands in what you do, as who did it.',
    enter: 'Begin',
  },

  link: {
    title: 'You have a link',
    lead: 'It signs you in once, and is used up by that.',
    enter: 'Sign in',
  },

  account: {
    menu: (name: string): string => `Account of ${name}`,
    title: 'Your account',
    byKey: 'By an API key',
    signOut: 'Sign out',
    password: 'Change password',
    choosePassword: 'Choose a password',
    present: 'Present password',
    next: 'New password',
    passwordHint: 'At least 15 characters; four or five words are easy to remember. No other rules.',
    setPassword: 'Set password',
    passwordDone: 'The new password counts from now on; your other sessions have ended.',
    sessions: 'Where you are signed in',
    thisOne: 'here',
    everywhere: 'Sign out everywhere',
  },

  users: {
    title: 'Who may sign in',
    add: 'Let somebody in',
    loginHint: 'What they sign in with, such as their e-mail address.',
    role: 'Role',
    agent: 'Whose work they see',
    agentIs: (name: string): string => `Agent, sees the work of ${name}`,
    roleAction: 'Role …',
    roleOf: (name: string): string => `Role of ${name}`,
    roleLead: 'It counts at once: they are signed out everywhere, and sign in again as what they are then.',
    change: 'Change the role',
    changed: (name: string, role: string): string => `${name} is now: ${role}.`,
    cancel: 'Cancel',
    newLink: 'New link',
    disable: 'Shut out',
    enable: 'Let in again',
    linkFor: (name: string): string => `A link for ${name}`,
    linkLead:
      'It signs them in once, within a day, to choose a password. It is shown only now; one they had before no longer counts.',
  },

  refused: {
    title: 'This is not yours to see',
    lead: 'Agents see their own work, with every reason about themselves. What concerns others is for supervisors.',
    home: 'To my work',
  },

  myWork: 'My work',

  notMine: {
    action: 'Not mine',
    done: 'Said that it is in the wrong place. Supervisors see it, and it is learned from.',
  },
} as const
