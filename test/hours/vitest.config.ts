import { defineConfig } from 'vitest/config'

/** The hours alone, `npm run hours`; they are among the tests of every change, too. */
export default defineConfig({
  test: {
    include: ['test/hours/*.hour.ts'],
    globalSetup: './test/store/postgres-server.ts',
    setupFiles: './test/seed-properties.ts',
    pool: 'threads',
    env: { PRICE_FEEDS: 'off' },
    testTimeout: 600_000,
    expect: { poll: { timeout: 20_000 } },
  },
})
