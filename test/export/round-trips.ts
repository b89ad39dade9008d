/** `npm run round-trips`: 1,000 plans, or as many as are asked for, out of a seed; exits with 1 where one is not read back. */
import { sweepRoundTrips } from './round-trip-sweep.ts'

const [count = '1000', seed = '1'] = process.argv.slice(2)
const { plans, faults } = sweepRoundTrips(Number(count), Number(seed))
process.stdout.write(`${plans} plans, ${faults.length} not read back\n`)
for (const fault of faults) process.stdout.write(`${fault}\n`)
if (faults.length > 0) process.exitCode = 1
