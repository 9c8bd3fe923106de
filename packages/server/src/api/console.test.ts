import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'

const executablePath = '/usr/bin/chromium'

if (existsSync(executablePath)) describe('the console in a browser', journeys)
else describe('the console in a browser', () => test.skip(`left out: there is no ${executablePath}`, () => {}))

function journeys(): void {
  let api: TestApi
  let address: string
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    api = await openTestApi()
    await seedTeam(api)
    address = await api.app.listen({ host: '127.0.0.1', port: 0 })
    const quiet = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ]
    browser = await chromium.launch({
      executablePath,
      args: [...quiet, '--disable-component-update', '--disable-sync'],
    })
    page = await browser.newPage()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
    })
  })
  afterAll(async () => {
    await browser?.close()
    await api?.close()
  })

  test('asks for a key, refuses a wrong one and opens with a right one', async () => {
    await page.goto(address)
    await page.getByLabel('API key').fill('pm_wrong')
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('API key').fill(await api.keyWith('read'))
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByRole('heading', { name: 'Decisions' }).waitFor()
  })

  test('takes a key from the address, out of sight at once', async () => {
    const fresh = await browser.newPage()
    await fresh.goto(`${address}/#key=${await api.keyWith('read')}`)
    await fresh.getByRole('heading', { name: 'Decisions' }).waitFor()
    expect(fresh.url()).toBe(`${address}/#/`)
    await fresh.close()
  })

  test('shows a decision as it falls, and the whole explanation of its ticket', async () => {
    await api.send('POST', '/v1/tickets', { id: 'a/b?c', ...refundTicket })
    const row = page.getByRole('listitem').filter({ hasText: refundTicket.subject })
    await row.getByText('Ada').waitFor()
    await page.getByText('1 assigned').waitFor()
    await row.getByRole('link').click()
    await page.getByRole('heading', { name: refundTicket.subject }).waitFor()
    await page.getByText('Who came into question').waitFor()
    expect(await page.getByRole('main').innerText()).toContain('of such tickets alone')
  })

  test('shows what a customer wrote as text, whatever it is', async () => {
    const subject = '<img src=x onerror="document.title=1">'
    await api.send('POST', '/v1/tickets', { id: 'html', subject, body: 'refund <script>document.title=2</script>' })
    await page.goto(`${address}/#/ticket/html`)
    await page.getByRole('heading', { name: subject }).waitFor()
    expect(await page.title()).toBe('Pointsman')
  })

  test('breaks no rule of its own security policy and throws nothing', () => {
    expect(complaints).toEqual([])
  })
}
