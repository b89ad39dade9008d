/** Reads a text in every way there is: as a command, as a message, as a turn in a thread, as a configuration, as a claim. */
import { isClaim } from '../../src/check/claim-detection.ts'
import { readReply } from '../../src/language/replies/reply.ts'
import { readMessageOrConfig } from '../../src/language/config/pasted-config.ts'
import { applyTurn } from '../../src/language/replies/turn.ts'
import { parseCommand } from '../../src/language/command.ts'
import { specSchema } from '../../src/scenario/scenario.ts'
import { scenarioOf, today, vocabulary } from '../language/fixtures.ts'

const startScenario = scenarioOf('70b 2B tokens')

export const readers = {
  parse: (text: string) => parseCommand(text, vocabulary, today),
  amend: (text: string) => readReply(startScenario, text, vocabulary, today),
  'amend, overheard': (text: string) => readReply(startScenario, text, vocabulary, today, { isAddressed: false }),
  read: (text: string) => readMessageOrConfig(text, vocabulary, today),
  converse: (text: string) => applyTurn({ revisions: [startScenario], position: 0 }, text, vocabulary, today).result,
  claim: (text: string) => ({ claim: isClaim(text, vocabulary, today) }),
} as const satisfies Readonly<Record<string, (text: string) => object>>

/** Processor time is counted in steps of so many milliseconds. */
const cpuTick = 4

/** Milliseconds from now on that are not others' on the same machine. */
function stopwatch(): () => number {
  const began = performance.now()
  const before = process.threadCpuUsage()
  return () => {
    const { user, system } = process.threadCpuUsage()
    const spent = (user - before.user + system - before.system) / 1000
    return Math.min(performance.now() - began, spent + cpuTick)
  }
}

/** Milliseconds; what takes longer may have been held up, by others on the machine or by a collection of garbage: it is read again. */
const retryAbove = 2
const maxTries = 4

function timeReader(
  read: (text: string) => object,
  text: string,
  enough: number,
): { readonly result: object; readonly ms: number } {
  let best = Infinity
  let result: object = {}
  for (let tries = 0; tries < maxTries && best > enough; tries += 1) {
    const elapsed = stopwatch()
    result = read(text)
    best = Math.min(best, elapsed())
  }
  return { result, ms: best }
}

/** Milliseconds of each reader, the best of a few where it is slow. Throws where a reader does, or where what it read is not what a scenario may be. */
export function timeReaders(text: string, enough = retryAbove): Readonly<Record<string, number>> {
  const times: Record<string, number> = {}
  for (const [name, read] of Object.entries(readers)) {
    const { result, ms } = timeReader(read, text, enough)
    times[name] = ms
    if ('scenario' in result) specSchema.parse(Object(result.scenario).spec)
  }
  return times
}
