/** What a requester wants done, as the sample company's operators call it. */
export const intents = ['how-to', 'bug', 'incident', 'feature request', 'account task', 'complaint'] as const
export type Intent = (typeof intents)[number]
