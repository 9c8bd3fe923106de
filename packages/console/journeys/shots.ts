import type { Page } from 'playwright-core'
import { tourKey } from '../src/now/tour-key.ts'
import { ask } from './asking.ts'
import { policyShots } from './policy-shots.ts'
import type { SampleServer } from './sample-server.ts'

/** One screen in one state, as it is photographed and checked for accessibility. */
export interface Shot {
  readonly name: string
  /** Brings the page, which shows the first screen, there. */
  readonly show: (page: Page, at: SampleServer) => Promise<void>
}

export const shots: readonly Shot[] = [
  { name: 'now', show: (page) => page.getByRole('row').nth(3).waitFor() },
  {
    name: 'now-tour',
    show: async (page, { address }) => {
      await page.evaluate((key) => localStorage.setItem(key, '"open"'), tourKey)
      await page.goto(`${address}/?view=waiting`)
      await page.getByText('Five things to look at').waitFor()
    },
  },
  {
    name: 'now-filtered',
    show: async (page, { address }) => {
      await page.goto(`${address}/?due=overdue`)
      await page.getByRole('button', { name: 'Clear filters' }).waitFor()
    },
  },
  {
    name: 'ticket',
    show: async (page, at) => {
      await page.goto(`${at.address}/tickets/${encodeURIComponent(await contested(at))}`)
      await page.getByText('Difference').waitFor()
    },
  },
  {
    name: 'ticket-held',
    show: async (page, { address }) => {
      await page.goto(`${address}/?due=overdue`)
      await page.getByRole('table').getByRole('link').first().click()
      await page.getByText('What was read').waitFor()
    },
  },
  {
    name: 'override',
    show: async (page, { address }) => {
      await page.goto(`${address}/?view=given-out`)
      await page.getByRole('table').getByRole('link').first().click()
      await page.getByText('What was read').waitFor()
      await page.keyboard.press('o')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'agents',
    show: async (page, { address }) => {
      await page.goto(`${address}/agents`)
      await page.getByRole('row').nth(3).waitFor()
    },
  },
  {
    name: 'agent',
    show: async (page, { address }) => {
      await page.goto(`${address}/agents`)
      await page.getByRole('table').getByRole('link').first().click()
      await page.getByText('Resolved alone').waitFor()
    },
  },
  {
    name: 'away',
    show: async (page, { address }) => {
      await page.goto(`${address}/agents`)
      await page.getByRole('button', { name: 'Away …' }).first().click()
      await page.getByRole('dialog').getByRole('row').nth(1).waitFor()
    },
  },
  {
    name: 'discrepancies',
    show: async (page, { address }) => {
      await page.goto(`${address}/discrepancies`)
      await page.getByText('What they wrote').waitFor()
    },
  },
  {
    name: 'discrepancies-queues',
    show: async (page, { address }) => {
      await page.goto(`${address}/discrepancies`)
      await page.getByText('What they wrote').waitFor()
      await page.getByText('How far each queue is').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'discrepancies-judged',
    show: async (page, { address }) => {
      await page.goto(`${address}/discrepancies`)
      await page.getByText('What they wrote').waitFor()
      await page.goto(`${address}/discrepancies?view=judged`)
      await page.getByText('To judge').first().waitFor()
    },
  },
  {
    name: 'review-empty',
    show: async (page, { address }) => {
      await page.goto(`${address}/review?month=2025-11`)
      await page.getByText('Nothing was decided in this month.').waitFor()
    },
  },
  {
    name: 'discrepancies-neither',
    show: async (page, { address }) => {
      await page.goto(`${address}/discrepancies`)
      await page.getByText('What they wrote').waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'quality',
    show: async (page, { address }) => {
      await page.goto(`${address}/quality`)
      await page.getByText('What can be expected of routing').waitFor()
    },
  },
  {
    name: 'quality-finding',
    show: async (page, { address }) => {
      await page.goto(`${address}/quality`)
      await page.locator('.quality-findings button').first().click()
      await page.getByText('What to do:').waitFor()
    },
  },
  {
    name: 'review',
    show: async (page, { address }) => {
      await page.goto(`${address}/review`)
      await page.getByText('What to do next').waitFor()
    },
  },
  {
    name: 'review-below',
    show: async (page, { address }) => {
      await page.goto(`${address}/review`)
      await page.getByRole('heading', { name: 'Times' }).scrollIntoViewIfNeeded()
    },
  },
  ...policyShots,
  {
    name: 'keys',
    show: async (page) => {
      await page.getByRole('row').nth(3).waitFor()
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'search',
    show: async (page) => {
      await page.getByRole('row').nth(3).waitFor()
      await page.keyboard.press('/')
      await page.locator('input:focus').waitFor()
      await page.keyboard.type('invoice')
      // The screens that are offered at first have gone; what is left are tickets.
      await page
        .getByRole('dialog')
        .getByText(/invoice/i)
        .first()
        .waitFor()
    },
  },
]

interface Decided {
  readonly items: readonly { readonly mode: string; readonly runner_up?: string }[]
}

/** The newest ticket that somebody was given and somebody else could have had. */
async function contested(at: SampleServer): Promise<string> {
  const { items } = await ask<{ items: { id: string }[] }>(at, '/v1/given-out?limit=100')
  for (const { id } of items) {
    const decided = await ask<Decided>(at, `/v1/tickets/${encodeURIComponent(id)}/decisions`)
    const last = decided.items.at(-1)
    if (last?.mode === 'auto' && last.runner_up !== undefined) return id
  }
  throw new Error('nobody was given a ticket that somebody else could have had')
}
