import type { Me } from '../client/shapes.ts'
import { texts } from '../texts.ts'

/** The screens of the bar; the letter goes with `g`. */
const screens = [
  { to: '/', name: texts.screens.now, letter: 'n' },
  { to: '/agents', name: texts.screens.agents, letter: 'a' },
  { to: '/discrepancies', name: texts.screens.discrepancies, letter: 's' },
  { to: '/quality', name: texts.screens.quality, letter: 'q' },
  { to: '/review', name: texts.screens.review, letter: 'r' },
  { to: '/policy', name: texts.screens.policy, letter: 'p' },
  { to: '/health', name: texts.screens.health, letter: 'h' },
] as const

export type Screen = Pick<(typeof screens)[number], 'to' | 'letter'> & { readonly name: string }

/** An agent's home is their own work; there is nothing else in their bar. */
const agentsScreens: readonly Screen[] = [{ to: '/', name: texts.myWork, letter: 'n' }]

/** What the bar shows to whoever is signed in. */
export function screensOf({ role }: Me): readonly Screen[] {
  return role === 'agent' ? agentsScreens : screens
}

/** Whether a screen shows something to them. The API refuses the rest in any case; this says so in words. */
export function isTheirs({ role, agent = '' }: Me, path: string): boolean {
  if (role !== 'agent' || path === '/account' || path.startsWith('/tickets/')) return true
  return decodeURIComponent(path) === `/agents/${agent}`
}
