import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ask, policyOf, workOutCurve } from './asking.ts'
import type { SampleServer } from './sample-server.ts'

type Open = () => { readonly page: Page; readonly sample: SampleServer }

/** What an operator does: looks at what a tolerance buys, changes it, goes back; ends an alarm. */
export function lookingAfter(open: Open): void {
  policy(open)
  health(open)
}

function policy(open: Open): void {
  test('the risk slider says what it buys; what it changes is previewed, saved, and gone back on', async () => {
    const { page, sample } = open()
    await workOutCurve(sample)
    const before = await policyOf(sample)
    await page.goto(`${sample.address}/policy`)
    const alone = page.locator('.bought dd.num').nth(1)
    await page.getByRole('slider').press('End')
    const { curve } = await ask<{ curve: readonly { coverage: number }[] }>(sample, '/v1/reports/risk')
    await expect.poll(() => alone.innerText()).toBe(`${Number((100 * curve.at(-1)!.coverage).toFixed(1))} %`)
    const save = page.getByRole('button', { name: 'Save' })
    expect(await save.isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByText(/In the last two weeks it would have changed/).waitFor()
    await save.click()
    await page.getByText(`Version ${before.version + 1} of the policy is in force.`).waitFor()
    expect(await policyOf(sample)).toMatchObject({ version: before.version + 1, risk: { tolerated: 0.25 } })
    await page.getByRole('tab', { name: 'Versions' }).click()
    await page.getByRole('link', { name: `Version ${before.version}`, exact: true }).click()
    await page.waitForURL(`**/policy?part=versions&version=${before.version}`)
    await page.getByRole('button', { name: `Return to version ${before.version}` }).click()
    await page.getByText(`Version ${before.version + 2} of the policy is in force.`).waitFor()
    expect(await policyOf(sample)).toEqual({ ...before, version: before.version + 2 })
  })

  test('a preview looks back from the server’s time, even where that is told last', async () => {
    const { page, sample } = open()
    await page.route('**/v1/now', async (route) => {
      await page.waitForTimeout(3000)
      await route.continue()
    })
    await page.goto(`${sample.address}/policy?part=versions&version=0`)
    await page.getByText(/In the last two weeks it/).waitFor()
    await page.unrouteAll({ behavior: 'wait' })
  })

  test('who was slower sees what the other changed, and puts theirs on top of it', async () => {
    const { page, sample } = open()
    const { version, ...rules } = await policyOf(sample)
    await page.goto(`${sample.address}/policy?part=urgency`)
    await page.getByLabel('Weight of impact').fill('0.6')
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByText(/In the last two weeks it/).waitFor()
    await ask(sample, '/v1/policy', { method: 'PUT', body: { ...rules, act_confidence: 0.55 } })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`Version ${version + 1} was saved meanwhile`).waitFor()
    await page.getByText('Least probability to suggest').waitFor()
    await page.getByRole('button', { name: 'Put mine on top of theirs' }).click()
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByText(/In the last two weeks it/).waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`Version ${version + 2} of the policy is in force.`).waitFor()
    const after = await policyOf(sample)
    expect(after).toMatchObject({ act_confidence: 0.55, urgency_weights: { impact: 0.6 } })
    await ask(sample, '/v1/policy', { method: 'PUT', body: rules })
  })
}

function health(open: Open): void {
  test('what is wrong comes first, and an alarm is ended with a reason', async () => {
    const { page, sample } = open()
    await page.goto(`${sample.address}/health`)
    await page.getByText('Right on tickets held out').waitFor()
    const at = sample.server.engine.now()
    const sounded = {
      queue: 'privacy',
      at,
      sign: 'strange',
      because: 'as a test of what one sees',
      model: 'm1',
    } as const
    await ask(sample, '/v1/tickets', { method: 'POST', body: { id: 'seen-to', subject: 'Refund', body: 'A refund' } })
    await sample.store.takeIn(1000, () => ({ states: [], alarms: [sounded] }))
    await page.getByRole('alert').getByText('Nothing is decided alone in Security & privacy').waitFor()
    await page.getByRole('button', { name: 'End …' }).click()
    await page.getByLabel('Because').fill('it was a test')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing is decided alone').waitFor({ state: 'hidden' })
    const { items } = await ask<{ items: readonly unknown[] }>(sample, '/v1/alarms')
    expect(items[0]).toMatchObject({ queue: 'privacy', endings: [{ reason: 'it was a test' }] })
  })

  test('says that nothing answers while nothing does, and is well again by itself', async () => {
    const { page, sample } = open()
    await page.goto(`${sample.address}/health`)
    await page.getByText('Right on tickets held out').waitFor()
    await page.route('**/readyz', (route) =>
      route.fulfill({ status: 503, json: { detail: 'no database', status: 503 } }),
    )
    await page.getByText('The database does not answer').waitFor()
    await page.unroute('**/readyz')
    await page.getByText('The database does not answer').waitFor({ state: 'hidden' })
  })
}
