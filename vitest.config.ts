import { availableParallelism } from 'node:os'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'

/**
 * Tests that start processes or explore for half a minute: begun last, they would leave a core idle at the end. Those of
 * the page wait for a browser, and do not start among them.
 */
const longest = ['test/end-to-end/', 'test/chaos/', 'test/model/', 'test/load/', 'test/fuzz/', 'test/hours/']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => longest.some((folder) => moduleId.includes(folder))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/hours/*.hour.ts', 'packages/*/test/**/*.test.ts'],
    globalSetup: ['./test/store/postgres-server.ts', './test/end-to-end/server-folder.ts'],
    setupFiles: './test/seed-properties.ts',
    sequence: { sequencer: LongestFirst },
    pool: 'threads',
    isolate: false,
    // The tests of the shells mostly wait: one worker more than cores keeps the cores busy.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default', './test/reporter.ts'],
    // No test reads the prices of the day.
    env: { PRICE_FEEDS: 'off' },
    // A busy machine is not a failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
