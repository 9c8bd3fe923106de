import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ask } from './asking.ts'
import { pressFor } from './browser.ts'
import type { SampleServer } from './sample-server.ts'

/** What a journey walks on. */
export type Open = () => { readonly page: Page; readonly sample: SampleServer }

/** Everything here waits for a state and for no time; a slow machine only takes longer. */
export const patience = { timeout: 60_000 }

interface Read {
  readonly decision: { readonly reading: { readonly queue: { readonly label?: string } } }
}

/** One override is enough for the next ticket like it, until it is taken back. */
export function correcting(open: Open): void {
  test('an override makes the next similar ticket go right, and taking it back unlearns it', async () => {
    const { page, sample } = open()
    const before = await queueReadOf(sample, { ...similar[0], id: 'similar-1' })
    const [wanted] = ['onboarding', 'accounts'].filter((queue) => queue !== before)
    const { items } = await ask<{ items: { id: string; name: string }[] }>(sample, '/v1/queues')
    const name = items.find(({ id }) => id === wanted)!.name
    await page.goto(`${sample.address}/tickets/similar-1`)
    await page.getByText('What was read').waitFor()
    await pressFor(page, ['o'], page.getByRole('dialog'))
    await page.getByRole('combobox', { name: 'It belongs in' }).fill(name)
    await page.getByRole('option', { name, exact: true }).click()
    await page.getByRole('combobox', { name: 'Because' }).fill('They do this now')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('heading', { name: 'What was learned from it' }).waitFor()
    expect(await queueReadOf(sample, { ...similar[1], id: 'similar-2' })).toBe(wanted)
    await pressFor(page, ['u'], page.locator('.taken-back').first())
    // The first in its own words: it is read as it was before.
    expect(await queueReadOf(sample, { ...similar[0], id: 'similar-3' })).toBe(before)
  })
}

/** About one thing, in other words each. */
const similar = [
  {
    subject: 'Carbon figures per rental',
    body: 'Our customers want the carbon footprint of each rental on the offer. How do we set that up?',
  },
  {
    subject: 'Carbon figures for each rental',
    body: 'Customers want the carbon footprint of every rental on their offer. How is that set up?',
  },
] as const

async function queueReadOf(sample: SampleServer, body: object): Promise<string | undefined> {
  const { decision } = await ask<Read>(sample, '/v1/tickets', { method: 'POST', body })
  return decision.reading.queue.label
}

/** A Monday's backlog. */
export function draining(open: Open): void {
  test('a backlog drains before one’s eyes while a supervisor does as suggested', async () => {
    const { page, sample } = open()
    await page.goto(sample.address)
    await page.getByRole('row').nth(2).waitFor()
    const before = await waitingShown(page)
    const { items } = await ask<{ items: { id: string }[] }>(sample, '/v1/waiting?limit=500')
    const { items: agents } = await ask<{ items: { id: string }[] }>(sample, '/v1/agents')
    for (const { id } of items) {
      const decisions = await ask<Decided>(sample, `/v1/tickets/${id}/decisions`)
      const agent = decisions.items.at(-1)?.outcome.agent ?? agents[0]!.id
      const body = { agent, reason: 'as suggested', actor: 'supervisor' }
      await ask(sample, `/v1/tickets/${id}/override`, { method: 'POST', body })
    }
    await expect.poll(() => waitingShown(page), patience).toBeLessThan(before / 2)
  })
}

interface Decided {
  readonly items: readonly { readonly outcome: { readonly agent?: string } }[]
}

/** The first of the numbers on top, once it is there. */
export async function waitingShown(page: Page): Promise<number> {
  const value = page.locator('.stat').first().locator('.stat-value').filter({ hasText: /\d/ })
  const text = await value.innerText()
  return Number(text.replaceAll(',', '').trim() || 'NaN')
}

/** How many tickets wait, as the API says. */
export async function waitingTold(sample: SampleServer): Promise<number> {
  const { groups } = await ask<{ groups: { status: string; tickets: number }[] }>(sample, '/v1/now')
  return groups.filter(({ status }) => status === 'waiting').reduce((sum, { tickets }) => sum + tickets, 0)
}

/** The server goes away under the page and comes back; meanwhile tickets came in. */
export function restarting(open: Open, until: () => number): void {
  test('recovers by itself when the server was gone, and misses nothing of what happened meanwhile', async () => {
    const { page, sample } = open()
    await page.goto(sample.address)
    await page.getByText('Live', { exact: true }).waitFor()
    await sample.restart(async () => {
      await page.getByText('Reconnecting …').waitFor()
      // It comes back later than the server, so that something happens which the page does not hear.
      await page.route('**/v1/stream*', (route) => route.abort())
    })
    const heard = await sample.store.lastPosition()
    await sample.workUntil(until())
    const fell = await sample.server.engine.live.after(heard, shownInFeed)
    expect(fell.length).toBeGreaterThan(1)
    await page.unroute('**/v1/stream*')
    await page.getByText('Live', { exact: true }).waitFor()
    const told = await waitingTold(sample)
    await expect.poll(() => waitingShown(page), patience).toBe(told)
    const missed = await sample.server.engine.live.after((await sample.store.lastPosition()) - shownInFeed, shownInFeed)
    const newest = missed.toReversed().map(({ decision }) => `/tickets/${decision.ticketId}`)
    const shown = (): Promise<(string | null)[]> =>
      page.locator('.feed-subject').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    await expect.poll(shown, patience).toEqual(newest)
  })
}

/** Decisions that the first screen shows as they fall. */
const shownInFeed = 12
