import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: './tests/build.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One more than cores are to be had on a small machine: the tests of clusters and browsers wait much of their time.
    maxWorkers: 3,
  },
})
