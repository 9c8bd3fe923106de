import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInLink } from '../../server/src/sign-in/links.ts'
import { newUser, setPassword } from '../../server/src/sign-in/users.ts'
import { desktop, hasChromium, leftOut, openBrowser } from './browser.ts'
import { databases, startSmall, type SmallServer } from './signing-in-server.ts'

const password = 'four words nobody joins'

if (hasChromium) {
  for (const { name, open } of databases()) {
    describe(`signing in, on ${name}`, { timeout: 240_000 }, () => journeys(() => startSmall(open)))
  }
} else describe('signing in', () => test.skip(leftOut, () => {}))

function journeys(start: () => Promise<SmallServer>): void {
  let small: SmallServer
  let browser: Browser
  let page: Page
  const at = (path: string): string => `${small.server.address}${path}`

  beforeAll(async () => {
    small = await start()
    browser = await openBrowser()
    const context = await browser.newContext({ viewport: desktop, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
    page = await context.newPage()
    page.setDefaultTimeout(120_000)
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await small?.close()
  })

  const signIn = async (login: string): Promise<void> => {
    await page.getByLabel(/^Login/).fill(login)
    await page.getByLabel(/^Password/).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: /^Account of/ }).waitFor()
  }
  const signOut = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  }
  const isOpenToAll = async (): Promise<void> => {
    // Word of what was done fades in and out, and is pale meanwhile.
    const { violations } = await new AxeBuilder({ page })
      .exclude('.mantine-Notification-root')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }

  test('the first who has the link that was printed sets it up; nobody else can', async () => {
    await page.goto(at('/'))
    await page.getByRole('heading', { name: 'Nobody can sign in yet' }).waitFor()
    await isOpenToAll()
    await page.goto(at('/setup#token=guessed'))
    const fill = async (): Promise<void> => {
      await page.getByLabel(/^Name/).fill('Mira Supervisor')
      await page.getByLabel(/^Login/).fill('mira@acme.example')
      await page.getByLabel(/^Password/).fill(password)
      await page.getByRole('button', { name: 'Begin' }).click()
    }
    await fill()
    await page.getByRole('alert').getByText('This link was used already, or is over.').waitFor()
    await isOpenToAll()
    await page.goto(small.server.setUpAddress!)
    await fill()
    await page.getByRole('button', { name: 'Account of Mira Supervisor' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
    await page.getByText('Live', { exact: true }).waitFor()
  })

  test('a supervisor lets somebody in, and what they do carries their name', async () => {
    await page.goto(at('/account'))
    await page.getByLabel(/^Name/).fill('Guest')
    await page.getByLabel(/^Login/).fill('guest')
    await page.getByRole('button', { name: 'Let somebody in' }).click()
    await page.getByText(/sign-in#token=/).waitFor()
    await isOpenToAll()
    await page.goto(at('/tickets/bobs'))
    await page.getByText('What was read').waitFor()
    await page.keyboard.press('o')
    await page.getByRole('combobox', { name: 'It is' }).click()
    await page.getByRole('option', { name: 'Low' }).click()
    await page.getByRole('combobox', { name: 'Because' }).fill('It can wait')
    await page.keyboard.press('Control+Enter')
    // The reason stands in the form already while it is being sent, so the store is asked until it is there.
    await expect
      .poll(async () => (await small.store.decisions('bobs')).at(-1)?.override, { timeout: 60_000 })
      .toMatchObject({ actor: 'mira@acme.example', reason: 'It can wait' })
    await signOut()
  })

  test('a wrong password is refused in words, a right one opens', async () => {
    await page.getByLabel(/^Login/).fill('mira@acme.example')
    await page.getByLabel(/^Password/).fill('something else')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('The login or the password is wrong.').waitFor()
    await isOpenToAll()
    await signIn('mira@acme.example')
    await signOut()
  })

  test('whoever may only look sees what a supervisor sees, and no way to change it', async () => {
    const guest = (await small.store.userByLogin('guest'))!
    await setPassword(small.store, guest.id, password)
    await signIn('guest')
    await page.getByRole('link', { name: 'Policy' }).first().waitFor()
    await page.goto(at('/tickets/adas'))
    await page.getByText('What was read').waitFor()
    expect(await page.getByRole('button', { name: 'Override' }).count()).toBe(0)
    await page.keyboard.press('o')
    await page.goto(at('/agents'))
    await page.getByRole('row').nth(1).waitFor()
    expect(await page.getByRole('button', { name: 'Away …' }).count()).toBe(0)
    const refused = await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json', 'x-pointsman': 'console' }
      const answer = await fetch('/v1/agents/ada/presence', { method: 'PUT', headers, body: '{"state":"away"}' })
      return { status: answer.status, detail: ((await answer.json()) as { detail: string }).detail }
    })
    expect(refused).toEqual({ status: 403, detail: expect.stringContaining('Whoever may only look changes nothing') })
    await signOut()
  })

  test('an agent comes to their own work, and is refused what is not theirs', async () => {
    const ada = await newUser({ login: 'ada', name: 'Ada Lovelace', role: 'agent', agent: 'ada' }, Date.now())
    await small.store.addUser(ada)
    const token = await signInLink(small.store, ada.id, Date.now())
    await page.goto(at(`/sign-in#token=${token}`))
    await isOpenToAll()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Choose a password' }).waitFor()
    await page.getByLabel(/^New password/).fill(password)
    await page.getByRole('button', { name: 'Set password' }).click()
    await page.getByRole('heading', { name: 'Change password' }).waitFor()
    await page.goto(at('/'))
    await page.waitForURL('**/agents/ada')
    await page.getByRole('link', { name: 'Refund for my invoice' }).first().waitFor()
    expect(await page.getByRole('link', { name: 'Policy' }).count()).toBe(0)
    await isOpenToAll()
    for (const path of ['/agents/bob', '/policy', '/review', '/discrepancies', '/health', '/agents']) {
      await page.goto(at(path))
      await page.getByText('This is not yours to see').waitFor()
    }
    await page.goto(at('/tickets/bobs'))
    await page.getByRole('alert').getByText('Ticket "bobs" is not, and was not, yours').waitFor()
  })

  test('an agent reads every reason about themselves, and says with one key that a ticket is not theirs', async () => {
    await page.goto(at('/agents/ada'))
    await page.getByRole('link', { name: 'Refund for my invoice' }).first().click()
    await page.getByText('What was read').waitFor()
    expect(await page.getByText('Bob Baker').count()).toBe(0)
    await page.getByText(/^Of the others \d+ could have had it/).waitFor()
    await isOpenToAll()
    await page.keyboard.press('x')
    await page.getByText('Said that it is in the wrong place.').waitFor()
    const flagged = (await small.store.events('adas')).filter(({ kind }) => kind === 'flagged')
    expect(flagged).toMatchObject([{ actor: 'ada' }])
    await signOut()
  })

  test('signing out everywhere ends every session, at once', async () => {
    await signIn('ada')
    const other = await browser.newContext()
    const elsewhere = await other.newPage()
    await elsewhere.goto(at('/'))
    await elsewhere.getByLabel(/^Login/).fill('ada')
    await elsewhere.getByLabel(/^Password/).fill(password)
    await elsewhere.getByRole('button', { name: 'Sign in' }).click()
    await elsewhere.getByRole('button', { name: /^Account of/ }).waitFor()
    await page.goto(at('/account'))
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await elsewhere.reload()
    await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor()
    await other.close()
  })
}
