import { agentTexts } from './texts/agents.ts'
import { codeTexts } from './texts/codes.ts'
import { discrepancyTexts } from './texts/discrepancies.ts'
import { healthTexts } from './texts/health.ts'
import { nowTexts } from './texts/now.ts'
import { policyTexts } from './texts/policy.ts'
import { qualityTexts } from './texts/quality.ts'
import { reviewTexts } from './texts/review.ts'
import { shellTexts } from './texts/shell.ts'
import { signInTexts } from './texts/sign-in.ts'
import { ticketTexts } from './texts/ticket.ts'

/** Every text of the console, in one place. Words are those of docs/glossary.md. */
export const texts = {
  ...shellTexts,
  ...signInTexts,
  ...codeTexts,
  ...nowTexts,
  ...ticketTexts,
  ...agentTexts,
  ...policyTexts,
  ...healthTexts,
  ...discrepancyTexts,
  ...qualityTexts,
  ...reviewTexts,
} as const

/** A code in words; one that is new reads as words at least. */
export function inWords(table: Readonly<Record<string, string>>, code: string): string {
  return table[code] ?? code.replaceAll('_', ' ')
}
