import { expect, test } from 'vitest'
import { ask } from './asking.ts'
import type { Open } from './at-work.ts'

/** The quality of the history: what was found leads to tickets, and the history is looked over anew. */
export function lookingOver(open: Open): void {
  test('a finding leads to its tickets, at an address of its own', async () => {
    const { page, sample } = open()
    await page.goto(`${sample.address}/quality`)
    const worths = page.locator('.quality-findings .quality-worth .num')
    await worths.first().waitFor()
    const { report } = await ask<{ report: { findings: { kind: string; tickets: { id: string }[] }[] } }>(
      sample,
      '/v1/reports/quality',
    )
    expect(await worths.count()).toBe(report.findings.length)
    const finding = report.findings.find(({ tickets }) => tickets.length > 0)!
    await page.goto(`${sample.address}/quality?finding=${finding.kind}`)
    await page.getByText('What to do:').waitFor()
    await page.getByRole('link', { name: finding.tickets[0]!.id, exact: true }).click()
    await page.waitForURL(`**/tickets/${finding.tickets[0]!.id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  })

  test('the history is looked over anew beside the work, and the page says how far it is', async () => {
    const { page, sample } = open()
    await page.goto(`${sample.address}/quality`)
    const before = await madeAt(sample)
    await page.getByRole('combobox', { name: 'Labels' }).click()
    await page.getByRole('option', { name: 'Intents' }).click()
    await page.getByRole('button', { name: 'Look it over anew' }).click()
    await page.getByText('The history is being looked over,').waitFor()
    const isOver = async (): Promise<boolean> => ![before, making].includes(await madeAt(sample))
    await expect.poll(isOver, { timeout: 180_000 }).toBe(true)
    await page.getByText('The history is being looked over,').waitFor({ state: 'hidden' })
    await page.getByRole('columnheader', { name: 'Intents' }).waitFor()
  })
}

const making = 'being made'

/** Which report there is; `making` while there is going to be another. */
async function madeAt(sample: ReturnType<Open>['sample']): Promise<string> {
  const state = await ask<{ report: { made_at: string; target: string }; making?: object }>(
    sample,
    '/v1/reports/quality',
  )
  return state.making === undefined ? `${state.report.made_at} ${state.report.target}` : making
}
