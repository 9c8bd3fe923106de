import type { Shot } from './shots.ts'

/** What somebody sees who has just set Pointsman up: nothing has come in yet, and each screen says what to do next. */
export const emptyShots: readonly Shot[] = [
  {
    name: 'empty-now',
    show: async (page) => {
      await page.getByText('Nothing has come in yet.').waitFor()
    },
  },
  ...(
    [
      ['agents', 'There are no agents yet.'],
      ['discrepancies', 'Nothing has been compared yet.'],
      ['quality', 'The history was not looked over yet'],
      ['review', 'Nothing was decided in this month.'],
      ['policy', 'Nothing is changed.'],
      ['health', 'No model has been trained'],
    ] as const
  ).map(([screen, words]): Shot => ({
    name: `empty-${screen}`,
    show: async (page, { address }) => {
      await page.goto(`${address}/${screen}`)
      await page.getByText(words).first().waitFor()
    },
  })),
]
