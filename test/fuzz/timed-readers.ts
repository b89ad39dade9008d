/** Reads a text in every way there is: as a command, as a message, as a turn in a thread, as a configuration, as a claim. */
import { sharedApp } from '../shared-app.ts'
import { isClaim } from '../../src/check/claim-detection.ts'
import { readReply } from '../../src/language/replies/reply.ts'
import { readMessageOrConfig } from '../../src/language/config/pasted-config.ts'
import { applyTurn } from '../../src/language/replies/turn.ts'
import { parseCommand } from '../../src/language/command.ts'
import { specSchema } from '../../src/scenario/scenario.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { scenarioOf, today, vocabulary } from '../language/fixtures.ts'

const engine = sharedApp().engine()
const request = { today, rules: noRules, teamMeasurements: [], isInteractive: true }
const startScenario = scenarioOf('70b 2B tokens')

type Readers = Readonly<Record<string, (text: string) => object>>

export const readers = {
  parse: (text: string) => parseCommand(text, vocabulary, today),
  amend: (text: string) => readReply(startScenario, text, vocabulary, today),
  'amend, overheard': (text: string) => readReply(startScenario, text, vocabulary, today, { isAddressed: false }),
  read: (text: string) => readMessageOrConfig(text, vocabulary, today),
  converse: (text: string) => applyTurn({ revisions: [startScenario], position: 0 }, text, vocabulary, today).result,
  claim: (text: string) => ({ claim: isClaim(text, vocabulary, today) }),
} as const satisfies Readers

const planned = engine.handle({ kind: 'text', text: '70b 2B tokens', inputKind: 'command' }, request)
if (planned.kind !== 'plan') throw new Error('no plan')
const { thread } = planned

/** What stands on the loop when a text comes in, up to what is said to it: each cuts it first, as far as it does. */
export const conversationReaders = {
  ask: (text: string) => engine.handle({ kind: 'text', text, inputKind: 'command' }, request),
  'ask, of a message': (text: string) => engine.handle({ kind: 'text', text, inputKind: 'message' }, request),
  reply: (text: string) => engine.handle({ kind: 'reply', text, thread, isAddressed: true }, request),
  'reply, overheard': (text: string) => engine.handle({ kind: 'reply', text, thread, isAddressed: false }, request),
  check: (text: string) => engine.handle({ kind: 'check', text }, request),
} as const satisfies Readers

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
export function timeReaders(
  text: string,
  enough = retryAbove,
  chosen: Readers = readers,
): Readonly<Record<string, number>> {
  const times: Record<string, number> = {}
  for (const [name, read] of Object.entries(chosen)) {
    const { result, ms } = timeReader(read, text, enough)
    times[name] = ms
    if ('scenario' in result) specSchema.parse(Object(result.scenario).spec)
  }
  return times
}
