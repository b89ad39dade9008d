/**
 * `npm run mutation -- ROOM [LINES] [PASSED]`: changes LINES lines of src/ROOM (all they hold that can be changed, one
 * at a time) and counts how many changes the tests that guard the room notice. What went unnoticed is printed. PASSED
 * lines of the shuffled order are passed over. Seconds a change, so it is run by hand.
 */
import { Stryker } from '@stryker-mutator/core'
import { join } from 'node:path'
import { guardTests } from './guard-tests.ts'
import { sampleLines } from './line-sample.ts'
import { wilsonInterval } from './wilson-interval.ts'

const [room = '', lines = '60', skip = '0'] = process.argv.slice(2)
if (guardTests[room] === undefined) {
  process.stderr.write(
    `npm run mutation -- ROOM [LINES] [PASSED], with ROOM one of ${Object.keys(guardTests).join(', ')}\n`,
  )
  process.exit(2)
}
process.env['MUTATED_ROOM'] = room

const results = await new Stryker({
  testRunner: 'vitest',
  plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  mutate: [...sampleLines(join(import.meta.dirname, '../..'), room, Number(lines), Number(skip))],
  concurrency: 1,
  // Stryker's reader of tsconfig.json asks TypeScript for what version 7 no longer has.
  tsconfigFile: 'none.json',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: `reports/mutation/${room}-${skip}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  // A busy machine is not an endless loop.
  timeoutMS: 120_000,
}).runMutationTest()

const counted = results.filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status))
const killed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
const [from, to] = wilsonInterval(killed, counted.length).map((share) => Math.round(share * 100))
const score = Math.round((killed / counted.length) * 100)
const timedOut = counted.filter(({ status }) => status === 'Timeout').length
process.stdout.write(
  `\n${room}: ${score} % of ${counted.length} changes noticed (95 %: ${from} to ${to} %), ${timedOut} of them by running out of time\n`,
)
