/** The tests that guard the room named by MUTATED_ROOM, one after the other. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'
import { guards, leftOut } from './rooms.ts'

const room = process.env['MUTATED_ROOM'] ?? ''
const asked = guards[room] ?? []

/** What fails early saves the rest. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => asked.findIndex((each) => moduleId.includes(`/test/${each}`))
    return files.toSorted((a, b) => place(a) - place(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

export default defineConfig({
  test: {
    include: asked.map((each) => (each.endsWith('/') ? `test/${each}**/*.test.ts` : `test/${each}.test.ts`)),
    exclude: leftOut.map((each) => `test/${each}`),
    setupFiles: [`${import.meta.dirname}/stopped-watch.ts`],
    sequence: { sequencer: InOrder },
    isolate: false,
    pool: 'threads',
    testTimeout: 60_000,
  },
})
