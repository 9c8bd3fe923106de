import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from './asking.ts'
import { correcting, draining, restarting } from './at-work.ts'
import { desktop, hasChromium, leftOut, openBrowser, openPage, phone } from './browser.ts'
import { doorShots } from './door-shots.ts'
import { emptyShots } from './empty-shots.ts'
import { byKeyboard, goingAway, lookingOn, overriding } from './everyday.ts'
import { lookingAfter } from './looking-after.ts'
import { lookingBack } from './looking-back.ts'
import { lookingOver } from './looking-over.ts'
import { monday, startEmpty, startSample, type SampleServer } from './sample-server.ts'
import { shots, type Shot } from './shots.ts'

if (hasChromium) {
  describe('the console in a browser, on a Monday morning', { timeout: 240_000 }, journeys)
  describe('the console of a server that has just been set up', { timeout: 240_000 }, beginnings)
} else describe('the console in a browser', () => test.skip(leftOut, () => {}))

const minute = 60_000

function journeys(): void {
  let sample: SampleServer
  let browser: Browser
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    sample = await startSample()
    browser = await openBrowser()
    const opened = await openPage(browser, sample)
    page = opened.page
    complaints = opened.complaints
  }, 1_800_000)
  afterAll(async () => {
    await browser?.close()
    await sample?.close()
  })

  test('asks for a key, refuses a wrong one, and opens with a right one', async () => {
    const context = await browser.newContext()
    const fresh = await context.newPage()
    await fresh.goto(sample.address)
    await fresh.getByRole('button', { name: 'Use an API key instead' }).click()
    await fresh.getByLabel('API key').fill('pm_wrong')
    await fresh.getByRole('button', { name: 'Open' }).click()
    await fresh.getByRole('alert').waitFor()
    await fresh.getByLabel('API key').fill(sample.key)
    await fresh.getByRole('button', { name: 'Open' }).click()
    await fresh.getByRole('table').waitFor()
    await context.close()
  })

  test('takes a key from the address, out of sight at once', () => {
    expect(page.url()).toBe(`${sample.address}/`)
  })

  const open = (): { sample: SampleServer; page: Page } => ({ sample, page })
  lookingOn(open)
  overriding(open)
  goingAway(open)
  byKeyboard(open)
  restarting(open, () => monday + 60 * minute)
  correcting(open)

  test('shows what a customer wrote as text, whatever it is', async () => {
    const subject = '<img src=x onerror="document.title=1">'
    const body = { id: 'a/b?c', subject, body: 'refund <script>document.title=2</script>' }
    await ask(sample, '/v1/tickets', { method: 'POST', body })
    await page.goto(`${sample.address}/tickets/${encodeURIComponent('a/b?c')}`)
    await page.getByRole('heading', { name: subject }).waitFor()
    expect(await page.title()).toBe(`${subject} · Pointsman`)
  })

  test('says what happened where there is no such ticket', async () => {
    await page.goto(`${sample.address}/tickets/nothing-like-it`)
    await page.getByRole('alert').getByText('There is no ticket "nothing-like-it".').waitFor()
  })

  lookingBack(open)
  lookingAfter(open)
  lookingOver(open)

  openToAll([...shots, ...doorShots], () => ({ browser, at: sample }))

  draining(open)

  test('breaks no rule of its own security policy and throws nothing', () => {
    expect(complaints).toEqual([])
  })
}

/** On a server that has just been set up. */
function beginnings(): void {
  let at: SampleServer
  let browser: Browser

  beforeAll(async () => {
    at = await startEmpty()
    browser = await openBrowser()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await at?.close()
  })

  openToAll(emptyShots, () => ({ browser, at }))
}

/** A screen in another state than the first. */
const isOtherState = ({ name }: Shot): boolean =>
  /^(policy|discrepancies|health|quality|review|now|account|empty)-/.test(name)

/**
 * How screens are looked at. Colours are the same at any size, so both at one of them are enough; what is where is not, but is
 * much the same in every state of a screen.
 */
const looks = [
  { name: 'on a desktop, light', viewport: desktop, colorScheme: 'light', isFor: () => true },
  { name: 'on a desktop, dark', viewport: desktop, colorScheme: 'dark', isFor: () => true },
  { name: 'on a phone', viewport: phone, colorScheme: 'dark', isFor: (shot: Shot) => !isOtherState(shot) },
] as const

/** No screen shuts anybody out; nor does it complain. */
function openToAll(all: readonly Shot[], open: () => { readonly browser: Browser; readonly at: SampleServer }): void {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  for (const shot of all) {
    test(`nobody is shut out of “${shot.name}”`, async () => {
      const { browser, at } = open()
      const { page, complaints } = await openPage(browser, at, { viewport: desktop, colorScheme: 'light' })
      await shot.show(page, at)
      for (const { name, viewport, colorScheme, isFor } of looks) {
        if (!isFor(shot)) continue
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme })
        await page.waitForTimeout(400)
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
        expect(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`)).toEqual([])
      }
      expect(complaints).toEqual([])
      await page.context().close()
    })
  }
}
