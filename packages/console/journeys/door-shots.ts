import type { Page } from 'playwright-core'
import { newUser, setPassword } from '../../server/src/sign-in/users.ts'
import type { Role } from '../../server/src/store/store.ts'
import { ask } from './asking.ts'
import type { SampleServer } from './sample-server.ts'
import type { Shot } from './shots.ts'

const password = 'four words nobody joins'

/** Coming in, one's account, and what an agent finds. */
export const doorShots: readonly Shot[] = [
  {
    name: 'sign-in-nobody',
    show: async (page, at) => {
      await asNobody(page, at, { set_up: true })
      await page.getByRole('heading', { name: 'Nobody can sign in yet' }).waitFor()
    },
  },
  {
    name: 'sign-in',
    show: async (page, at) => {
      await asNobody(page, at, { set_up: false, open_id: 'Acme' })
      await page.getByRole('link', { name: 'Sign in with Acme' }).waitFor()
    },
  },
  {
    name: 'sign-in-refused',
    show: async (page, at) => {
      await asNobody(page, at, { set_up: false })
      await page.getByLabel(/^Login/).fill('nobody@acme.example')
      await page.getByLabel(/^Password/).fill('something else')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'sign-in-key',
    show: async (page, at) => {
      await asNobody(page, at, { set_up: false })
      await page.getByRole('button', { name: 'Use an API key instead' }).click()
      await page.getByLabel('API key').waitFor()
    },
  },
  {
    name: 'sign-in-link',
    show: async (page, { address }) => {
      await page.goto(`${address}/sign-in#token=none`)
      await page.getByRole('heading', { name: 'You have a link' }).waitFor()
    },
  },
  {
    name: 'set-up',
    show: async (page, { address }) => {
      await page.goto(`${address}/setup#token=none`)
      await page.getByRole('heading', { name: 'Set up Pointsman' }).waitFor()
    },
  },
  {
    name: 'account',
    show: async (page, at) => {
      await signInAs(page, at, 'supervisor')
      await page.goto(`${at.address}/account`)
      await page.getByRole('heading', { name: 'Who may sign in' }).waitFor()
      await page.getByLabel(/^Name/).fill('Kim Guest')
      await page.getByLabel(/^Login/).fill(`kim-${Math.random().toString(36).slice(2, 6)}@acme.example`)
      await page.getByRole('button', { name: 'Let somebody in' }).click()
      await page.getByText('A link for Kim Guest').waitFor()
    },
  },
  {
    name: 'account-role',
    show: async (page, at) => {
      await signInAs(page, at, 'supervisor')
      await page.goto(`${at.address}/account`)
      await page.getByRole('button', { name: 'Role of Agnes Agent' }).first().click()
      await page.getByRole('dialog').getByRole('button', { name: 'Change the role' }).waitFor()
    },
  },
  {
    name: 'my-work',
    show: async (page, at) => {
      await signInAs(page, at, 'agent')
      await page.goto(at.address)
      await page.getByText('Resolved alone').waitFor()
    },
  },
  {
    name: 'my-ticket',
    show: async (page, at) => {
      await signInAs(page, at, 'agent')
      await page.goto(at.address)
      await page.locator('main .panel').getByRole('link').first().click()
      await page.getByText('What was read').waitFor()
    },
  },
  {
    name: 'not-yours',
    show: async (page, at) => {
      await signInAs(page, at, 'agent')
      await page.goto(`${at.address}/policy`)
      await page.getByText('This is not yours to see').waitFor()
    },
  },
]

/** As the page is for whoever is not signed in, where these ways in are open. */
async function asNobody(page: Page, { address }: SampleServer, ways: object): Promise<void> {
  await page.evaluate(() => sessionStorage.clear())
  await page.route('**/v1/sign-in', (route) =>
    route.request().method() === 'GET' ? route.fulfill({ json: ways }) : route.continue(),
  )
  await page.goto(address)
  await page.reload()
}

const names: Readonly<Record<Role, string>> = {
  supervisor: 'Mira Supervisor',
  agent: 'Agnes Agent',
  read_only: 'Gil Guest',
}

/** Somebody of that role, whom the first shot that needs them lets in. The agent is whoever was given a ticket last. */
async function signInAs(page: Page, at: SampleServer, role: Role): Promise<void> {
  const { address, store } = at
  for (const one of ['supervisor', 'agent'] as const) {
    if ((await store.userByLogin(one)) !== undefined) continue
    const { items } = await ask<{ items: { agent: string }[] }>(at, '/v1/given-out')
    const agent = one === 'agent' ? { agent: items[0]!.agent } : {}
    const user = await newUser({ login: one, name: names[one], role: one, ...agent }, Date.now())
    await store.addUser(user)
    await setPassword(store, user.id, password)
  }
  await page.goto(address)
  const status = await page.evaluate(
    async (body) => {
      sessionStorage.clear()
      const headers = { 'content-type': 'application/json', 'x-pointsman': 'console' }
      return (await fetch('/v1/sign-in', { method: 'POST', headers, body: JSON.stringify(body) })).status
    },
    { login: role, password },
  )
  if (status !== 200) throw new Error(`signing in as ${role}: ${status}`)
  await page.reload()
}
