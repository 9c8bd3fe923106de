import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'examples/**/*.test.ts'],
    // CI machines are shared: a slow test is not a failed one.
    testTimeout: process.env['POINTSMAN_CI'] ? 180_000 : 30_000,
    hookTimeout: 60_000,
  },
})
