/** Reads a text in every way there is: as a command, as a message, as a turn in a thread, as a configuration, as a claim. */
import { isClaim } from '../../src/check/is-claim.ts'
import { amend } from '../../src/scenario/amend.ts'
import { readMessageOrConfig } from '../../src/scenario/config/in-message.ts'
import { converse } from '../../src/scenario/conversation.ts'
import { parse } from '../../src/scenario/parse.ts'
import { specSchema } from '../../src/scenario/spec.ts'
import { parsed, today, vocabulary } from '../scenario/language.ts'

const start = parsed('70b 2B tokens')

export const readers = {
  parse: (text: string) => parse(text, vocabulary, today),
  amend: (text: string) => amend(start, text, vocabulary, today),
  'amend, overheard': (text: string) => amend(start, text, vocabulary, today, { addressed: false }),
  read: (text: string) => readMessageOrConfig(text, vocabulary, today),
  converse: (text: string) => converse({ revisions: [start], position: 0 }, text, vocabulary, today).turn,
  claim: (text: string) => ({ claim: isClaim(text, vocabulary, today) }),
} as const satisfies Readonly<Record<string, (text: string) => object>>

/** Processor time is counted in steps of so many milliseconds. */
const step = 4

/** Milliseconds from now on that are not others' on the same machine. */
function stopwatch(): () => number {
  const began = performance.now()
  const before = process.threadCpuUsage()
  return () => {
    const { user, system } = process.threadCpuUsage()
    const spent = (user - before.user + system - before.system) / 1000
    return Math.min(performance.now() - began, spent + step)
  }
}

/** What takes longer may have been held up, by others on the machine or by a collection of garbage: it is read again. */
const doubtful = 2
const mostTries = 4

function timed(read: (text: string) => object, text: string): { readonly found: object; readonly ms: number } {
  let best = Infinity
  let found: object = {}
  for (let tries = 0; tries < mostTries && best > doubtful; tries += 1) {
    const taken = stopwatch()
    found = read(text)
    best = Math.min(best, taken())
  }
  return { found, ms: best }
}

/** Milliseconds of each reader, the best of a few where it is slow. Throws where a reader does, or where what it read is not what a scenario may be. */
export function readAll(text: string): Readonly<Record<string, number>> {
  const times: Record<string, number> = {}
  for (const [name, read] of Object.entries(readers)) {
    const { found, ms } = timed(read, text)
    times[name] = ms
    if ('scenario' in found) specSchema.parse(Object(found.scenario).spec)
  }
  return times
}
