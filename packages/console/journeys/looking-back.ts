import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ask } from './asking.ts'
import { patience, type Open } from './at-work.ts'
import { pressFor } from './browser.ts'

interface Listed {
  readonly id: string
  readonly verdict?: { readonly who: string; readonly answer?: object }
}

/** Journeys through what shadow has shown and through the month that is over. */
export function lookingBack(open: Open): void {
  judging(open)
  standing(open)
  reviewing(open)
}

function judging(open: Open): void {
  const listed = listing(open)

  test('judges ten discrepancies by keyboard, the dearest first, and takes the last verdict back', async () => {
    const { page, sample } = open()
    const dearest = await listed('state=open')
    const keys = ['p', 'o', 'b', 'p', 'p', 'o', 'p', 'b', 'o'] as const
    const meant = { p: 'people', o: 'pointsman', b: 'both' }
    await page.goto(`${sample.address}/discrepancies`)
    await page.getByText('What they wrote').waitFor()
    const rows = page.locator('.work-row')
    await pressFor(page, ['j'], rows.nth(1).and(chosen(page)))
    await pressFor(page, ['k'], rows.nth(0).and(chosen(page)))
    for (const key of keys) await page.keyboard.press(key)
    await pressFor(page, ['n'], page.getByRole('dialog'))
    await page.locator('input:focus').waitFor()
    await page.keyboard.type('Billing')
    await page.getByRole('option', { name: 'Billing' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await listed('state=judged')).length, patience).toBe(10)
    const verdicts = new Map((await listed('state=judged')).map(({ id, verdict }) => [id, verdict]))
    const ten = dearest.slice(0, 10).map(({ id }) => id)
    expect(ten.map((id) => verdicts.get(id)?.who)).toEqual([...keys.map((key) => meant[key]), 'neither'])
    expect(verdicts.get(ten[9]!)?.answer).toEqual({ queue: 'billing' })
    await page.getByText(`10 of ${dearest.length} judged`).waitFor()
    await page.keyboard.press('u')
    await page.getByText('Taken back, with what it taught.').waitFor()
    await page.getByText(`9 of ${dearest.length} judged`).waitFor()
    expect((await listed('state=judged')).map(({ id }) => id)).not.toContain(ten[9])
  })
}

function standing(open: Open): void {
  const listed = listing(open)

  test('a discrepancy has an address of its own, judged or not', async () => {
    const { page, sample } = open()
    const [one] = await listed('state=judged')
    await page.goto(`${sample.address}/discrepancies?id=${one!.id}`)
    await page.getByRole('status').getByRole('button', { name: 'Take back' }).waitFor()
    await page.keyboard.press('j')
    await expect.poll(() => page.url()).not.toContain(one!.id)
  })

  test('a verdict that the server refuses is put back, and said', async () => {
    const { page, sample } = open()
    const before = (await listed('state=judged')).length
    await page.goto(`${sample.address}/discrepancies`)
    await page.getByText('What they wrote').waitFor()
    await page.route('**/verdict', (route) =>
      route.fulfill({ status: 503, json: { detail: 'The database cannot be reached.', status: 503 } }),
    )
    // A key that comes before the page listens is lost, as any is.
    const refusal = page.getByText('The database cannot be reached.').first()
    const said = async (): Promise<boolean> => {
      await page.keyboard.press('p')
      return refusal.isVisible()
    }
    await expect.poll(said, { timeout: 60_000, interval: 500 }).toBe(true)
    await expect.poll(() => page.locator('.work-row.judged').count()).toBe(0)
    await page.unroute('**/verdict')
    // The letters of `g` go to a screen, and judge nothing.
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    await page.waitForURL(`${sample.address}/`)
    expect((await listed('state=judged')).length).toBe(before)
  })
}

/** Lists discrepancies. */
function listing(open: Open): (query: string) => Promise<readonly Listed[]> {
  return async (query) => (await ask<{ items: Listed[] }>(open().sample, `/v1/discrepancies?limit=200&${query}`)).items
}

/** The row of the discrepancy that is shown. */
function chosen(page: Page): Locator {
  return page.locator('.work-row[aria-current=true]')
}

function reviewing(open: Open): void {
  test('looks back on the month that is over, and on one in which there was nothing', async () => {
    const { page, sample } = open()
    await page.goto(sample.address)
    await page.getByRole('row').nth(2).waitFor()
    await pressFor(page, ['g', 'r'], page.getByRole('heading', { name: 'Review · February 2026' }))
    const { volumes, overrides } = await ask<{
      volumes: { decided: number }
      overrides: { all: { n: number }; weeks: unknown[] }
    }>(sample, '/v1/reports/review')
    await page.getByText(`of ${overrides.all.n} decisions that people saw were overridden`).waitFor()
    expect(await page.locator('.stat-value').first().innerText()).toBe(String(volumes.decided))
    const panel = page.locator('.panel').filter({ has: page.getByRole('heading', { name: 'Overrides', exact: true }) })
    await panel.getByText('The figures').click()
    expect(await panel.locator('.weights').first().getByRole('row').count()).toBe(overrides.weeks.length + 1)
    await page.getByRole('button', { name: 'The month before' }).click()
    await page.waitForURL('**/review?month=2026-01')
    await page.getByText('Nothing was decided in this month.').waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Review · February 2026' }).waitFor()
  })
}
