import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { correcting, draining, restarting } from './at-work.ts'
import { hasChromium, leftOut, openBrowser, openPage } from './browser.ts'
import { goingAway, lookingOn, overriding } from './everyday.ts'
import { lookingAfter } from './looking-after.ts'
import { lookingBack } from './looking-back.ts'
import { monday, prepareMonth, serveSample, type SampleServer } from './sample-server.ts'
import { databases } from './signing-in-server.ts'

const [, server] = databases()
if (!hasChromium) describe('the console on a PostgreSQL server', () => test.skip(leftOut, () => {}))
else if (server === undefined) {
  describe('the console on a PostgreSQL server', () => {
    test.skip('left out: POINTSMAN_TEST_DATABASE_URL is not set', () => {})
  })
} else describe('the console on a PostgreSQL server', { timeout: 240_000 }, () => journeys(server.open))

/** The same as on the embedded database; only what nobody sees but the browser, how screens look, is not gone over again. */
function journeys(start: ReturnType<typeof databases>[number]['open']): void {
  let sample: SampleServer
  let browser: Browser
  let page: Page
  let drop: () => Promise<void>
  const open = (): { sample: SampleServer; page: Page } => ({ sample, page })

  beforeAll(async () => {
    const database = await start()
    drop = database.drop
    await prepareMonth(database.store)
    sample = await serveSample(database.store, database.dataFolder)
    browser = await openBrowser()
    page = (await openPage(browser, sample)).page
  }, 1_800_000)
  afterAll(async () => {
    await browser?.close()
    await sample?.close()
    await drop?.()
  })

  lookingOn(open)
  overriding(open)
  goingAway(open)
  restarting(open, () => monday + 60 * 60_000)
  correcting(open)
  lookingBack(open)
  lookingAfter(open)
  draining(open)
}
