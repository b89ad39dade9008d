import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    globalSetup: './test/store/postgres-server.ts',
    setupFiles: './test/seed-properties.ts',
    pool: 'threads',
    isolate: false,
    // The tests of the shells mostly wait; one worker a core, where the default keeps one core free.
    maxWorkers: '100%',
    reporters: ['default', './test/reporter.ts'],
    // No test reads the prices of the day.
    env: { PRICE_FEEDS: 'off' },
    // A busy machine is not a failure.
    testTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
})
