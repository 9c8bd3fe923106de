import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProvider, type Accounts, type TestProvider } from '../../server/src/sign-in/test-provider.ts'
import { newUser, setPassword } from '../../server/src/sign-in/users.ts'
import { desktop, hasChromium, leftOut, openBrowser } from './browser.ts'
import { databases, startSmall, type SmallServer } from './signing-in-server.ts'

const password = 'four words nobody joins'
const patience = { timeout: 60_000 }

/** What the company's provider says of each. */
const accounts: Accounts = {
  lea: { groups: ['leads'], email: 'lea@acme.example', email_verified: true, name: 'Lea Lead' },
  stranger: { groups: ['sales'], email: 'stranger@acme.example', email_verified: true },
}

if (hasChromium) {
  for (const { name, open } of databases()) {
    describe(`who is let in, on ${name}`, { timeout: 240_000 }, () => journeys(open))
  }
} else describe('who is let in', () => test.skip(leftOut, () => {}))

function journeys(open: ReturnType<typeof databases>[number]['open']): void {
  let small: SmallServer
  let provider: TestProvider
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    provider = await startProvider(accounts)
    const roles = { POINTSMAN_OIDC_ROLES: 'leads=supervisor, support=agent', POINTSMAN_OIDC_NAME: 'Acme' }
    small = await startSmall(open, { ...provider.settings, ...roles })
    provider.answer(small.server.address)
    // Without anybody the first page is about the first supervisor.
    await small.store.addUser(await newUser({ login: 'mira', name: 'Mira', role: 'supervisor' }, Date.now()))
    browser = await openBrowser()
    page = await visitor()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await small?.close()
    provider?.close()
  })

  /** A browser that nobody has signed in with. */
  const visitor = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: desktop, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
    const opened = await context.newPage()
    opened.setDefaultTimeout(120_000)
    return opened
  }

  test('with the company’s account one comes in as what one’s group says', async () => {
    await comeFromAcme(page, small, 'lea')
    await page.getByRole('button', { name: 'Account of Lea Lead' }).click()
    await page.getByText('Supervisor', { exact: true }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
    await page.getByRole('menuitem', { name: 'Your account' }).click()
    await page.getByText('lea@acme.example · Supervisor', { exact: false }).first().waitFor()
  })

  test('whoever no group lets in is told so, and can go on', async () => {
    const other = await visitor()
    await comeFromAcme(other, small, 'stranger')
    await other.getByRole('alert').getByText('nobody has let you in here').waitFor()
    await other.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    await other.context().close()
  })

  letting(() => ({ page, small, visitor }))
}

/** From the first page to the provider and back. */
async function comeFromAcme(page: Page, { server }: SmallServer, account: string): Promise<void> {
  await page.goto(server.address)
  await page.getByRole('link', { name: 'Sign in with Acme' }).click()
  await page.locator('[name=login]').fill(account)
  await page.locator('[name=password]').fill('any')
  await page.locator('[type=submit]').click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(`${server.address}/**`)
}

interface Stage {
  readonly page: Page
  readonly small: SmallServer
  readonly visitor: () => Promise<Page>
}

/** What a supervisor does about who may sign in. */
function letting(open: () => Stage): void {
  test('somebody who was let in to look gets another role, and is out until they sign in again', async () => {
    const { page, small, visitor } = open()
    await page.goto(`${small.server.address}/account`)
    await page.getByLabel(/^Name/).fill('Ada Lovelace')
    await page.getByLabel(/^Login/).fill('ada@acme.example')
    await page.getByRole('button', { name: 'Let somebody in' }).click()
    await page.getByText('A link for Ada Lovelace').waitFor()
    const theirs = await comeByLink(page, await visitor())
    await theirs.getByRole('link', { name: 'Policy' }).first().waitFor()
    await page.getByRole('button', { name: 'Role of Ada Lovelace' }).click()
    const dialog = page.getByRole('dialog')
    await choose(page, dialog.getByRole('combobox', { name: 'Role' }), 'Agent')
    await choose(page, dialog.getByRole('combobox', { name: 'Whose work they see' }), 'Ada Lovelace')
    await dialog.getByRole('button', { name: 'Change the role' }).click()
    await page.getByText('Agent, sees the work of Ada Lovelace').waitFor()
    expect(await small.store.userByLogin('ada@acme.example')).toMatchObject({ role: 'agent', agent: 'ada' })
    await theirs.reload()
    await theirs.getByRole('heading', { name: 'Sign in' }).waitFor()
    await theirs.context().close()
  })

  test('whoever is shut out is out at once, and comes in again by a new link', async () => {
    const { page, small, visitor } = open()
    const ada = (await small.store.userByLogin('ada@acme.example'))!
    await setPassword(small.store, ada.id, password)
    await page.goto(`${small.server.address}/account`)
    const row = page.getByRole('listitem').filter({ hasText: 'ada@acme.example' })
    await row.getByRole('button', { name: 'Shut out' }).click()
    await row.getByRole('button', { name: 'Let in again' }).waitFor()
    const refused = await visitor()
    await refused.goto(small.server.address)
    await refused.getByLabel(/^Login/).fill('ada@acme.example')
    await refused.getByLabel(/^Password/).fill(password)
    await refused.getByRole('button', { name: 'Sign in', exact: true }).click()
    await refused.getByRole('alert').getByText('The login or the password is wrong.').waitFor()
    await refused.context().close()
    await row.getByRole('button', { name: 'Let in again' }).click()
    await row.getByRole('button', { name: 'New link' }).click()
    const theirs = await comeByLink(page, await visitor())
    await theirs.goto(small.server.address)
    await theirs.getByRole('link', { name: 'Refund for my invoice' }).waitFor()
    await theirs.context().close()
  })

  test('the last supervisor stays one, and is told why', async () => {
    const { page, small } = open()
    const mira = (await small.store.userByLogin('mira'))!
    await small.store.changeUser(mira.id, { disabledAt: Date.now() })
    await page.goto(`${small.server.address}/account`)
    const row = page.getByRole('listitem').filter({ hasText: 'lea@acme.example' })
    await row.getByRole('button', { name: 'Shut out' }).click()
    await row.getByRole('alert').getByText('is the last supervisor, and stays one').waitFor()
    await expect
      .poll(async () => (await small.store.userByLogin('lea@acme.example'))!.disabledAt, patience)
      .toBe(undefined)
  })
}

/** Opens the link that the page shows in another browser, where it signs in. */
async function comeByLink(shown: Page, theirs: Page): Promise<Page> {
  const link = await shown.locator('.letter pre').innerText()
  await theirs.goto(link.trim())
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await theirs.getByRole('heading', { name: 'Choose a password' }).waitFor()
  return theirs
}

async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await field.click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
