import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ask } from './asking.ts'
import { patience, waitingShown, waitingTold, type Open } from './at-work.ts'
import { pressFor } from './browser.ts'
import { monday, type SampleServer } from './sample-server.ts'

const minute = 60_000

/** What a supervisor sees: the queue, live, and why a ticket went where it went. */
export function lookingOn(open: Open): void {
  test('shows the backlog in the order of urgency, and every change of it without being reloaded', async () => {
    const { page, sample } = open()
    await page.goto(sample.address)
    const before = await waitingShown(page)
    expect(before).toBeGreaterThan(20)
    const cells = page.locator('.queue-body .cell.urgency .num')
    await cells.nth(5).waitFor()
    const urgencies = (await cells.allInnerTexts()).map(Number)
    expect(urgencies).toEqual(urgencies.toSorted((one, other) => other - one))
    await sample.workUntil(monday + 40 * minute)
    await expect.poll(() => waitingShown(page), patience).not.toBe(before)
    const told = await waitingTold(sample)
    await expect.poll(() => waitingShown(page), patience).toBe(told)
  })

  test('what is counted leads to as many tickets, at an address of its own', async () => {
    const { page, sample } = open()
    await page.goto(sample.address)
    const overdue = page.getByRole('link', { name: /^Overdue/ })
    const shown = async (): Promise<string> => (await overdue.locator('.stat-value').innerText()).trim()
    await expect.poll(shown, patience).toMatch(/^[1-9]/)
    const counted = await shown()
    await overdue.click()
    await page.waitForURL('**/?due=overdue')
    await page
      .getByRole('status')
      .filter({ hasText: `${counted} tickets` })
      .waitFor()
  })

  test('tells why a ticket went where it went, in parts that add up', async () => {
    const { page, sample } = open()
    await openGivenOut(page, sample)
    await page.getByText('What was read').waitFor()
    const parts = (await page.locator('.parts tbody tr:not(.total) td:last-child').allInnerTexts()).map(Number)
    const total = Number(await page.locator('.parts tr.total td:last-child').innerText())
    expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - total)).toBeLessThan(0.0005 * (parts.length + 1))
    expect(await page.locator('.text mark').count()).toBeGreaterThan(0)
    const text = await page.locator('.text').innerText()
    const { reading } = await newestDecision(sample, page)
    expect(text.replaceAll(/\s+/g, ' ').trim()).toBe(reading.text.replaceAll(/\s+/g, ' ').trim())
  })
}

/** What a supervisor changes about a ticket. */
export function overriding(open: Open): void {
  test('overrides by keyboard alone, at once, and says what was learned', async () => {
    const { page, sample } = open()
    await openGivenOut(page, sample)
    await page.getByText('What was read').waitFor()
    await pressFor(page, ['o'], page.getByRole('dialog'))
    await page.locator('input:focus').waitFor()
    await chooseOnly(page, 'Ben Abb')
    await page.getByRole('combobox', { name: 'It belongs in' }).focus()
    await chooseOnly(page, 'Billing')
    await page.getByRole('combobox', { name: 'Because' }).focus()
    await page.keyboard.type('They know this customer')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.locator('.standing').getByRole('link', { name: 'Ben Abbott' }).waitFor()
    await page.getByRole('heading', { name: 'What was learned from it' }).waitFor()
    const { outcome, override } = await newestDecision(sample, page)
    expect(outcome.queue).toBe('billing')
    expect(override).toMatchObject({ reason: 'They know this customer' })
    await page.keyboard.press('u')
    await page.locator('.taken-back').first().waitFor()
  })

  test('an override that the server refuses leaves the ticket as it was, and says why', async () => {
    const { page, sample } = open()
    await openGivenOut(page, sample)
    await page.getByText('What was read').waitFor()
    const holder = await page.locator('.standing a').first().innerText()
    await page.route('**/override', (route) =>
      route.fulfill({ status: 503, json: { detail: 'The database cannot be reached.', status: 503 } }),
    )
    await pressFor(page, ['o'], page.getByRole('dialog'))
    await page.getByRole('combobox', { name: 'It is' }).click()
    await page.getByRole('option', { name: 'Low' }).click()
    await page.getByRole('combobox', { name: 'Because' }).fill('It can wait')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').getByText('The database cannot be reached.').waitFor()
    expect(await page.locator('.standing a').first().innerText()).toBe(holder)
    await page.unroute('**/override')
    await page.keyboard.press('Escape')
  })
}

/** Somebody goes away and comes back. */
export function goingAway(open: Open): void {
  test('puts somebody away after a look at what becomes of their tickets, and brings them back', async () => {
    const { page, sample } = open()
    await page.goto(`${sample.address}/agents`)
    const row = page.getByRole('row').nth(1)
    const name = await row.getByRole('link').innerText()
    await row.getByRole('button', { name: 'Away …' }).click()
    const entries = page.getByRole('dialog').getByRole('row')
    await entries.nth(1).waitFor()
    expect(await entries.count()).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Carry out' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    const away = page.getByRole('row').filter({ hasText: name })
    await away.getByText('Away', { exact: true }).waitFor()
    const id = (await ask<{ items: { id: string; name: string }[] }>(sample, '/v1/agents')).items.find(
      (agent) => agent.name === name,
    )!.id
    expect((await ask<{ items: unknown[] }>(sample, `/v1/tickets?assignee=${id}&status=assigned`)).items).toEqual([])
    await away.getByRole('button', { name: 'Back online' }).click()
    await page.getByRole('row').filter({ hasText: name }).getByText('Online', { exact: true }).waitFor()
  })
}

/** From screen to screen without a mouse, and to whatever one looks for. */
export function byKeyboard(open: Open): void {
  test('moves by keyboard, and says which keys there are', async () => {
    const { page, sample } = open()
    await page.goto(sample.address)
    await page.getByRole('row').nth(2).waitFor()
    await pressFor(page, ['?'], page.getByRole('dialog').getByText('override the decision'))
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    for (const [letter, title] of screens) {
      await pressFor(page, ['g', letter], page.getByRole('heading', { level: 1, name: title }))
    }
    await pressFor(page, ['g', 'n'], page.getByRole('row').nth(2))
    await pressFor(page, ['j', 'Enter'], page.getByText('What was read'))
    await pressFor(page, ['/'], page.locator('input:focus'))
    await page.keyboard.type('Ben Abb')
    await page.getByRole('dialog').getByText('Ben Abbott').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Ben Abbott' }).waitFor()
  })
}

/** The letters that go with `g`, and what stands on top of the screen they lead to. */
const screens = [
  ['a', 'Agents'],
  ['s', 'Discrepancies'],
  ['q', 'Quality'],
  ['r', /^Review/],
  ['p', 'Policy'],
  ['h', 'Health'],
] as const

/** By keyboard, what is the only one that begins so; chosen sooner, the choice would fall while the list is still narrowed down. */
async function chooseOnly(page: Page, typed: string): Promise<void> {
  await page.keyboard.type(typed)
  const options = page.locator('[role=option]:visible')
  await expect.poll(() => options.count(), patience).toBe(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => options.count(), patience).toBe(0)
}

async function openGivenOut(page: Page, { address }: SampleServer): Promise<void> {
  await page.goto(`${address}/?view=given-out`)
  await page.getByRole('table').getByRole('link').first().click()
  await page.waitForURL('**/tickets/**')
}

interface ShownDecision {
  readonly reading: { readonly text: string }
  readonly outcome: { readonly queue?: string }
  readonly override?: unknown
}

async function newestDecision(sample: SampleServer, page: Page): Promise<ShownDecision> {
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const { items } = await ask<{ items: ShownDecision[] }>(sample, `/v1/tickets/${id}/decisions`)
  const newest = items.at(-1)
  if (newest === undefined) throw new Error(`nothing was decided about ${id}`)
  return newest
}
