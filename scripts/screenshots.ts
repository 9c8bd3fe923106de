/**
 * `npm run screenshots [NAME …]`: every screen of the console, light and dark, desktop and phone, into `screenshots/`, to be
 * looked at. The sample company on a Monday morning; the same pictures every time but for the hash of ids.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import {
  chromiumPath,
  desktop,
  hasChromium,
  openBrowser,
  openPage,
  phone,
} from '../packages/console/journeys/browser.ts'
import { doorShots } from '../packages/console/journeys/door-shots.ts'
import { emptyShots } from '../packages/console/journeys/empty-shots.ts'
import { monday, startEmpty, startSample, type SampleServer } from '../packages/console/journeys/sample-server.ts'
import { shots, type Shot } from '../packages/console/journeys/shots.ts'

const folder = join(import.meta.dirname, '../screenshots')
const wanted = process.argv.slice(2)
if (!hasChromium) {
  console.error(`There is no ${chromiumPath}; name another by the variable CHROMIUM.`)
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
const browser = await openBrowser()
try {
  await takeAll([...shots, ...doorShots], async () => {
    const sample = await startSample()
    await sample.workUntil(monday + 0.6 * 3_600_000)
    return sample
  })
  await takeAll(emptyShots, startEmpty)
} finally {
  await browser.close()
}

/** Those of them that are wanted, on a server that is started for it. */
async function takeAll(all: readonly Shot[], start: () => Promise<SampleServer>): Promise<void> {
  const asked = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  if (asked.length === 0) return
  const at = await start()
  try {
    for (const shot of asked) await takeInEveryLight(at, shot)
  } finally {
    await at.close()
  }
}

async function takeInEveryLight(at: SampleServer, shot: Shot): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of [
      ['desktop', desktop],
      ['phone', phone],
    ] as const) {
      await take(browser, at, shot, { name: `${shot.name}-${colorScheme}-${size}`, colorScheme, viewport })
    }
  }
}

async function take(
  open: Browser,
  at: SampleServer,
  { show }: Shot,
  { name, ...options }: { name: string; colorScheme: 'light' | 'dark'; viewport: { width: number; height: number } },
): Promise<void> {
  const { page, complaints } = await openPage(open, at, options)
  await show(page, at)
  await settled(page)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  for (const complaint of complaints) console.error(`${name}: ${complaint}`)
  console.log(`screenshots/${name}.png`)
  await page.context().close()
}

/** Fonts, transitions and the first answers are there. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined)
  await page.waitForTimeout(500)
}
