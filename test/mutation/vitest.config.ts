/** The tests that guard the room named by MUTATED_ROOM, one after the other. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'
import { guardTests, excludedTests } from './guard-tests.ts'

const room = process.env['MUTATED_ROOM'] ?? ''
const guardPaths = guardTests[room] ?? []

/** What fails early saves the rest. */
class GuardOrderSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => guardPaths.findIndex((each) => moduleId.includes(`/test/${each}`))
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

export default defineConfig({
  test: {
    include: guardPaths.map((each) => (each.endsWith('/') ? `test/${each}**/*.test.ts` : `test/${each}.test.ts`)),
    exclude: excludedTests.map((each) => `test/${each}`),
    setupFiles: [`${import.meta.dirname}/stopped-watch.ts`],
    sequence: { sequencer: GuardOrderSequencer },
    isolate: false,
    pool: 'threads',
    testTimeout: 60_000,
  },
})
