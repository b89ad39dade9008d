/** `npm run cards`: 1,000 commands and amendments, or as many as are asked for; exits with 1 where a card has a fault. */
import { sweepCards } from './card-sweep.ts'

const count = Number(process.argv[2] ?? 1000)
const { texts, cards, faults } = sweepCards(count)
process.stdout.write(`${texts} texts, ${cards} cards, ${faults.length} faults\n`)
for (const fault of faults) process.stdout.write(`${fault}\n`)
if (faults.length > 0) process.exitCode = 1
