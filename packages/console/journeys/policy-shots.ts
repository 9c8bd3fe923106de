import type { Page } from 'playwright-core'
import { workOutCurve } from './asking.ts'
import type { Shot } from './shots.ts'

/** The operator's rules, and how the whole does. */
export const policyShots: readonly Shot[] = [
  {
    name: 'policy',
    show: async (page, at) => {
      await workOutCurve(at)
      await page.goto(`${at.address}/policy`)
      await page.getByText('Decided alone').first().waitFor()
      await page.getByRole('slider').press('ArrowRight')
    },
  },
  {
    name: 'policy-preview',
    show: async (page, { address }) => {
      await page.goto(`${address}/policy?part=modes`)
      await page.getByLabel('Mode of Devices').selectOption('auto')
      await page.getByRole('button', { name: 'Preview' }).click()
      await page.getByText(/In the last two weeks it/).waitFor()
      // On a phone it comes below.
      await page.getByRole('button', { name: 'Preview' }).scrollIntoViewIfNeeded()
    },
  },
  ...(['urgency', 'fit', 'waiting'] as const).map((part) => ({
    name: `policy-${part}`,
    show: async (page: Page, { address }: { readonly address: string }) => {
      await page.goto(`${address}/policy?part=${part}`)
      await page.getByText('Nothing is changed.').waitFor()
    },
  })),
  {
    name: 'policy-versions',
    show: async (page, { address }) => {
      await page.goto(`${address}/policy?part=versions&version=0`)
      await page.getByText(/In the last two weeks it/).waitFor()
    },
  },
  {
    name: 'policy-conflict',
    show: async (page, { address }) => {
      await page.goto(`${address}/policy?part=urgency`)
      await page.getByLabel('Weight of impact').fill('0.6')
      await page.route('**/v1/policy', async (route) => {
        const answer = await route.fetch()
        const policy = (await answer.json()) as { version: number; urgency_weights: { impact: number } }
        const urgencyWeights = { ...policy.urgency_weights, impact: 0.5 }
        await route.fulfill({ json: { ...policy, version: policy.version + 1, urgency_weights: urgencyWeights } })
      })
      await page.getByRole('button', { name: 'Put mine on top of theirs' }).waitFor()
    },
  },
  {
    name: 'health',
    show: async (page, { address }) => {
      await page.goto(`${address}/health`)
      await page.getByText('Right on tickets held out').waitFor()
    },
  },
  {
    name: 'health-alarm',
    show: async (page, { address }) => {
      await page.route('**/v1/alarms', (route) => route.fulfill({ json: { items: [alarm] } }))
      await page.goto(`${address}/health`)
      await page.getByRole('button', { name: 'End …' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'health-help-desks',
    show: async (page, { address }) => {
      await page.route('**/v1/health', async (route) => {
        const answer = await route.fetch()
        await route.fulfill({ json: { ...((await answer.json()) as object), help_desks: helpDesks } })
      })
      await page.goto(`${address}/health`)
      await page.getByText('Nothing passes between here and zendesk').waitFor()
      await page.getByRole('heading', { name: 'Help desks' }).scrollIntoViewIfNeeded()
    },
  },
]

/** One that works and one that does not. */
const helpDesks = [
  {
    ...{ id: 'request-tracker', vendor: 'request-tracker', url: 'https://rt.acme.example' },
    ...{ tickets: 1204, to_take_in: 0, to_write: 2 },
    ...{ live_from: '2026-02-20T08:00:00.000Z', synced_at: '2026-03-02T08:35:00.000Z' },
  },
  {
    ...{ id: 'zendesk', vendor: 'zendesk', url: 'https://acme.zendesk.com', tickets: 87, to_take_in: 3, to_write: 14 },
    ...{ live_from: '2026-02-25T08:00:00.000Z', synced_at: '2026-03-02T07:02:00.000Z' },
    ...{ trouble: 'the token is refused (401)', troubled_since: '2026-03-02T07:03:00.000Z' },
  },
]

/** As the watch would sound it. */
const alarm = {
  id: 1,
  queue: 'billing',
  at: '2026-03-02T08:10:00.000Z',
  sign: 'strange',
  because: 'of the last 34 tickets 19 look unlike what was learned from, where at most 2.1 were to be expected',
  model: 'm1',
  except: [],
  endings: [],
}
