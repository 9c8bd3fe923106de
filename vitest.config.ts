import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/console/journeys/**/*.test.ts',
      'scripts/**/*.test.ts',
      'examples/**/*.test.ts',
    ],
    // CI machines are shared: a slow test is not a failed one.
    testTimeout: process.env['POINTSMAN_CI'] ? 180_000 : 30_000,
    hookTimeout: process.env['POINTSMAN_CI'] ? 300_000 : 60_000,
    // Tests wait for databases, browsers and help desks as much as they work: one more at a time than there are processors.
    maxWorkers: availableParallelism() + 1,
  },
})
