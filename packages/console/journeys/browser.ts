import { existsSync } from 'node:fs'
import { tourKey } from '../src/now/tour-key.ts'
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'

/** The browser of the machine; nothing is downloaded. */
export const chromiumPath = process.env['CHROMIUM'] || '/usr/bin/chromium'

export const hasChromium = existsSync(chromiumPath)

export const leftOut = `left out: there is no ${chromiumPath}`

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export const desktop = { width: 1280, height: 800 }
export const phone = { width: 390, height: 844 }

/** A page that is let in, and the complaints it collects: errors, and breaches of its own security policy. */
export async function openPage(
  browser: Browser,
  at: { readonly address: string; readonly key: string },
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: desktop,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...options,
  })
  // As for somebody who has been here before; a page to which this does not apply clears it.
  await context.addInitScript((key) => localStorage.getItem(key) ?? localStorage.setItem(key, '"seen"'), tourKey)
  // Machines are shared: what is slow is not wrong.
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  await page.goto(`${at.address}/#key=${at.key}`)
  return { page, complaints }
}

/** Presses keys until what they open is there: a key that comes before the page listens is lost, as any is. */
export async function pressFor(page: Page, keys: readonly string[], opened: Locator): Promise<void> {
  for (let tries = 0; ; tries++) {
    for (const key of keys) await page.keyboard.press(key)
    try {
      await opened.waitFor({ timeout: 5000 })
      return
    } catch (error) {
      if (tries === 10) throw error
    }
  }
}
